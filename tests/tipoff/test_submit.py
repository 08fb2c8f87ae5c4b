"""A receipt shown is a tip kept, once, on both sides, readable by the right keys alone."""

import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import OperationalError, connection, transaction
from tests.tipoff.factories import World, identity

from common.models import User
from places.models import Station
from tipoff import blobs, rules, services, trust
from tipoff.models import (
    Counter,
    EscrowKey,
    Message,
    Officer,
    OfficerVault,
    Revocation,
    RoutingRule,
    StationKey,
    StationKeyShare,
    Tip,
    TipKey,
)
from tipoff.routing import Concerns, Question
from tipoff.services import Report, replay_blob, submit_tip
from tipoff.services.replay import Replayed, sweep_blobs
from tipoff.vault import certificates, messages, receipts
from tipoff.vault.errors import OpenError

CAM_LE = Question(ward="20260", province="48", category="theft", home_province="48")


def report(question=CAM_LE, story="Mất xe máy"):
    return Report(question, header={"category": question.category}, body={"story": story})


def holders(tip):
    return set(tip.keys.values_list("name", flat=True))


def test_a_tip_is_kept_in_the_database_and_as_a_blob_and_opens_with_the_right_keys(world):
    kept = submit_tip(receipts.draw(), report())
    assert kept.tip.station.code == "cam-le"
    assert holders(kept.tip) == {"cam-le", "desk-48", "escrow"}
    for holder in holders(kept.tip):
        header, body, contact = world.open_tip(kept.tip, holder)
        assert body == {"story": "Mất xe máy"}
        assert header["reasons"] == ["ward-station"]
        assert contact == {}
    assert list(blobs.store().names()) == [kept.tip.blob]


def test_no_other_stations_key_opens_it(world):
    tip = submit_tip(receipts.draw(), report()).tip
    row = tip.keys.get(name="cam-le")
    row.name, row.epoch = "nam-dong", 1
    row.save()
    with pytest.raises(OpenError):
        world.open_tip(tip, "nam-dong")


def test_the_same_receipt_and_answers_make_one_tip(world):
    receipt = receipts.draw()
    first, second = submit_tip(receipt, report()), submit_tip(receipt, report())
    assert first.tip == second.tip
    assert not second.added
    assert Tip.objects.count() == 1
    assert Message.objects.count() == 0
    assert Counter.objects.get().count == 1


def test_changed_answers_are_added_to_the_tip_once_and_said_so(world):
    receipt = receipts.draw()
    submit_tip(receipt, report())
    second = submit_tip(receipt, report(story="Mất xe đạp"))
    third = submit_tip(receipt, report(story="Mất xe đạp"))
    assert (second.added, third.added) == (True, False)
    message = Message.objects.get()
    private = world.tip_key(second.tip, "cam-le")

    opened = messages.open_message(message.sealed_to_tip, identity(second.tip), 1, private)
    assert opened["story"] == "Mất xe đạp"


def test_answers_changed_to_urgent_make_the_tip_urgent_and_no_change_makes_it_calm(world):
    receipt = receipts.draw()
    calm = submit_tip(receipt, report()).tip
    urgent = submit_tip(receipt, report(replace(CAM_LE, urgent=True))).tip
    assert (calm.urgent, urgent.urgent) == (False, True)
    assert urgent.acknowledge_by - urgent.created_at < timedelta(minutes=31)
    again = submit_tip(receipt, report(story="Khác")).tip
    assert (again.urgent, again.acknowledge_by) == (True, urgent.acknowledge_by)


def test_changing_back_to_the_first_answers_is_a_change_too(world):
    receipt = receipts.draw()
    for story in ("A", "B", "A"):
        kept = submit_tip(receipt, report(story=story))
    assert kept.added
    assert Message.objects.count() == 2


@pytest.mark.parametrize("concerns", [Concerns.WARD, Concerns.UNSURE])
def test_a_conflict_goes_to_the_province_and_no_ward_holds_a_key(world, concerns):
    question = Question("20260", "48", "theft", concerns=concerns, home_province="48")
    tip = submit_tip(receipts.draw(), report(question)).tip
    assert tip.station.code == "desk-48"
    assert holders(tip) == {"desk-48", "central", "escrow"}


def test_a_tip_about_the_provinces_police_is_held_by_the_central_desk_and_escrow_alone(world):
    question = Question("20260", "48", "theft", concerns=Concerns.PROVINCE, home_province="48")
    assert holders(submit_tip(receipts.draw(), report(question)).tip) == {"central", "escrow"}


@pytest.mark.parametrize("concerns", [Concerns.WARD, Concerns.UNSURE, Concerns.PROVINCE])
def test_answers_changed_to_concern_a_holder_are_never_added_to_its_tip(world, concerns):
    receipt = receipts.draw()
    submit_tip(receipt, report())
    question = Question("20260", "48", "theft", concerns=concerns, home_province="48")
    with pytest.raises(services.ConcernsHolderError):
        submit_tip(receipt, report(question))
    assert Message.objects.count() == 0


def test_another_provinces_ward_gets_its_own_tips(world):
    question = Question("24649", "68", "drugs", home_province="48")
    tip = submit_tip(receipts.draw(), report(question)).tip
    assert tip.station.code == "nam-dong"
    assert holders(tip) == {"nam-dong", "desk-68", "escrow"}


def test_deadlines_are_half_an_hour_when_urgent_and_a_day_otherwise(world):
    calm = submit_tip(receipts.draw(), report()).tip
    question = Question("20260", "48", "child", urgent=True, home_province="48")
    urgent = submit_tip(receipts.draw(), report(question)).tip
    assert (calm.acknowledge_by - calm.created_at).total_seconds() == 24 * 3600
    assert (urgent.acknowledge_by - urgent.created_at).total_seconds() == 1800
    assert (calm.decide_by - calm.created_at).days == 20
    assert urgent.urgent
    assert not calm.urgent


def test_numbers_are_ten_digits_and_random(world):
    numbers = [submit_tip(receipts.draw(), report()).tip.public_id for _ in range(3)]
    assert all(len(n) == 10 and n.isdigit() for n in numbers)
    assert len({n[:4] for n in numbers}) > 1


# --- a failed check sends the tip up, never to an error ---------------------


def _break_officers():
    OfficerVault.objects.filter(officer__station__code="cam-le").update(last_unlocked_at=None)


def _break_certificate():
    key = StationKey.objects.get(station__code="cam-le")
    key.certificate = key.certificate[:-2] + b"x}"
    key.save()


def _swap_certificate():
    other = StationKey.objects.get(station__code="nam-dong")
    StationKey.objects.filter(station__code="cam-le").update(
        certificate=other.certificate, authority=other.authority, public_key=other.public_key
    )


def _take_shares():
    StationKeyShare.objects.filter(officer__user__username="cam-le-1").delete()


def _move_an_officer():
    officer = Officer.objects.get(user__username="cam-le-1")
    officer.station = Station.objects.get(code="desk-48")
    officer.save()


def _switch_off_a_login():
    User.objects.filter(username="cam-le-1").update(is_active=False)


def _old_epoch():
    trust.remember({"cam-le": 2})


@pytest.mark.parametrize(
    "harm",
    [
        _break_officers,
        _break_certificate,
        _swap_certificate,
        _take_shares,
        _move_an_officer,
        _switch_off_a_login,
        _old_epoch,
    ],
)
def test_a_station_that_fails_a_check_is_passed_over_for_the_province(world, harm):
    harm()
    tip = submit_tip(receipts.draw(), report()).tip
    assert tip.station.code == "desk-48"
    assert "cam-le" not in holders(tip)


def test_an_expired_key_is_passed_over(bare_world):
    world = bare_world
    world.add_escrow()
    desk = world.station("desk-48", "province", "48")
    ward = world.station("cam-le", "ward", "48", ["20260"])
    ward.keys.all().update(retired_at="2026-01-01T00:00Z")
    world.certify(ward, ["20260"], epoch=2, not_after=1)
    assert submit_tip(receipts.draw(), report()).tip.station == desk


def test_a_ward_that_the_certificate_does_not_name_is_not_served(bare_world):
    world = bare_world
    world.add_escrow()
    world.station("desk-48", "province", "48")
    ward = world.station("cam-le", "ward", "48", ["20285"])
    ward.wards.add("20260")
    assert submit_tip(receipts.draw(), report()).tip.station.code == "desk-48"


def test_a_station_relabelled_as_the_desk_above_receives_nothing(world):
    Station.objects.filter(code="cam-le").update(kind="province")
    question = Question("20260", "48", "theft", concerns=Concerns.WARD, home_province="48")
    tip = submit_tip(receipts.draw(), report(question)).tip
    assert tip.station.code == "desk-48"
    assert "cam-le" not in holders(tip)


def test_with_no_working_desk_at_all_the_central_one_owns_it_and_escrow_opens_it(bare_world):
    bare_world.add_escrow()
    tip = submit_tip(receipts.draw(), report()).tip
    assert tip.station.kind == "central"
    assert holders(tip) == {"escrow"}
    assert bare_world.open_tip(tip, "escrow")[1] == {"story": "Mất xe máy"}


def test_an_expired_escrow_key_serves_as_the_last_resort_only(world):
    EscrowKey.objects.all().delete()
    world.add_escrow(not_after=1)
    assert "escrow" not in holders(submit_tip(receipts.draw(), report()).tip)
    StationKey.objects.update(certificate=b"")
    assert holders(submit_tip(receipts.draw(), report()).tip) == {"escrow"}


def test_without_any_certified_key_nothing_is_acknowledged(bare_world):
    with pytest.raises(services.NotKeptError):
        submit_tip(receipts.draw(), report())
    assert Tip.objects.count() == 0


def test_a_revoked_station_key_is_passed_over(world):
    key = StationKey.objects.get(station__code="cam-le")
    serial = certificates.read_unverified(certificates.StationCertificate, key.certificate).serial
    statement = certificates.Revocation(serial, "lost", 1)
    signer, _ = world.authority("48")
    forged, _ = world.authority("68")
    row = Revocation.objects.create(
        serial=serial, statement=certificates.issue(statement, forged.private)
    )
    assert submit_tip(receipts.draw(), report()).tip.station.code == "cam-le"
    row.statement = certificates.issue(statement, signer.private)
    row.save()
    assert submit_tip(receipts.draw(), report()).tip.station.code == "desk-48"


def test_a_rule_counts_only_with_the_provinces_signature(world):
    special = world.station("kinh-te", "province", "68")
    signer, _ = world.authority("48")
    forged, _ = world.authority("68")
    rule = RoutingRule.objects.create(
        province_id="48",
        category="theft",
        station=special,
        signature=rules.sign("48", "theft", "kinh-te", forged.private),
    )
    assert submit_tip(receipts.draw(), report()).tip.station.code == "cam-le"
    rule.signature = rules.sign("48", "theft", "kinh-te", signer.private)
    rule.save()
    tip = submit_tip(receipts.draw(), report()).tip
    assert tip.station.code == "kinh-te"
    assert holders(tip) == {"kinh-te", "desk-48", "escrow"}


# --- faults ------------------------------------------------------------------


def test_when_the_blob_cannot_be_written_there_is_no_row_and_no_receipt(world, monkeypatch):
    def full(self, name, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blobs.FileBlobs, "write", full)
    with pytest.raises(services.NotKeptError):
        submit_tip(receipts.draw(), report())
    assert Tip.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_commit_whose_answer_was_lost_is_found_again(settings, tmp_path, monkeypatch):
    World().install(settings, tmp_path).country()
    real, lost = transaction.Atomic.__exit__, []

    def lose_the_answer(self, *error):
        real(self, *error)
        if self.durable and not lost:
            lost.append(True)
            raise OperationalError("server closed the connection unexpectedly")

    receipt = receipts.draw()
    monkeypatch.setattr("tipoff.services.commits.PAUSE", 0)
    monkeypatch.setattr(transaction.Atomic, "__exit__", lose_the_answer)
    kept = submit_tip(receipt, report())
    assert lost
    assert Tip.objects.get() == kept.tip
    assert list(blobs.store().names()) == [kept.tip.blob]


SENDER = """
import sys, django
django.setup()
from django.conf import settings
settings.VAULT_ROOT_KEY, settings.RECEIPT_SALT = sys.argv[1:3]
from tipoff.routing import Question
from tipoff.services import Report, submit_tip
question = Question(ward="20260", province="48", category="theft", home_province="48")
report = Report(question, header={"category": "theft"}, body={"story": "Mất xe máy"})
print("ready", flush=True)
sys.stdin.readline()
print(submit_tip(sys.argv[3], report).tip.public_id)
"""


def _environment(settings, tmp_path):
    """What another process needs to work on this test's database (SQLite's copied to a file)."""
    values = {"PORTAL_VAR_DIR": str(tmp_path), "TIPOFF_BLOB_URL": settings.TIPOFF_BLOB_URL}
    values |= {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PYTHONPATH": "site"}
    if connection.vendor == "sqlite":
        path = tmp_path / "copy.sqlite3"
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
        return os.environ | values | {"DATABASE_URL": f"sqlite:///{path}"}
    name = connection.settings_dict["NAME"]
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return os.environ | values | {"DATABASE_URL": url}


@pytest.mark.django_db(transaction=True)
def test_processes_that_send_at_once_with_one_receipt_make_one_tip(settings, tmp_path):
    World().install(settings, tmp_path).country()
    receipt, environment = receipts.draw(), _environment(settings, tmp_path)
    words = [sys.executable, "-c", SENDER, settings.VAULT_ROOT_KEY, settings.RECEIPT_SALT, receipt]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    senders = [
        subprocess.Popen(words, env=environment, cwd=settings.BASE_DIR, **pipes) for _ in range(3)
    ]
    for sender in senders:
        assert sender.stdout.readline() == "ready\n"
    numbers = {sender.communicate("go\n", timeout=60)[0] for sender in senders}
    assert [sender.returncode for sender in senders] == [0, 0, 0]
    assert len(numbers) == 1


# --- blobs bring everything back ----------------------------------------------


def test_a_blob_brings_back_a_tip_that_the_database_lacks(world):
    receipt = receipts.draw()
    tip = submit_tip(receipt, report()).tip
    before = {f.name: getattr(tip, f.name) for f in Tip._meta.fields if f.name != "id"}
    data = blobs.store().read(tip.blob)
    Tip.objects.all().delete()
    assert replay_blob(data) == Replayed.ADDED
    assert replay_blob(data) == Replayed.PRESENT
    tip = Tip.objects.get()
    after = {f.name: getattr(tip, f.name) for f in Tip._meta.fields if f.name != "id"}
    for name in ("created_at", "acknowledge_by", "forward_by", "decide_by"):
        assert abs((after.pop(name) - before.pop(name)).total_seconds()) < 1
    assert after == before
    assert world.open_tip(tip, "desk-48")[1] == {"story": "Mất xe máy"}
    assert submit_tip(receipt, report()).added is False


def test_a_blob_brings_back_what_was_added_to_a_tip(world):
    receipt = receipts.draw()
    submit_tip(receipt, report())
    submit_tip(receipt, report(story="Khác"))
    Tip.objects.all().delete()
    assert sweep_blobs(0) == {"added": 2}
    assert Message.objects.get().sequence == 1
    assert submit_tip(receipt, report(story="Khác")).added is False
    assert sweep_blobs(0) == {"present": 2}


def test_a_blob_that_lost_its_race_is_swept_away_and_nothing_else(world):
    receipt = receipts.draw()
    tip = submit_tip(receipt, report()).tip
    data = blobs.store().read(tip.blob)
    Tip.objects.all().delete()
    kept = submit_tip(receipt, report()).tip
    assert replay_blob(data) == Replayed.SUPERSEDED
    assert sweep_blobs(3600) == {}
    assert sweep_blobs(0) == {"present": 1, "superseded": 1}
    assert list(blobs.store().names()) == [kept.blob]


def test_a_forged_row_does_not_have_the_last_copy_of_a_tip_swept_away(world):
    tip = submit_tip(receipts.draw(), report()).tip
    Tip.objects.filter(pk=tip.pk).update(tip_id="f" * 32, blob="f" * 32)
    assert sweep_blobs(0) == {"superseded": 1}
    assert list(blobs.store().names()) == [tip.blob]


def test_a_blob_that_cannot_come_back_keeps_no_other_away(world):
    tips = [submit_tip(receipts.draw(), report()).tip for _ in range(2)]
    first = min(tips, key=lambda tip: tip.blob)
    Tip.objects.exclude(pk=first.pk).delete()
    # Another tip has the first one's number: that blob's row cannot be made.
    Tip.objects.filter(pk=first.pk).update(lookup_id="0" * 64, tip_id="0" * 32, blob="0" * 32)
    assert sweep_blobs(0) == {"failed": 1, "added": 1}


def test_what_was_added_and_then_overtaken_after_a_restore_is_kept(world):
    receipt = receipts.draw()
    tip = submit_tip(receipt, report()).tip
    submit_tip(receipt, report(story="Khác"))
    Message.objects.all().delete()
    Tip.objects.update(content_tag=bytes(32))
    services.add_text(tip, "Một câu khác", bytes(32), "0" * 32)
    names = list(blobs.store().names())
    assert sweep_blobs(0) == {"present": 2, "overtaken": 1}
    assert list(blobs.store().names()) == names


@pytest.mark.parametrize("cut", [0, 7, 100, -1])
def test_a_half_written_blob_is_named_and_kept(world, cut):
    tip = submit_tip(receipts.draw(), report()).tip
    data = blobs.store().read(tip.blob)[:cut]
    assert replay_blob(data) == Replayed.DAMAGED
    blobs.store().write("abcd", data)
    assert sweep_blobs(0)["damaged"] == 1
    assert blobs.store().read("abcd") == data


def test_the_epoch_of_a_used_key_is_remembered_outside_the_database(world):
    submit_tip(receipts.draw(), report())
    assert trust.stored_epochs().lowest("cam-le") == 1
    ward = StationKey.objects.get(station__code="cam-le").station
    world.certify(ward, ["20260"], epoch=2)
    for officer in ward.officers.all():
        world._share(ward, officer, _recipient(officer))
    assert TipKey.objects.filter(name="cam-le", epoch=2).count() == 0
    submit_tip(receipts.draw(), report())
    assert trust.stored_epochs().lowest("cam-le") == 2
    StationKey.objects.filter(epoch=2).update(certificate=b"")
    assert submit_tip(receipts.draw(), report()).tip.station.code == "desk-48"


def _recipient(officer):
    return certificates.Recipient("officer", officer.public_id, 0, officer.vault.box_key)


def test_an_unreadable_epochs_file_stops_no_tip_and_is_left_to_be_read(world, settings):
    Path(settings.VAULT_EPOCHS_FILE).write_text("{")
    assert submit_tip(receipts.draw(), report()).tip.station.code == "cam-le"
    assert Path(settings.VAULT_EPOCHS_FILE).read_text() == "{"


def test_an_epochs_file_that_cannot_be_written_makes_no_error_of_a_kept_tip(world, monkeypatch):
    monkeypatch.setattr(trust, "_replace", _full_disk)
    assert submit_tip(receipts.draw(), report()).tip.station.code == "cam-le"


def _full_disk(path, text):
    raise OSError(28, "No space left on device")


def test_a_revoked_key_stays_revoked_when_the_revocations_row_is_deleted(world):
    key = StationKey.objects.get(station__code="cam-le")
    serial = certificates.read_unverified(certificates.StationCertificate, key.certificate).serial
    signer, _ = world.authority("48")
    statement = certificates.issue(certificates.Revocation(serial, "lost", 1), signer.private)
    Revocation.objects.create(serial=serial, statement=statement)
    assert submit_tip(receipts.draw(), report()).tip.station.code == "desk-48"
    Revocation.objects.all().delete()
    assert submit_tip(receipts.draw(), report()).tip.station.code == "desk-48"
