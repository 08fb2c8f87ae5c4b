"""Events: what comes stands first, what was follows, and the page turns by itself."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.campaigns.events.factories import EventFactory

from campaigns.models import EventIndexPage
from common.caching import ALLOWED, MARK
from places.models import Province, Ward
from publishing.models import CatalogueEntry

pytestmark = pytest.mark.django_db
START = datetime(2023, 7, 25, 0, 30, tzinfo=UTC)
END = datetime(2023, 7, 25, 4, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def index(home):
    return EventIndexPage.objects.get()


def make(index, **values):
    page = EventFactory(parent=index, **values)
    page.save_revision().publish()
    return page


def at(monkeypatch, moment):
    monkeypatch.setattr(timezone, "now", lambda: moment)


def read(client, page):
    return client.get(page.url).content.decode()


def test_the_list_stands_under_the_campaigns(index, client):
    assert index.url == "/phong-trao/su-kien/"
    assert "Chưa có sự kiện nào sắp tới." in read(client, index)


def test_coming_events_stand_soonest_first_and_past_ones_newest_first(index, client, monkeypatch):
    for days, title in ((9, "Hội nghị"), (2, "Ra quân"), (-3, "Họp tổ"), (-1, "Tập huấn")):
        make(index, title=title, starts_at=START + days * DAY, ends_at=END + days * DAY)
    at(monkeypatch, START)
    html = read(client, index)
    order = [html.index(f">{name}</a>") for name in ("Ra quân", "Hội nghị", "Tập huấn", "Họp tổ")]
    assert order == sorted(order)
    assert order[1] < html.index(">Đã qua</h2>") < order[2]


def test_an_event_moves_from_coming_to_past_at_its_end_to_the_second(index, client, monkeypatch):
    make(index, title="Ra quân")
    second = timedelta(seconds=1)
    for moment, kept_until, sign in (
        (START - second, START, "Sắp tới"),
        (START, END, "Đang diễn ra"),
        (END - second, END, "Đang diễn ra"),
        (END, None, "Đã qua"),
    ):
        at(monkeypatch, moment)
        answer = client.get(index.url)
        until = answer[MARK].removeprefix(ALLOWED).strip()
        assert until == (f"{kept_until.timestamp():.3f}" if kept_until else ""), moment
        html = answer.content.decode()
        assert sign in html, moment
        assert ("Chưa có sự kiện" in html) == (moment == END)


@pytest.mark.parametrize(
    ("values", "over"),
    [
        ({"ends_at": END}, END),
        # Without an end, or over whole days: at midnight here, which is five in the evening UTC.
        ({"ends_at": None}, datetime(2023, 7, 25, 17, tzinfo=UTC)),
        ({"ends_at": END + DAY, "is_all_day": True}, datetime(2023, 7, 26, 17, tzinfo=UTC)),
        ({"starts_at": None, "ends_at": None}, None),
        ({"starts_at": None, "ends_at": END}, None),
    ],
)
def test_when_an_event_is_over(index, values, over):
    page = make(index)
    for name, value in values.items():
        setattr(page, name, value)
    page.save(clean=False)
    assert page.over_at == over


def test_a_changed_time_is_followed_once_it_is_published(index, client, monkeypatch):
    page = make(index)
    page.starts_at, page.ends_at = START + DAY, END + DAY
    revision = page.save_revision()
    page.refresh_from_db()
    assert page.over_at == END
    revision.publish()
    page.refresh_from_db()
    assert page.over_at == END + DAY
    assert CatalogueEntry.objects.get(pk=page.pk).date == START + DAY


def test_the_past_is_read_by_pages_without_repeating_what_comes(index, client, monkeypatch):
    at(monkeypatch, START)
    make(index, title="Sắp ra quân", starts_at=START + DAY, ends_at=END + DAY)
    for days in range(1, 23):
        make(index, title=f"Buổi {days:02}", starts_at=START - days * DAY, ends_at=END - days * DAY)
    first = client.get(index.url)
    assert first.content.decode().count("Buổi ") == 20
    older = client.get(first.context["older_url"])
    html = older.content.decode()
    assert html.count("Buổi ") == 2
    assert "Sắp ra quân" not in html


def test_a_moment_that_begins_with_its_day_has_no_hour():
    for hour, said in ((0, "20/5/2024"), (7, "20/5/2024, 07:00")):
        moment = datetime(2024, 5, 20, hour, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
        assert f">{said}</time>" in render_to_string("pages/parts/time.html", {"moment": moment})


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_costs_the_same_for_one_event_and_for_many(index, client, number):
    now = timezone.now()
    for days in range(number):
        make(index, starts_at=now + (days + 1) * DAY, ends_at=None)
        make(index, starts_at=now - (days + 2) * DAY, ends_at=None)
    client.get(index.url)
    with CaptureQueriesContext(connection) as seen:
        client.get(index.url)
    assert len(seen) <= 6


def test_an_event_costs_at_most_ten_queries(index, client):
    page = make(index, ward=ward(), programme=[("row", {"when": "7:30", "what": "x"})] * 30)
    client.get(page.url)
    with CaptureQueriesContext(connection) as seen:
        client.get(page.url)
    assert len(seen) <= 4


def ward():
    province = Province.objects.create(code="66", name="Lâm Đồng", kind="tỉnh")
    return Ward.objects.create(
        code="24622", name="Nam Dong", kind="xã", province=province, valid_from=date(2025, 7, 1)
    )


def test_the_page_shows_when_where_who_and_the_programme(index, client):
    rows = [("row", {"when": "7:30", "what": "Đón đại biểu"})]
    page = make(index, ward=ward(), organisers="Mặt trận xã, Công an xã", programme=rows)
    html = read(client, page)
    assert '<time datetime="2023-07-25T07:30:00+0700">25/7/2023, 07:30</time>' in html
    assert '<time datetime="2023-07-25T11:00:00+0700">11:00</time>' in html
    assert "Nhà văn hóa thôn, xã Nam Dong, tỉnh Lâm Đồng" in html
    assert "Mặt trận xã, Công an xã" in html
    assert "<dt>7:30</dt><dd>Đón đại biểu</dd>" in html
    assert CatalogueEntry.objects.get(pk=page.pk).places == ["24622"]


def test_whole_days_show_no_hours(index, client):
    html = read(client, make(index, is_all_day=True, ends_at=END + DAY))
    assert '<time datetime="2023-07-25">25/7/2023</time> – ' in html
    assert '<time datetime="2023-07-26">26/7/2023</time>' in html
    assert "07:30" not in html


@pytest.mark.parametrize(("state", "word"), [("cancelled", "Hủy"), ("postponed", "Hoãn")])
def test_an_event_that_does_not_take_place_says_so_everywhere(index, client, state, word):
    now = timezone.now()
    page = make(
        index,
        title="Ra quân",
        state=state,
        state_note="Do mưa bão.",
        starts_at=now - HOUR,
        ends_at=now + HOUR,
    )
    html = read(client, page)
    assert f"<strong>{word}.</strong> Do mưa bão." in html
    assert "Đang diễn ra" not in html
    assert CatalogueEntry.objects.get(pk=page.pk).title == f"{word}: Ra quân"


def test_after_the_event_its_report_stands_before_the_announcement(index, client):
    body, report = [("text", "<p>Mời bà con dự.</p>")], [("text", "<p>200 người đã dự.</p>")]
    html = read(client, make(index, body=body, report=report))
    assert html.index("200 người đã dự.") < html.index("Mời bà con dự.")
    assert "lich.ics" not in html


def test_an_event_does_not_end_before_it_begins(index):
    with pytest.raises(ValidationError) as refused:
        EventFactory.build(starts_at=END, ends_at=START).clean()
    assert set(refused.value.message_dict) == {"ends_at"}


def test_a_draft_without_times_is_saved_and_shown_in_the_preview(index):
    page = make(index)
    page.starts_at = page.ends_at = None
    page.save_revision(clean=False)
    answer = page.make_preview_request()
    assert answer.status_code == 200
