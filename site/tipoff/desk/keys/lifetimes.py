"""Until when stations' certificates hold, and what their renewal is made from."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from places.models import Station
from tipoff.desk.keys.selectors import Checker
from tipoff.models import StationKey
from tipoff.vault import certificates
from tipoff.vault.certificates import Authority, StationCertificate

#: How long a renewal made in the browser holds: `VALID_SECONDS` of vault/authority.js.
RENEWED_FOR = timedelta(days=2 * 366)


@dataclass(frozen=True)
class Lifetime:
    """A station's present key with a certificate that holds, or held until it ran out: `chain` is
    the authority's envelope and its own."""

    key: StationKey
    chain: list[bytes]
    certificate: StationCertificate

    @property
    def station(self) -> Station:
        return self.key.station

    @property
    def ends_at(self) -> datetime:
        return ends_at(self.certificate)

    @property
    def has_ended(self) -> bool:
        """Whether the station's tips go to the desk above for it."""
        return timezone.now() > self.ends_at

    @property
    def ends_soon(self) -> bool:
        """Whether it has ended, or will within the time of the settings."""
        return ends_soon(self.ends_at)

    @property
    def may_grow(self) -> bool:
        """Whether a renewal now would make it longer."""
        return self.ends_at < timezone.now() + RENEWED_FOR


def ends_at(certificate: Authority | StationCertificate) -> datetime:
    """The last moment of a certificate."""
    return datetime.fromtimestamp(certificate.not_after, UTC)


def ends_soon(moment: datetime) -> bool:
    """Whether a certificate that ends then should be renewed now."""
    return moment - timezone.now() < timedelta(days=settings.CERTIFICATE_ENDS_WITHIN_DAYS)


def lifetime_of(station: Station, checker: Checker) -> Lifetime | None:
    """That of one station; None where no certificate stands that could be renewed."""
    return next(iter(_lifetimes(Station.objects.filter(pk=station.pk), checker)), None)


def due(stations: QuerySet[Station], checker: Checker) -> list[Lifetime]:
    """Those that are to be renewed now, the first to end first; one query for all."""
    found = [each for each in _lifetimes(stations, checker) if each.ends_soon]
    return sorted(found, key=lambda each: (each.ends_at, each.station.name))


def _lifetimes(stations: QuerySet[Station], checker: Checker) -> list[Lifetime]:
    keys = StationKey.objects.filter(station__in=stations, retired_at=None).order_by("epoch")
    present = {key.station_id: key for key in keys.select_related("station", "authority")}
    found = [_lifetime(key, checker) for key in present.values()]
    return [each for each in found if each is not None]


def _lifetime(key: StationKey, checker: Checker) -> Lifetime | None:
    chain = checker.station_chain(key, ended=True)
    if chain is None:
        return None
    return Lifetime(key, chain, certificates.read_unverified(StationCertificate, chain[1]))
