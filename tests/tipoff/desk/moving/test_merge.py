"""Tips about one matter are joined, and taken apart again."""

import pytest
from tests.tipoff.desk.duty import enrol, send
from tests.tipoff.desk.moving import hands

from tipoff.models import JournalEntry, Message, Officer, State, Tip

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(client, duty):
    return duty.unlock(client)


@pytest.fixture
def same(world):
    """Another tip about the same matter, at the same station."""
    return send(story="cũng vụ ấy")


@pytest.fixture
def merge(client, lan, world, post):
    def make(tip, into, number=None):
        there = hands.posting_fields(hands.posting(world, lan.officer, into))
        fields = {f"there_{name}": value for name, value in there.items()}
        answer = post(client, lan, tip, "nhap", into=number or into.public_id, **fields)
        tip.refresh_from_db()
        return answer

    return make


def test_the_reason_is_sealed_to_both_and_both_journals_tell(merge, world, tip, same):
    assert merge(same, tip).status_code == 204
    assert (same.state, same.merged_into, same.public_state) == (State.MERGED, tip, State.MERGED)
    assert [m.direction for m in Message.objects.order_by("tip_id")] == ["note", "note"]
    assert {m.tip_id for m in Message.objects.all()} == {tip.pk, same.pk}
    rows = JournalEntry.objects.order_by("-seq")
    assert [(row.action, row.subject) for row in rows[:2]] == [
        ("tip-joined", tip.public_id),
        ("state-changed", same.public_id),
    ]
    assert rows[1].details["into"] == tip.public_id


def test_a_merged_tip_taken_up_again_is_parted(client, merge, lan, tip, same, post):
    merge(same, tip)
    assert post(client, lan, same, "trang-thai", after="verifying", told="on").status_code == 204
    same.refresh_from_db()
    assert (same.state, same.merged_into) == (State.VERIFYING, None)


def test_never_into_itself_nor_in_a_circle(merge, tip, same):
    assert merge(tip, tip).json() == {"error": "target"}
    merge(same, tip)
    assert merge(tip, same).json() == {"error": "target"}


def test_never_into_one_that_is_merged_closed_or_on_its_way(merge, tip, same):
    for state in (State.MERGED, State.CONCLUDED, State.TRANSFERRED):
        Tip.objects.filter(pk=tip.pk).update(state=state)
        assert merge(same, tip).json() == {"error": "target"}


def test_one_into_which_others_were_merged_stays_the_head(merge, tip, same):
    merge(same, tip)
    third = send(story="lại vụ ấy")
    assert merge(tip, third).json() == {"error": "joined"}


def test_a_tip_of_another_station_cannot_be_joined_or_guessed(merge, tip):
    elsewhere = send("nam-dong")
    assert merge(tip, elsewhere).json() == {"error": "target"}
    assert merge(tip, elsewhere, "0123456789").json() == {"error": "target"}


def test_a_practice_tip_and_a_real_one_are_never_one(merge, tip, same):
    Tip.objects.filter(pk=same.pk).update(practice=True)
    assert merge(same, tip).json() == {"error": "target"}


def test_closing_belongs_to_who_has_the_tip_and_to_the_chief(merge, world, lan, tip, same):
    hoa = enrol(world, lan.officer.station, "hoa")
    Tip.objects.filter(pk=same.pk).update(assigned_to=hoa.officer)
    assert merge(same, tip).json() == {"error": "actor"}
    Officer.objects.filter(pk=lan.officer.pk).update(role=Officer.Role.CHIEF)
    assert merge(same, tip).status_code == 204
