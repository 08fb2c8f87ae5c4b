"""Who is at a station's desk at a moment, and who stands above it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from places.models import Station
from tipoff.models import DutyShift, Officer, Tip
from tipoff.outbox import can_be_reached


def on_duty(station: Station, at: datetime | None = None) -> list[Officer]:
    """Who is to be asked at this moment: the officer on duty, else the deputy, else the heads of
    the unit, else everybody. Who can get no e-mail does not count while somebody else can."""
    groups = _chain(station, at or timezone.now())
    reached = [[officer for officer in group if can_be_reached(officer)] for group in groups]
    return next(filter(None, [*reached, *groups]), [])


def heads(station: Station, at: datetime | None = None) -> list[Officer]:
    """The heads of the unit, or who is on duty where none of them gets e-mail."""
    chiefs = [officer for officer in at_work(station) if officer.role == Officer.Role.CHIEF]
    return [chief for chief in chiefs if can_be_reached(chief)] or on_duty(station, at)


def at_work(station: Station) -> list[Officer]:
    """The station's officers who may come to the desk."""
    active = station.officers.filter(is_active=True, user__is_active=True)
    return list(active.select_related("user").order_by("display_name", "pk"))


def shift_at(station: Station, at: datetime) -> DutyShift | None:
    """The shift that runs at this moment."""
    running = station.shifts.filter(starts_at__lte=at, ends_at__gt=at)
    return running.select_related("officer__user", "deputy__user").first()


def over(station: Station) -> Station | None:
    """The desk above a station: its province's, above that the central one."""
    if station.kind == Station.Kind.CENTRAL:
        return None
    if station.kind == Station.Kind.WARD:
        desk = Station.objects.filter(kind=Station.Kind.PROVINCE, province=station.province_id)
        if found := desk.first():
            return found
    return Station.objects.filter(kind=Station.Kind.CENTRAL).first()


def over_tip(tip: Tip) -> Station | None:
    """The desk above that holds the tip's key: one that the tip concerns holds none."""
    holders = Station.objects.filter(keys__tip_keys__tip=tip).exclude(pk=tip.station_id)
    own = tip.station
    above = list(holders.exclude(kind=Station.Kind.WARD).distinct())
    if own.kind == Station.Kind.WARD:
        for desk in above:
            if desk.kind == Station.Kind.PROVINCE and desk.province_id == own.province_id:
                return desk
    central = [desk for desk in above if desk.kind == Station.Kind.CENTRAL]
    return central[0] if central and own.kind != Station.Kind.CENTRAL else None


def overseen(officer: Officer) -> QuerySet[Station]:
    """The stations that an officer looks after: the own one, a province's or all others besides."""
    own = officer.station
    if own.kind == Station.Kind.CENTRAL:
        return Station.objects.all()
    if own.kind == Station.Kind.PROVINCE:
        return Station.objects.filter(province=own.province_id)
    return Station.objects.filter(pk=own.pk)


def without_address(stations: Iterable[Station]) -> list[Officer]:
    """Officers of these stations who are at work and have no e-mail address."""
    active = Officer.objects.filter(station__in=stations, is_active=True, user__is_active=True)
    return list(active.filter(user__email="").select_related("station").order_by("station", "pk"))


def _chain(station: Station, at: datetime) -> list[list[Officer]]:
    officers, shift = at_work(station), shift_at(station, at)
    planned = [shift.officer, shift.deputy] if shift else []
    chiefs = [officer for officer in officers if officer.role == Officer.Role.CHIEF]
    return [*([officer] for officer in planned if officer in officers), chiefs, officers]
