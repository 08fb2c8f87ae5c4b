"""Views a day: what counts, what does not, and that nothing of a reader is kept or sent."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from tests.publishing.pages import make_article, make_site

from common.guard.brief import BriefLimit
from common.models import LimitCount
from publishing import generation
from publishing.counting import selectors, services, tally, views
from publishing.models import PageViews

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 12; CUBOT P60) Chrome/120.0 Mobile Safari/537.36 Zalo/24"
TODAY = date(2026, 7, 26)


@pytest.fixture(autouse=True)
def counted(monkeypatch):
    """A process's own tally and limit, new for each test."""
    monkeypatch.setattr(views, "TALLY", tally.Tally())
    monkeypatch.setattr(views, "REPEATS", BriefLimit(views.MOST, 600))
    return views.TALLY


@pytest.fixture
def page():
    return make_article(make_site(), 1)


@pytest.fixture
def read(client, counted):
    """Send the beacon and answer its response; `numbers` writes and reads what was counted."""

    def send(page_id, agent=PHONE, **headers):
        return client.post(f"/luot-xem/{page_id}/", headers={"User-Agent": agent, **headers})

    def numbers():
        counted.step()
        return {row.page_id: row.number for row in PageViews.objects.filter(day=_today())}

    send.numbers = numbers
    return send


def _today():
    return timezone.localdate()


def test_the_page_itself_names_its_beacon_and_a_draft_s_preview_none(client, page):
    assert f'data-view="/luot-xem/{page.pk}/"' in client.get(page.url).content.decode()
    assert b'data-view="' in client.get("/").content
    assert b"data-view" not in client.get("/ngoai-tuyen/").content
    assert b"data-view" not in client.get("/bao-tin/").content


def test_a_view_is_counted_on_its_day_without_a_word_or_a_cookie(page, read):
    response = read(page.pk)
    assert (response.status_code, response.content) == (204, b"")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    read(page.pk)
    assert read.numbers() == {page.pk: 2}


def test_a_beacon_needs_no_token_and_asks_one_question_of_the_database(
    page, counted, django_assert_num_queries
):
    strict = Client(enforce_csrf_checks=True)
    with django_assert_num_queries(1):
        response = strict.post(f"/luot-xem/{page.pk}/", headers={"User-Agent": PHONE})
    assert response.status_code == 204
    assert not LimitCount.objects.exists()


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; coccocbot-web/1.0)",
        "facebookexternalhit/1.1",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0",
        "python-requests/2.31",
        "curl/8.0",
    ],
)
def test_machines_that_say_so_are_left_out(agent, page, read):
    assert read(page.pk, agent).status_code == 204
    assert read.numbers() == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"), ("X-Moz", "prefetch")],
)
def test_what_is_fetched_ahead_is_not_read(name, value, page, read):
    read(page.pk, **{name: value})
    assert read.numbers() == {}


@pytest.mark.parametrize(
    ("name", "value"), [("Origin", "https://khac.example"), ("Sec-Fetch-Site", "cross-site")]
)
def test_other_sites_cannot_count(name, value, page, read):
    assert read(page.pk, **{name: value}).status_code == 403
    assert read(page.pk, Origin="http://testserver").status_code == 204
    assert read.numbers() == {page.pk: 1}


def test_pages_that_nobody_can_read_are_refused(page, read):
    draft = make_article(page.get_parent(), 2, live=False)
    root = page.get_ancestors().first()
    for unknown in (draft.pk, root.pk, 987654, 10**30):
        assert read(unknown).status_code == 404
    page.unpublish()
    assert read(page.pk).status_code == 404
    assert read.numbers() == {}


def test_only_post_counts(client, page, read):
    assert client.get(f"/luot-xem/{page.pk}/").status_code == 405
    assert read.numbers() == {}


def test_one_network_counts_a_page_so_many_times_and_others_go_on(page, read, client):
    for _ in range(views.MOST + 5):
        assert read(page.pk).status_code == 204
    address = f"/luot-xem/{page.pk}/"
    client.post(address, headers={"User-Agent": PHONE}, REMOTE_ADDR="203.0.113.9")
    assert read.numbers() == {page.pk: views.MOST + 1}


def test_a_busy_round_is_one_transaction_and_adds_to_what_is_there(
    page, counted, django_assert_num_queries
):
    services.add({(page.pk, TODAY): 5})
    for _ in range(300):
        counted.add(page.pk, TODAY)
    with django_assert_num_queries(3):  # a savepoint here, a transaction in earnest
        counted.step()
    assert PageViews.objects.get().number == 305
    with django_assert_num_queries(0):
        counted.step()


def test_what_cannot_be_written_waits_for_the_next_round(page, counted, monkeypatch):
    counted.add(page.pk, TODAY)

    def fail(numbers):
        raise DatabaseError

    with monkeypatch.context() as patch:
        patch.setattr(services, "add", fail)
        with pytest.raises(DatabaseError):
            counted.step()
    counted.add(page.pk, TODAY)
    counted.step()
    assert PageViews.objects.get().number == 2


def test_counting_is_no_publishing(page, counted):
    before = generation.read()
    services.add({(page.pk, TODAY): 1})
    assert generation.read() == before


def test_numbers_are_kept_two_years_and_no_longer_than_their_page(page):
    old = _today() - services.KEPT - timedelta(days=1)
    services.add({(page.pk, _today()): 1, (page.pk, old): 1, (987654, _today()): 1})
    assert services.forget() == 2
    assert list(PageViews.objects.values_list("page_id", "day")) == [(page.pk, _today())]
    assert services.forget() == 0


def test_days_without_a_reader_are_noughts_and_other_pages_do_not_count(page):
    other = make_article(page.get_parent(), 2)
    services.add({(page.pk, TODAY): 3, (other.pk, TODAY): 4, (page.pk, TODAY - timedelta(2)): 1})
    assert selectors.by_day(TODAY, 3, page.pk) == [
        (TODAY - timedelta(days=2), 1),
        (TODAY - timedelta(days=1), 0),
        (TODAY, 3),
    ]
    assert [number for _, number in selectors.by_day(TODAY, 2)] == [0, 7]
    assert selectors.most_read(TODAY, 2, 5) == [(other.page_ptr, 4), (page.page_ptr, 3)]
    assert selectors.most_read(TODAY, 1, 1) == [(other.page_ptr, 4)]


def test_no_column_of_the_table_could_hold_a_person(db):
    columns = [field.column for field in PageViews._meta.concrete_fields]
    assert columns == ["id", "page_id", "day", "number"]


def test_the_page_sends_nothing_but_that_it_was_looked_at():
    text = Path(find("common/reader.js")).read_text(encoding="utf-8")
    (sent,) = re.findall(r"fetch\(script\.dataset\.view, \{(.*?)\}\)", text, re.DOTALL)
    assert 'credentials: "omit"' in sent
    assert "body" not in sent
    assert "navigator.webdriver" in text
