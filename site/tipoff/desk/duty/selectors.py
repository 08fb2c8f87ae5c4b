"""The rota of a station as its officers see it: a week of days, shifts and gaps."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from places.models import Station
from tipoff.models import DutyShift

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Gap:
    """A time without anybody on duty, within one day."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Day:
    """A day of the rota: the shifts that begin on it, and when nobody is on duty."""

    date: date
    shifts: list[DutyShift] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)


def zone():
    """Where the portal is: every hour of the rota is said there."""
    return timezone.get_default_timezone()


def monday_of(asked: str, now: datetime) -> date:
    """The Monday of the week of an ISO date; of this week where it is none."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = timezone.localdate(now, zone())
    # Far enough from the calendar's ends to turn a page.
    day = min(max(day, date(2000, 1, 1)), date(2100, 1, 1))
    return day - timedelta(days=day.weekday())


def midnight(day: date) -> datetime:
    """When a day begins where the portal is."""
    return datetime.combine(day, time(), zone())


def week(station: Station, monday: date) -> list[Day]:
    """Seven days; a shift over midnight stands on the day on which it begins."""
    starts, ends = midnight(monday), midnight(monday + WEEK)
    shifts = shifts_between(station, starts, ends)
    return [_day(monday + timedelta(days=number), shifts) for number in range(7)]


def shifts_between(station: Station, starts: datetime, ends: datetime) -> list[DutyShift]:
    """The shifts that run at some time between two moments."""
    found = station.shifts.filter(starts_at__lt=ends, ends_at__gt=starts)
    return list(found.select_related("officer", "deputy"))


def _day(day: date, shifts: list[DutyShift]) -> Day:
    starts, ends = midnight(day), midnight(day + timedelta(days=1))
    running = [shift for shift in shifts if shift.starts_at < ends and shift.ends_at > starts]
    own = [shift for shift in running if shift.starts_at >= starts]
    return Day(day, own, _gaps(starts, ends, running))


def _gaps(starts: datetime, ends: datetime, shifts: list[DutyShift]) -> list[Gap]:
    gaps, covered = [], starts
    for shift in shifts:
        if covered < shift.starts_at:
            gaps.append(Gap(covered, shift.starts_at.astimezone(zone())))
        covered = max(covered, shift.ends_at.astimezone(zone()))
    return [*gaps, Gap(covered, ends)] if covered < ends else gaps
