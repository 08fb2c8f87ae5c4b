"""Whom a citizen may turn to when a station lets time go by."""

from places.models import Station


def desk_above(station: Station | None) -> Station | None:
    """The duty desk of a ward station's province; None where no police desk stands above."""
    if station is None or station.kind != Station.Kind.WARD:
        return None
    desks = Station.objects.filter(kind=Station.Kind.PROVINCE, province=station.province_id)
    return desks.first()


def desks_above(station: Station) -> list[Station]:
    """All duty desks over a station, the nearest first: its province's, then the central ones."""
    kinds = Station.Kind
    if station.kind == kinds.CENTRAL:
        return []
    central = list(Station.objects.filter(kind=kinds.CENTRAL).order_by("pk"))
    nearest = desk_above(station)
    return [nearest, *central] if nearest else central
