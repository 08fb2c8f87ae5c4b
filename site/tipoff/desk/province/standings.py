"""How each station stands: whether it can receive tips, what it lacks, how long its key holds."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from places.models import Station
from tipoff.desk.keys import lifetimes
from tipoff.models import StationKey
from tipoff.selectors import desks
from tipoff.selectors.desks import Desk
from tipoff.trust import current_trust
from tipoff.vault.certificates import Trust


class Lack(models.TextChoices):
    """What keeps a station from receiving tips."""

    NO_KEY = "no-key", _("It has no key yet.")
    EXPIRED = "expired", _("Its certificate has expired.")
    REVOKED = "revoked", _("Its certificate was taken back.")
    UNVERIFIED = "unverified", _("Its certificate does not verify.")
    FEW_OFFICERS = "few-officers", _("Too few officers hold its key.")
    LONG_LOCKED = "long-locked", _("No officer has opened a vault lately.")


# What the vault's refusals mean here; every other is `UNVERIFIED`.
REFUSALS = {"expired": Lack.EXPIRED, "revoked": Lack.REVOKED}


@dataclass(frozen=True)
class Standing:
    """A station, what it lacks (none: it is working), and what its certificate says."""

    station: Station
    lacks: tuple[Lack, ...]
    key: StationKey | None = None
    ends_at: datetime | None = None
    wards: frozenset[str] = frozenset()
    serial: str = ""

    @property
    def ends_soon(self) -> bool:
        """Whether the certificate runs out within the time of the settings."""
        return self.ends_at is not None and lifetimes.ends_soon(self.ends_at)

    @property
    def to_prolong(self) -> bool:
        """Whether its certificate is to be renewed, in the panel of keys."""
        return self.ends_soon or Lack.EXPIRED in self.lacks

    @property
    def needs_attention(self) -> bool:
        """Whether the desk above has something to do about it."""
        return bool(self.lacks) or self.ends_soon


def standing_of(station: Station) -> Standing:
    """How this station stands now."""
    return standings(Station.objects.filter(pk=station.pk))[0]


def standings(stations: QuerySet[Station]) -> list[Standing]:
    """How these stations stand now; the same number of queries for one as for hundreds."""
    now = int(time.time())
    trust = current_trust(now)
    return [_standing(station, trust, now) for station in stations.prefetch_related(desks.keys())]


def _standing(station: Station, trust: Trust, now: int) -> Standing:
    desk = desks.desk_of(station, trust, now)
    if desk.certificate is None:
        return Standing(station, (_refused(station, trust, now),))
    ends_at = lifetimes.ends_at(desk.certificate)
    wards, serial = frozenset(desk.certificate.wards), desk.certificate.serial
    return Standing(station, tuple(_lacks(desk)), desk.key, ends_at, wards, serial)


def _refused(station: Station, trust: Trust, now: int) -> Lack:
    """Why the newest key does not count."""
    newest = next(iter(station.keys.all()), None)
    if newest is None:
        return Lack.NO_KEY
    return REFUSALS.get(desks.refusal(station, newest, trust, now), Lack.UNVERIFIED)


def _lacks(desk: Desk) -> Iterable[Lack]:
    vaults = desks.holders(desk.key)
    if len(vaults) < settings.STATION_OFFICERS_AT_LEAST:
        yield Lack.FEW_OFFICERS
    if not desks.unlocked_lately(vaults):
        yield Lack.LONG_LOCKED
