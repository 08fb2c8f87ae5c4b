"""Planning the rota, journalled. No two shifts of a station run at the same time."""

from datetime import date

from django.db import transaction

from places.models import Station
from tipoff.desk import services
from tipoff.desk.duty.selectors import WEEK, midnight, shifts_between
from tipoff.desk.services import NotPossibleError
from tipoff.journal import Action
from tipoff.models import DutyShift, Officer
from tipoff.selectors.duty import at_work


def plan(head: Officer, shift: DutyShift) -> None:
    """Keep a shift. Raises `NotPossibleError("overlap")`."""
    with transaction.atomic(durable=True):
        _hold(head.station)
        if shifts_between(head.station, shift.starts_at, shift.ends_at):
            raise NotPossibleError("overlap")
        shift.save()
        services.record(head, Action.DUTY_PLANNED, shift=shift.pk, on_duty=shift.officer.public_id)


def remove(head: Officer, number: int) -> None:
    """Take a shift of the own station out. Raises `NotPossibleError("no-shift")`."""
    with transaction.atomic(durable=True):
        _hold(head.station)
        shift = head.station.shifts.select_related("officer").filter(pk=number).first()
        if shift is None:
            raise NotPossibleError("no-shift")
        services.record(head, Action.DUTY_REMOVED, shift=number, on_duty=shift.officer.public_id)
        shift.delete()


def copy_week(head: Officer, monday: date) -> int:
    """Fill the week with the shifts of the week before; how many were added.

    What would overlap is left out, and who is no longer at work.
    """
    with transaction.atomic(durable=True):
        _hold(head.station)
        before = shifts_between(head.station, midnight(monday - WEEK), midnight(monday))
        before = [shift for shift in before if shift.starts_at >= midnight(monday - WEEK)]
        added = sum(_copy(shift, at_work(head.station)) for shift in before)
        services.record(head, Action.DUTY_PLANNED, week=monday.isoformat(), copied=added)
    return added


def _copy(shift: DutyShift, officers: list[Officer]) -> bool:
    starts, ends = shift.starts_at + WEEK, shift.ends_at + WEEK
    if shift.officer not in officers or shifts_between(shift.station, starts, ends):
        return False
    deputy = shift.deputy if shift.deputy in officers else None
    people = {"officer": shift.officer, "deputy": deputy}
    DutyShift.objects.create(station=shift.station, starts_at=starts, ends_at=ends, **people)
    return True


def _hold(station: Station) -> None:
    """One head of the unit plans at a time."""
    Station.objects.select_for_update().get(pk=station.pk)
