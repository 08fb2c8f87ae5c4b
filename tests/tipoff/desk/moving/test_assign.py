"""In whose hands a tip is: one's own, a colleague's, many at once."""

import pytest
from tests.tipoff.desk.duty import enrol, send

from tipoff.models import JournalEntry, Officer, Tip

pytestmark = pytest.mark.django_db
ADDRESS = "/truc-ban/phan-cong/"


@pytest.fixture
def lan(client, duty):
    return duty.unlock(client)


@pytest.fixture
def hoa(world, duty):
    return enrol(world, duty.officer.station, "hoa").officer


def assign(client, to, *tips):
    numbers = ",".join(tip.public_id for tip in tips)
    return client.post(ADDRESS, {"tips": numbers, "to": to.public_id})


def test_many_tips_go_to_a_colleague_at_once_each_in_the_journal(client, lan, tip, hoa):
    other = send(story="khác")
    answer = assign(client, hoa, tip, other)
    assert sorted(answer.json()["assigned"]) == sorted([tip.public_id, other.public_id])
    assert set(Tip.objects.values_list("assigned_to", flat=True)) == {hoa.pk}
    rows = JournalEntry.objects.filter(action="tip-assigned")
    assert {row.subject for row in rows} == {tip.public_id, other.public_id}
    assert {row.details["to"] for row in rows} == {hoa.public_id}


def test_a_tip_that_is_in_those_hands_already_is_not_journalled_again(client, lan, tip):
    assert assign(client, lan.officer, tip).json() == {"assigned": [tip.public_id]}
    assert assign(client, lan.officer, tip).json() == {"assigned": []}


def test_a_tip_of_another_station_is_passed_over(client, lan, tip, hoa):
    elsewhere = send("nam-dong")
    assert assign(client, hoa, tip, elsewhere).json() == {"assigned": [tip.public_id]}
    elsewhere.refresh_from_db()
    assert elsewhere.assigned_to is None


def test_nobody_of_another_station_and_nobody_who_left_gets_a_tip(client, lan, tip, hoa, stranger):
    assert assign(client, stranger.officer, tip).status_code == 404
    Officer.objects.filter(pk=hoa.pk).update(is_active=False)
    assert assign(client, hoa, tip).json() == {"error": "colleague"}
    tip.refresh_from_db()
    assert tip.assigned_to is None
