"""Stations that a tip can be handed to, and whether what the browser sealed for them fits.

Which station a tip concerns stands in its sealed header: that is checked where the header is open,
in the officer's worker (vault/routing.js). Here only what is in the clear is checked.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from places import matcher
from places.models import Station
from tipoff.desk.posting import NotPossibleError
from tipoff.models import StationKey, Tip, TipKey
from tipoff.selectors import desks
from tipoff.selectors.above import desks_above
from tipoff.selectors.area import home_province
from tipoff.selectors.desks import Desk
from tipoff.trust import current_trust
from tipoff.vault.tips import SealedKey


@dataclass(frozen=True)
class Receiver:
    """A station to choose: its desk, the ward that it was found by (None: chosen itself), and the
    desk above it that is to have a key too, if one is certified."""

    desk: Desk
    ward: str | None = None
    above: Desk | None = None


def find(tip: Tip, typed: str) -> list[tuple[matcher.Candidate, Receiver | None]]:
    """The wards that a text may mean, by old or new name, each with who receives for it.

    Where the ward's own station is not working that is its province's desk; None where that is
    the tip's own station or does not work either.
    """
    near = tip.station.province or home_province()
    wards = matcher.find(typed, home_province=near.code if near else None)
    return [(ward, _for_ward(tip, ward)) for ward in wards]


def of_station(tip: Tip, code: str) -> Receiver | None:
    """The station of this code, if a tip of another station can be handed to it now."""
    rows = Station.objects.filter(code=code).exclude(pk=tip.station_id)
    found = _desks(rows)
    return _receiver(found[0]) if found and found[0].working else None


def back_to(station: Station) -> Receiver | None:
    """A station to which a tip is returned, working or not; None where no key of it holds."""
    found = _desks(Station.objects.filter(pk=station.pk))
    return _receiver(found[0]) if found[0].certificate else None


def provinces(tip: Tip) -> list[Station]:
    """The duty desks to choose from directly: all provinces' and the central ones."""
    above = Station.objects.exclude(kind=Station.Kind.WARD).exclude(pk=tip.station_id)
    return list(above.order_by("kind", "name"))


def check(tip: Tip, station: Station, keys: Iterable[SealedKey]) -> None:
    """Raise `NotPossibleError`: `receiver` where the station is no other, certified one, `key`
    where the sealed keys are not for the present epochs of it and at most the desk above it.

    A station that holds a key of the tip already needs none.
    """
    found = back_to(station)
    if station.pk == tip.station_id or found is None:
        raise NotPossibleError("receiver")
    may = {_reader(desk) for desk in (found.desk, found.above) if desk is not None}
    given = {(key.name, key.epoch) for key in keys}
    if not given <= may or (_reader(found.desk) not in given and not _holds(tip, found.desk)):
        raise NotPossibleError("key")


def add_keys(tip: Tip, keys: Iterable[SealedKey]) -> None:
    """Keep the keys; one that is there already stays, since it is known to come from intake."""
    for key in keys:
        row = StationKey.objects.get(station__code=key.name, epoch=key.epoch)
        reader = {"tip": tip, "kind": key.kind, "name": key.name, "epoch": key.epoch}
        defaults = {"station_key": row, "sealed": key.sealed}
        TipKey.objects.get_or_create(**reader, defaults=defaults)


def chain_of(desk: Desk) -> list[bytes]:
    """What a browser verifies a station by, up to its pinned root."""
    return [bytes(desk.key.authority.certificate), bytes(desk.key.certificate)]


def needs_key(tip: Tip, desk: Desk | None) -> bool:
    """Whether a desk is certified and holds no key of the tip."""
    return desk is not None and not _holds(tip, desk)


def _for_ward(tip: Tip, ward: matcher.Candidate) -> Receiver | None:
    kinds = Station.Kind
    rows = Station.objects.filter(kind=kinds.WARD, wards__code=ward.code)
    if rows.filter(pk=tip.station_id).exists():
        return None
    for desk in _desks(rows):
        if desk.working and ward.code in desk.certificate.wards:
            return _receiver(desk, ward.code)
    above = Station.objects.filter(kind=kinds.PROVINCE, province=ward.province_code)
    working = [desk for desk in _desks(above.exclude(pk=tip.station_id)) if desk.working]
    return _receiver(working[0]) if working else None


def _receiver(desk: Desk, ward: str | None = None) -> Receiver:
    pks = [station.pk for station in desks_above(desk.station)]
    found = {row.station.pk: row for row in _desks(Station.objects.filter(pk__in=pks))}
    above = next((found[pk] for pk in pks if found[pk].certificate), None)
    return Receiver(desk, ward, above)


def _desks(rows) -> list[Desk]:
    now = int(time.time())
    trust = current_trust(now)
    rows = rows.order_by("pk").prefetch_related(desks.keys())
    return [desks.desk_of(row, trust, now) for row in rows]


def _reader(desk: Desk) -> tuple[str, int]:
    return desk.station.code, desk.key.epoch


def _holds(tip: Tip, desk: Desk) -> bool:
    return TipKey.objects.filter(tip=tip, station_key=desk.key).exists()
