"""What operators run: where would a tip go, and the housekeeping."""

import json
import os
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from places.models import Station
from tipoff import blobs
from tipoff.models import Draft, Tip
from tipoff.retention import housekeeping
from tipoff.routing import Question
from tipoff.services import Report, submit_tip
from tipoff.vault import receipts


def run(name, *words):
    out = StringIO()
    call_command(name, *words, stdout=out)
    return out.getvalue()


def route(*words):
    return json.loads(run("route_tip", *words, "--json"))


@pytest.mark.parametrize(
    ("words", "station"),
    [
        (["--ward", "20260", "--province", "none", "--category", "theft"], "cam-le"),
        (["--ward", "24649", "--province", "68", "--category", "drugs"], "nam-dong"),
        (["--ward", "20285", "--category", "theft"], "desk-48"),
        (["--ward", "none", "--province", "68", "--category", "theft"], "desk-68"),
        (["--ward", "none", "--province", "none", "--category", "theft"], "desk-48"),
        (["--ward", "20260", "--category", "fraud", "--online"], "desk-48"),
        (["--ward", "20260", "--category", "theft", "--concerns", "ward"], "desk-48"),
        (["--ward", "20260", "--category", "theft", "--concerns", "unsure"], "desk-48"),
        (["--ward", "20260", "--category", "theft", "--concerns", "province"], "central"),
    ],
)
def test_route_tip_answers_the_station(world, words, station):
    assert route(*words)["station"] == station


def test_route_tip_says_urgent_and_writes_nothing(world):
    stations = Station.objects.count()
    answer = route("--ward", "20260", "--category", "theft", "--urgent")
    assert answer["reasons"] == ["urgent", "ward-station"]
    assert (Tip.objects.count(), Station.objects.count()) == (0, stations)


def test_child_abuse_is_urgent_without_being_told_so(world):
    assert "urgent" in route("--ward", "20260", "--category", "child")["reasons"]


def test_a_code_that_does_not_exist_is_named(world):
    with pytest.raises(CommandError, match="99999"):
        route("--ward", "99999", "--category", "theft")


def test_without_json_it_answers_a_line(world):
    assert run("route_tip", "--ward", "20260", "--category", "theft").startswith("cam-le\t")


def test_the_sweeper_erases_expired_drafts_and_replays_blobs(world):
    now = timezone.now()
    Draft.objects.create(key_hash="a", sealed=b"x", expires_at=now - timedelta(seconds=1))
    Draft.objects.create(key_hash="b", sealed=b"x", expires_at=now + timedelta(hours=1))
    question = Question("20260", "48", "theft", home_province="48")
    submit_tip(receipts.draw(), Report(question, {}, {"story": "x"}))
    Tip.objects.all().delete()
    assert "none" in run("sweep_tips")
    assert Draft.objects.get().key_hash == "b"
    assert "1 added" in run("sweep_tips", "--older-than", "0")
    assert Tip.objects.get().blob in blobs.store().names()


def aged(seconds):
    for name in blobs.store().names():
        moment = time.time() - seconds
        os.utime(blobs.store()._path(name), (moment, moment))


def test_the_servers_own_round_asks_of_every_blob_at_first_and_of_new_ones_from_then_on(world):
    housekeeping._sweep_all_once.cache_clear()
    question = Question("20260", "48", "theft", home_province="48")
    submit_tip(receipts.draw(), Report(question, {}, {"story": "x"}))
    Tip.objects.all().delete()
    housekeeping.blobs_round()
    assert not Tip.objects.exists()  # too young: it may be on its way
    for age, back in ((housekeeping.ASKED + 60, 0), (housekeeping.SETTLED + 60, 1)):
        aged(age)
        housekeeping.blobs_round()
        assert Tip.objects.count() == back
    Tip.objects.all().delete()
    aged(housekeeping.ASKED + 60)
    housekeeping._sweep_all_once.cache_clear()
    housekeeping.blobs_round()
    assert Tip.objects.count() == 1
