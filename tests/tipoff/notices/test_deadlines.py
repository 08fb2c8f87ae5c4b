"""Deadlines come from one table, each with its source, and are reckoned where the portal is."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings as given
from tests.tipoff.desk.duty import send

from tipoff import deadlines
from tipoff.deadlines import What
from tipoff.models import Category, OfficerVault


def test_every_row_names_its_source():
    assert {row.what for row in deadlines.table()} == set(What)
    assert all(str(row.source) for row in deadlines.table())
    assert set(deadlines.NAMES) == set(What)


@pytest.mark.parametrize(
    ("what", "facts", "length"),
    [
        (What.ACKNOWLEDGE, {}, timedelta(hours=24)),
        (What.ACKNOWLEDGE, {"urgent": True}, timedelta(minutes=30)),
        (What.FORWARD, {"station": "cam-le"}, timedelta(hours=24)),
        (What.FORWARD, {"station": "hoang-sa"}, timedelta(hours=48)),
        (What.DECIDE, {"urgent": True, "station": "hoang-sa"}, timedelta(days=20)),
        (What.EXTENDED, {}, 2),
        (What.PROLONGED, {}, 4),
    ],
)
def test_the_first_row_that_fits_holds(settings, what, facts, length):
    settings.TIP_REMOTE_STATIONS = ["hoang-sa"]
    assert deadlines.find(what, **facts).length == length


def test_a_category_may_have_a_time_of_its_own(settings):
    own = ("decide", "drugs", timedelta(days=10), "a local rule")
    settings.TIP_DEADLINES = (own, *given.TIP_DEADLINES)
    assert deadlines.find(What.DECIDE, category="drugs").length == timedelta(days=10)
    assert deadlines.find(What.DECIDE, category="theft").length == timedelta(days=20)


def test_as_delivered_no_category_can_be_told_by_its_deadlines():
    assert not {row.whom for row in deadlines.table()} & set(Category.values)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-12-31T23:30:00+07:00", 2, "2027-02-28T23:30:00+07:00"),
        ("2027-12-31T00:30:00+07:00", 2, "2028-02-29T00:30:00+07:00"),
        ("2026-11-22T08:00:00+07:00", 4, "2027-03-22T08:00:00+07:00"),
        # In UTC it is still the day, the month and the year before.
        ("2026-12-31T17:30:00+00:00", 2, "2027-03-01T00:30:00+07:00"),
    ],
)
def test_months_are_counted_by_the_calendar_where_the_portal_is(start, months, end):
    found = deadlines.add_months(datetime.fromisoformat(start), months)
    assert found == datetime.fromisoformat(end)


def test_a_tip_has_the_times_of_the_table_from_its_arrival_on(world, settings, clock):
    settings.TIP_REMOTE_STATIONS = ["nam-dong"]
    clock.at("2026-12-31T23:50:00+07:00")
    OfficerVault.objects.update(last_unlocked_at=clock.now)
    near, far, urgent = send("cam-le"), send("nam-dong"), send("cam-le", urgent=True)
    assert near.acknowledge_by == datetime.fromisoformat("2027-01-01T23:50:00+07:00")
    assert near.forward_by == near.acknowledge_by
    assert far.forward_by == datetime.fromisoformat("2027-01-02T23:50:00+07:00")
    assert urgent.acknowledge_by == datetime.fromisoformat("2027-01-01T00:20:00+07:00")
    assert near.decide_by == datetime.fromisoformat("2027-01-20T23:50:00+07:00")
