"""A receipt shown is a tip kept, once, readable by the right keys alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.tipoff.factories import identity
from tests.tipoff.submit.reports import CAM_LE, holders, report

from tipoff import blobs, services
from tipoff.models import Counter, Message, Tip
from tipoff.routing import Concerns, Question
from tipoff.services import submit_tip
from tipoff.vault import messages, receipts
from tipoff.vault.errors import OpenError


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
