"""The province's figures: a month's tips by station and state, small numbers hidden, practice tips
counted nowhere, months as they begin where the portal is."""

from datetime import UTC, date, datetime

import pytest
from tests.tipoff.desk.duty import send

from tipoff.desk.province import selectors
from tipoff.models import State, Tip

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def small(settings):
    """So few are enough to be shown."""
    settings.SMALLEST_FIGURE = 2


def sent(count, at=datetime(2026, 3, 15, tzinfo=UTC), **fields):
    tips = [send().pk for _ in range(count)]
    Tip.objects.filter(pk__in=tips).update(created_at=at, **fields)


def test_tips_are_counted_by_station_and_state_with_totals(dung):
    sent(2)
    sent(3, state=State.CONCLUDED)
    found = selectors.figures(dung.officer, MARCH)
    [(station, counts, total)] = found.rows
    assert (station.code, found.states) == ("cam-le", [State.NEW, State.CONCLUDED])
    assert (counts, total, found.totals, found.total) == ((2, 3), 5, [2, 3], 5)


def test_a_small_number_is_hidden_with_what_would_give_it_away(desk, dung):
    sent(1)
    sent(3, state=State.CONCLUDED)
    [(_station, counts, total)] = selectors.figures(dung.officer, MARCH).rows
    assert counts[0] is None
    assert None in (counts[1], total)
    html = desk("tinh/so-lieu/?month=2026-03-01").json()["html"]
    assert html.count("ẩn</em>") >= 4


def test_practice_tips_are_counted_nowhere(dung):
    sent(4, practice=True)
    assert selectors.figures(dung.officer, MARCH).rows == []


def test_a_month_begins_at_midnight_in_viet_nam(dung):
    sent(2, at=datetime(2026, 2, 28, 17, 0, tzinfo=UTC))
    sent(3, at=datetime(2026, 2, 28, 16, 59, tzinfo=UTC))
    assert selectors.figures(dung.officer, MARCH).total == 2
    assert selectors.figures(dung.officer, date(2026, 2, 1)).total == 3


def test_the_months_to_choose_from_go_over_new_year():
    months = selectors.months(datetime(2026, 1, 31, 18, 0, tzinfo=UTC))
    assert months[:3] == [date(2026, 2, 1), date(2026, 1, 1), date(2025, 12, 1)]
    assert len(months) == 12


@pytest.mark.parametrize("month", ["x", "2026-13-01", "1999-01-01"])
def test_a_month_that_is_not_offered_is_this_one(desk, month):
    assert desk(f"tinh/so-lieu/?month={month}").status_code == 200
