"""The list: which tips stand under which tab, what the server filters by, and what it never can."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.tipoff.desk.duty import enrol, send

from places.models import Station
from tipoff.desk import labels
from tipoff.desk.inbox.forms import ListForm
from tipoff.desk.inbox.selectors import Tab, Wish, list_page, passed_on, tab_counts
from tipoff.models import Message, SealedFile, State, Tip, Transfer

pytestmark = pytest.mark.django_db
LIST = "/truc-ban/danh-sach/"


@pytest.fixture
def made(world):
    """Make tips of Cẩm Lệ in a state: `made("name", state=…)` answers the tip."""

    def make(story, **values):
        tip = send(story=story)
        Tip.objects.filter(pk=tip.pk).update(**values)
        tip.refresh_from_db()
        return tip

    return make


def under(who, tab, **wish):
    return {tip.public_id for tip in list_page(who, Wish(tab=tab, **wish))}


def numbers(*tips):
    return {tip.public_id for tip in tips}


def note(tip, sequence, direction="citizen", **values):
    make = {"tip": tip, "sequence": sequence, "direction": direction, "sealed_to_tip": b"x"}
    return Message.objects.create(**make, created_at=timezone.now(), **values)


def test_every_state_stands_under_its_tab_and_all_under_the_last(duty, made):
    tips = {state: made(state.value, state=state) for state in State}
    officer = duty.officer
    assert under(officer, Tab.NEW) == numbers(tips[State.NEW], tips[State.TRANSFERRED])
    assert under(officer, Tab.WAITING) == numbers(tips[State.NEEDS_INFORMATION])
    passed = numbers(tips[State.INVESTIGATING], tips[State.OTHER_AUTHORITY])
    assert under(officer, Tab.PASSED) == passed
    done = numbers(tips[State.CONCLUDED], tips[State.SUSPENDED], tips[State.MERGED])
    assert under(officer, Tab.DONE) == done
    assert under(officer, Tab.ALL) == numbers(*tips.values())


def test_mine_are_the_open_ones_in_ones_own_hands(duty, made, world):
    other = enrol(world, duty.officer.station, "hoa").officer
    mine = made("a", state=State.RECEIVED, assigned_to=duty.officer)
    made("b", state=State.RECEIVED, assigned_to=other)
    made("c", state=State.CONCLUDED, assigned_to=duty.officer)
    assert under(duty.officer, Tab.MINE) == numbers(mine)


def test_due_soon_are_those_overdue_or_near_their_running_deadline(duty, made):
    now = timezone.now()
    soon = made("a", acknowledge_by=now + timedelta(hours=5))
    over = made("b", state=State.VERIFYING, decide_by=now - timedelta(days=1))
    made("c", acknowledge_by=now + timedelta(hours=7))
    made("d", state=State.RECEIVED, acknowledge_by=now, decide_by=now + timedelta(days=4))
    made("e", state=State.CONCLUDED, decide_by=now - timedelta(days=1))
    assert under(duty.officer, Tab.DUE) == numbers(soon, over)
    assert labels.deadline(soon).tone == ""
    assert labels.deadline(over).tone == "red"


def test_tabs_say_how_many_stand_under_them(client, duty, made):
    made("a")
    made("b", state=State.NEEDS_INFORMATION, assigned_to=duty.officer)
    assert tab_counts(duty.officer) == {
        "new": 1,
        "mine": 1,
        "due": 0,
        "waiting": 1,
        "passed": 0,
        "done": 0,
        "all": 2,
    }
    duty.unlock(client)
    html = client.post(LIST).json()["html"]
    assert html.count('<span class="count">1</span>') == 3
    assert 'data-tab="new" aria-current="true"' in html


def test_the_server_filters_by_what_stands_in_the_clear(duty, made):
    officer, now = duty.officer, timezone.now()
    plain = made("a", opened_at=now)
    urgent = made("b", urgent=True, opened_at=now)
    given = made("c", state=State.RECEIVED, assigned_to=officer, opened_at=now)
    unread = made("d")
    answered = made("e", opened_at=now)
    note(answered, 1)
    note(plain, 1, read_at=now)
    note(given, 1, direction="note")
    old = made("f", created_at=now - timedelta(days=9), opened_at=now)
    everything = numbers(plain, urgent, given, unread, answered, old)
    day = timezone.localdate()
    for wish, found in (
        ({"state": State.RECEIVED}, numbers(given)),
        ({"officer": officer.public_id}, numbers(given)),
        ({"officer": "-"}, everything - numbers(given)),
        ({"urgent": True}, numbers(urgent)),
        ({"unread": True}, numbers(unread, answered)),
        ({"since": day}, everything - numbers(old)),
        ({"until": day - timedelta(days=1)}, numbers(old)),
        ({"since": day, "until": day}, everything - numbers(old)),
    ):
        assert under(officer, Tab.ALL, **wish) == found, wish


@pytest.mark.parametrize(
    ("order", "first", "last"), [("deadline", 2, 1), ("newest", 3, 1), ("oldest", 1, 3)]
)
def test_urgent_stays_first_however_the_list_is_sorted(duty, made, order, first, last):
    now = timezone.now()
    tips = {
        n: made(str(n), created_at=now - timedelta(hours=9 - n), acknowledge_by=now + due)
        for n, due in ((1, timedelta(9)), (2, timedelta(1)), (3, timedelta(5)))
    }
    tips[0] = made("urgent", urgent=True, acknowledge_by=now + timedelta(99))
    listed = [tip.public_id for tip in list_page(duty.officer, Wish(order=order))]
    assert listed[0] == tips[0].public_id
    assert (listed[1], listed[-1]) == (tips[first].public_id, tips[last].public_id)


def test_rows_count_files_and_unread_messages_apart(duty, made):
    tip = made("a")
    for number in range(3):
        SealedFile.objects.create(file_id=f"{number:032x}", tip=tip, frames=1)
    note(tip, 1)
    note(tip, 2)
    note(tip, 3, read_at=timezone.now())
    note(tip, 4, direction="officer")
    [row] = list_page(duty.officer, Wish())
    assert (row.files_here, row.new_messages) == (3, 2)


def test_what_fits_no_filter_is_left_out_and_a_list_shown_all_the_same(client, duty, tip):
    duty.unlock(client)
    odd = {"tab": "x", "page": "-1", "size": "7", "order": "x", "state": "rejected"}
    odd |= {"officer": "nobody", "since": "yesterday", "until": "32/13/1"}
    answer = client.post(LIST, odd)
    assert [sealed["number"] for sealed in answer.json()["tips"]] == [tip.public_id]
    assert ListForm(duty.officer, odd).wish() == Wish()


def test_a_page_has_as_many_tips_as_were_asked_for(client, duty, made):
    for number in range(26):
        made(str(number))
    duty.unlock(client)
    answer = client.post(LIST, {"size": "25", "page": "2"}).json()
    assert len(answer["tips"]) == 1
    assert answer["page"] == {"number": 2, "pages": 2}


def test_what_was_passed_on_is_named_and_can_not_be_opened(client, duty, tip):
    elsewhere = Station.objects.get(code="desk-48")
    Transfer.objects.create(
        tip=tip,
        sender=duty.officer.station,
        receiver=elsewhere,
        officer=duty.officer,
        reason=note(tip, 1, direction="note"),
        answer_by=timezone.now(),
        created_at=timezone.now(),
    )
    Tip.objects.filter(pk=tip.pk).update(station=elsewhere, state=State.TRANSFERRED)
    duty.unlock(client)
    answer = client.post(LIST, {"tab": "passed"}).json()
    assert answer["tips"] == []
    assert tip.public_id in answer["html"]
    assert elsewhere.name in answer["html"]
    assert f'data-open="{tip.public_id}"' not in answer["html"]
    assert client.post(f"/truc-ban/tin/{tip.public_id}/mo/").status_code == 404
    assert tab_counts(duty.officer)["passed"] == 1


def test_what_other_stations_pass_on_is_nobody_elses_to_see(duty, stranger, tip):
    Transfer.objects.create(
        tip=tip,
        sender=Station.objects.get(code="desk-48"),
        receiver=stranger.officer.station,
        officer=stranger.officer,
        reason=note(tip, 1, direction="note"),
        answer_by=timezone.now(),
        created_at=timezone.now(),
    )
    Tip.objects.filter(pk=tip.pk).update(station=stranger.officer.station)
    assert list(passed_on(duty.officer)) == []
    assert tab_counts(duty.officer)["passed"] == 0


def test_matter_place_and_language_are_in_no_row_of_the_list(client, duty, tip):
    duty.unlock(client)
    html = client.post(LIST).json()["html"]
    for sealed in ("Trộm cắp", "Cẩm Lệ, Đà Nẵng", "Tiếng Việt"):
        assert sealed not in html
