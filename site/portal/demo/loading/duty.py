"""A rota for the demonstration's stations, in the week in which it is loaded."""

from datetime import datetime, timedelta

from django.utils import timezone

from places.models import Station
from portal.demo.content.people import STATIONS
from tipoff.desk.duty.selectors import midnight, monday_of
from tipoff.models import DutyShift, Notice
from tipoff.selectors.duty import at_work

HOURS = timedelta(hours=12)
FIRST = timedelta(hours=7)  # shifts change at 7 and at 19
SHIFTS = 12  # until Sunday 7 o'clock: the last day shows what a gap looks like


def load() -> None:
    """Every station's officers in turn; a station with a rota of this week keeps it."""
    monday = midnight(monday_of("", timezone.now()))
    for station in Station.objects.filter(code__in=[row.code for row in STATIONS]):
        if not station.shifts.filter(starts_at__gte=monday).exists():
            _fill(station, monday + FIRST)


def tell_nobody() -> None:
    """The demonstration's tips came in before anybody was there to be told."""
    Notice.objects.filter(sent_at=None).update(sent_at=timezone.now())


def _fill(station: Station, first: datetime) -> None:
    officers = at_work(station)
    for number in range(SHIFTS if officers else 0):
        starts = first + number * HOURS
        officer, deputy = (officers[(number + turn) % len(officers)] for turn in (0, 1))
        people = {"officer": officer, "deputy": deputy if deputy != officer else None}
        DutyShift.objects.create(
            station=station, starts_at=starts, ends_at=starts + HOURS, **people
        )
