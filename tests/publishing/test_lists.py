"""Lists by keyset: every row once, in order, in one query, whatever the address says."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from tests.publishing.pages import NOON

from publishing import selectors, services
from publishing.models import CatalogueEntry, CataloguePlace

pytestmark = pytest.mark.django_db


def make_rows(number, **fields):
    """Rows three to a date, so that ties are broken by the page's id."""
    CatalogueEntry.objects.bulk_create(
        CatalogueEntry(
            **{
                "page_id": n,
                "kind": "news",
                "language": "vi",
                "section": "phong-trao" if n % 2 else "phap-luat",
                "date": NOON + timedelta(hours=n // 3),
                "title": f"Bài {n}",
                "url": f"/{n}/",
                **fields,
            }
        )
        for n in range(1, number + 1)
    )
    services.recount()


def ids(slice_):
    return [entry.page_id for entry in slice_.entries]


def rows(**chosen):
    return selectors.entries("vi", **chosen)


@pytest.mark.parametrize("number", [0, 1, 5, 6, 20, 23])
def test_walking_older_and_back_newer_shows_every_row_once_in_order(number):
    make_rows(number)
    there = [selectors.page_of(rows(), size=5)]
    while there[-1].older:
        there.append(selectors.page_of(rows(), older=there[-1].older, size=5))
    assert [number for page in there for number in ids(page)] == list(range(number, 0, -1))
    back = [there[-1]]
    while back[-1].newer:
        back.append(selectors.page_of(rows(), newer=back[-1].newer, size=5))
    assert list(map(ids, reversed(back))) == list(map(ids, there))


@given(text=st.text(max_size=40) | st.from_regex(r"[0-9a-z]{1,14}-[0-9]{1,20}", fullmatch=True))
def test_whatever_stands_in_the_address_the_cursor_is_read_or_refused(text):
    place = selectors.read_cursor(text)
    assert place is None or place[0].tzinfo is UTC


@pytest.mark.parametrize(
    "bad", ["", "abc", "-1", "1-", "zzzzzzzzzzzz-1", "1' OR 1=1", "٣-٣", "a-1\n"]
)
def test_a_bad_cursor_or_month_shows_the_first_page(bad):
    make_rows(8)
    first = ids(selectors.page_of(rows(), size=5))
    assert ids(selectors.page_of(rows(), older=bad, size=5)) == first
    assert ids(selectors.page_of(rows(), newer=bad, size=5)) == first
    assert ids(selectors.page_of(rows(), month=bad, size=5)) == first


def test_a_cursor_survives_that_its_page_is_unpublished():
    make_rows(8)
    older = selectors.page_of(rows(), size=5).older
    CatalogueEntry.objects.filter(pk=4).delete()
    assert ids(selectors.page_of(rows(), older=older, size=5)) == [3, 2, 1]


def test_a_cursor_names_its_entry():
    make_rows(1)
    entry = CatalogueEntry.objects.get()
    assert selectors.read_cursor(selectors.cursor_of(entry)) == (entry.date, 1)


def test_lists_are_chosen_by_section_kind_place_language_and_month():
    make_rows(8)
    CataloguePlace.objects.create(entry_id=3, code="20314", date=NOON)
    assert ids(selectors.page_of(rows(section="phap-luat"))) == [8, 6, 4, 2]
    assert ids(selectors.page_of(rows(kind="event"))) == []
    assert ids(selectors.page_of(rows(place="20314"))) == [3]
    assert ids(selectors.page_of(selectors.entries("en"))) == []
    assert ids(selectors.page_of(rows(), month="2023-07"))
    assert ids(selectors.page_of(rows(), month="2023-08")) == []


def test_a_month_begins_and_ends_at_the_portals_midnight():
    make_rows(1, date=datetime(2023, 12, 31, 16, 59, tzinfo=UTC))
    assert ids(selectors.page_of(rows(), month="2023-12")) == [1]
    CatalogueEntry.objects.update(date=datetime(2023, 12, 31, 17, 0, tzinfo=UTC))
    assert ids(selectors.page_of(rows(), month="2023-12")) == []
    assert ids(selectors.page_of(rows(), month="2024-01")) == [1]


def test_months_and_totals_come_from_the_kept_counts():
    make_rows(8)
    ((month, number),) = selectors.months("vi")
    assert (f"{month:%Y-%m}", number) == ("2023-07", 8)
    assert selectors.total("vi", section="phap-luat") == 4
    assert selectors.total("en") == 0


def test_the_newest_are_found_without_those_already_shown():
    make_rows(8)
    newest = selectors.latest("vi", limit=3, without=(8, 6))
    assert [entry.page_id for entry in newest] == [7, 5, 4]


@pytest.mark.parametrize("number", [6, 300])
def test_a_list_costs_one_query_however_many_rows_there_are(number, django_assert_num_queries):
    make_rows(number)
    first = selectors.page_of(rows(), size=5)
    with django_assert_num_queries(1):
        selectors.page_of(rows(section="phong-trao"), older=first.older, size=5)
    with django_assert_num_queries(1):
        selectors.latest("vi", limit=5, section="phap-luat")
    with django_assert_num_queries(1):
        selectors.months("vi")


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="reads SQLite's query plan")
@pytest.mark.parametrize("chosen", [{}, {"section": "phong-trao"}, {"kind": "news"}])
def test_lists_are_read_in_the_order_of_an_index_and_never_sorted(chosen):
    make_rows(300)
    found = selectors.page_of(rows(**chosen), size=5)
    before, moment = selectors.Q(page_id__lt=9), selectors.read_cursor(found.older)[0]
    plan = rows(**chosen).filter(before, date__lte=moment)[:6].explain()
    assert "USING INDEX catalogue_" in plan
    assert "TEMP B-TREE" not in plan
    assert connection.vendor == "sqlite"
