"""Calendar files: right in time, in Vietnamese, for hostile words too."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar
from tests.campaigns.events.factories import EventFactory

from campaigns.models import EventIndexPage, EventPage

pytestmark = pytest.mark.django_db
START = datetime(2023, 7, 25, 0, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
END = datetime(2023, 7, 25, 4, tzinfo=UTC)


@pytest.fixture
def index(home):
    return EventIndexPage.objects.get()


def make(index, **values):
    page = EventFactory(parent=index, **values)
    page.save_revision().publish()
    return page


def raw(client, page):
    answer = client.get(f"{page.url}lich.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return answer.content


def events(client, page):
    return Calendar.from_ical(raw(client, page)).walk("VEVENT")


def test_an_event_is_told_in_universal_time_with_its_words(index, client):
    rows = [("row", {"when": "7:30", "what": "Đón đại biểu"})]
    page = make(index, title="Lễ ra mắt, đợt 1; tổ “Tuần tra”", programme=rows)
    text = raw(client, page)
    assert b"\r\nDTSTART:20230725T003000Z\r\n" in text
    assert b"\r\nDTEND:20230725T040000Z\r\n" in text
    (event,) = events(client, page)
    assert event["summary"] == "Lễ ra mắt, đợt 1; tổ “Tuần tra”"
    assert event["location"] == "Nhà văn hóa thôn"
    assert "7:30: Đón đại biểu" in event["description"]
    assert event["url"] == page.full_url
    assert event["status"] == "CONFIRMED"


def test_whole_days_end_on_the_day_after_the_last(index, client):
    (event,) = events(client, make(index, is_all_day=True, ends_at=END + timedelta(days=1)))
    assert event["dtstart"].dt == date(2023, 7, 25)
    assert event["dtend"].dt == date(2023, 7, 27)


def test_a_whole_day_is_the_day_here_also_where_it_is_another_in_universal_time(index, client):
    midnight_here = datetime(2023, 7, 24, 17, tzinfo=UTC)
    page = make(index, is_all_day=True, starts_at=midnight_here, ends_at=None)
    (event,) = events(client, page)
    assert event["dtstart"].dt == date(2023, 7, 25)


def test_an_event_without_end_has_none(index, client):
    (event,) = events(client, make(index, ends_at=None))
    assert "dtend" not in event


def test_a_change_keeps_the_name_and_raises_the_sequence(index, client):
    page = make(index)
    (before,) = events(client, page)
    EventPage.objects.update(first_published_at=page.latest_revision.created_at - HOUR)
    page = EventPage.objects.get()
    page.state, page.state_note = "cancelled", "Do mưa bão."
    page.save_revision().publish()
    (after,) = events(client, page)
    assert before["uid"] == after["uid"] == str(page.translation_key)
    assert after["sequence"] > before["sequence"]
    assert after["status"] == "CANCELLED"
    assert after["summary"].startswith("Hủy: ")
    assert "Do mưa bão." in after["description"]


@pytest.mark.parametrize("breaks", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028"])
def test_no_word_begins_a_line_of_its_own(index, client, breaks):
    hostile = f"Lễ{breaks}ATTENDEE:mailto:x@example.org{breaks}BEGIN:VALARM"
    page = make(
        index,
        title=hostile,
        address=hostile[:200],
        organisers=hostile,
        programme=[("row", {"when": "7:30", "what": hostile})],
    )
    text = raw(client, page).decode()
    assert not [line for line in text.splitlines() if line.startswith(("ATTENDEE", "BEGIN:VALARM"))]
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert not event.subcomponents


def test_long_vietnamese_lines_are_folded_at_75_bytes_and_read_back_whole(index, client):
    title = "Ngày hội toàn dân bảo vệ an ninh Tổ quốc " * 6
    page = make(index, title=title.strip())
    assert max(map(len, raw(client, page).split(b"\r\n"))) <= 75
    (event,) = events(client, page)
    assert event["summary"] == title.strip()


def test_the_calendar_of_all_holds_the_year_and_leaves_out_drafts(index, client):
    now = datetime.now(UTC)
    kept = make(index, starts_at=now - timedelta(days=30), ends_at=None)
    make(index, starts_at=now - timedelta(days=400), ends_at=None)
    EventFactory(parent=index, live=False, starts_at=now, ends_at=None)
    assert [event["uid"] for event in events(client, index)] == [str(kept.translation_key)]


def test_the_file_of_all_costs_the_same_for_one_event_and_for_many(
    index, client, django_assert_max_num_queries
):
    now = datetime.now(UTC)
    for days in range(12):
        make(index, starts_at=now + timedelta(days=days), ends_at=None)
    raw(client, index)
    with django_assert_max_num_queries(4):
        raw(client, index)


def test_other_pages_drafts_and_closed_addresses_have_no_calendar(home, index, client):
    draft = EventFactory(parent=index, live=False)
    for address in ("/tin-tuc/", draft.url, "/khong-co/", "/bao-tin/", "/gui/lien-he/"):
        assert client.get(f"{address}lich.ics").status_code == 404
    assert client.post(f"{index.url}lich.ics").status_code == 405
