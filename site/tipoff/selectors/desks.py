"""Which stations could receive a tip, whether each is working, and whom a tip is sealed to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import F, Prefetch, Q
from django.utils import timezone

from places.models import Station
from tipoff import rules
from tipoff.models import (
    Authority,
    EscrowKey,
    OfficerVault,
    RoutingRule,
    StationKey,
    StationKeyShare,
)
from tipoff.routing import Concerns, Kind, Question, Unit
from tipoff.vault import certificates
from tipoff.vault.certificates import Recipient, StationCertificate, Trust
from tipoff.vault.errors import CertificateError

# At this time no certificate has expired yet: for the last resort alone.
BEFORE_ANY_EXPIRY = 0


@dataclass(frozen=True)
class Desk:
    """A station, the certificate of its present key if one verifies, and whether it is working."""

    station: Station
    certificate: StationCertificate | None = None
    key: StationKey | None = None
    working: bool = False

    def unit(self) -> Unit:
        """As routing sees it: the wards are those of the certificate, not of the database."""
        wards = frozenset(self.certificate.wards) if self.certificate else frozenset()
        station = self.station
        return Unit(station.code, station.kind, station.province_id, wards, self.working)


def stations(codes: Iterable[str]) -> dict[str, Station]:
    """The stations of these codes, by code; unknown codes are left out."""
    return Station.objects.in_bulk(list(codes), field_name="code")


def desks_for(question: Question, trust: Trust, now: int) -> dict[str, Desk]:
    """The desks that could receive this tip, by code; three queries however many there are."""
    province = question.province or question.home_province
    could = Q(kind=Station.Kind.CENTRAL) | Q(kind=Station.Kind.PROVINCE, province=province)
    if question.ward:
        could |= Q(kind=Station.Kind.WARD, wards=question.ward)
    could |= Q(rules__province=province, rules__category=question.category)
    stations = Station.objects.filter(could).distinct().prefetch_related(keys())
    return {station.code: desk_of(station, trust, now) for station in stations}


def desk_of(station: Station, trust: Trust, now: int) -> Desk:
    """A station with the newest of its keys that verifies, up to the root."""
    for key in station.keys.all():
        certificate = _verified(station, key, trust, now)
        if certificate is not None:
            return Desk(station, certificate, key, _staffed(key))
    return Desk(station)


def a_station_is_certified(trust: Trust, now: int) -> bool:
    """Whether any station's present key verifies up to the root; one row is read at a time."""
    keys = StationKey.objects.filter(retired_at__isnull=True).select_related("authority", "station")
    return any(_verified(key.station, key, trust, now) for key in keys.iterator(100))


def escrow_is_certified(trust: Trust, now: int) -> bool:
    """Whether an escrow key stands that the root certified and that has not run out."""
    return bool(_escrow(trust, now))


def valid_rules(question: Question, trust: Trust, now: int) -> dict[tuple[str, str], str]:
    """The rules for this tip's province and category that the province's authority signed."""
    province = question.province or question.home_province
    rows = RoutingRule.objects.filter(province=province, category=question.category)
    rows = list(rows.select_related("station"))
    if not rows:
        return {}
    keys = authority_keys(province, trust, now)
    return {
        (row.province_id, row.category): row.station.code
        for row in rows
        if any(is_signed(row, key, trust) for key in keys)
    }


def recipients(
    question: Question, station: str, desks: dict[str, Desk], trust: Trust, now: int
) -> list[Recipient]:
    """Whose keys the tip is sealed to: the station, the desk above it, and escrow.

    Only certified keys. Where none of them holds, escrow's expired key is better than a lost tip:
    its signature, epoch and revocation are checked all the same.
    """
    holders = [desks[station], *_above(question, desks[station], desks.values())]
    found = [desk.certificate.recipient() for desk in holders if desk.certificate]
    escrow = _escrow(trust, now) or ([] if found else _escrow(trust, BEFORE_ANY_EXPIRY))
    return found + escrow


def _above(question: Question, desk: Desk, desks: Iterable[Desk]) -> list[Desk]:
    """The next desk up that holds a key: the province's over a ward, the central over it."""
    if desk.station.kind == Kind.CENTRAL or question.concerns == Concerns.PROVINCE:
        return []
    province = question.province or question.home_province
    others = sorted((d for d in desks if d != desk and d.certificate), key=lambda d: not d.working)
    over = [d for d in others if _is_province_desk(d, province)]
    if _is_province_desk(desk, province) or not over:
        over = [d for d in others if d.station.kind == Kind.CENTRAL]
    return over[:1]


def _is_province_desk(desk: Desk, province: str | None) -> bool:
    return desk.station.kind == Kind.PROVINCE and desk.station.province_id == province


def refusal(station: Station, key: StationKey, trust: Trust, now: int) -> str:
    """Why this key's certificate does not hold for the station (`CertificateError`); else empty."""
    chain = (key.authority.certificate, key.certificate)
    try:
        found = certificates.verify_station(chain, trust, now, station=station.code)
    except CertificateError as error:
        return str(error)
    same_place = (found.kind, found.province) == (station.kind, station.province_id or "")
    return "" if same_place else "wrong-scope"


def _verified(
    station: Station, key: StationKey, trust: Trust, now: int
) -> StationCertificate | None:
    if refusal(station, key, trust, now):
        return None
    return certificates.read_unverified(StationCertificate, key.certificate)


def holders(key: StationKey) -> list[OfficerVault]:
    """The vaults that hold a share of this key (prefetched by `keys`)."""
    return [share.officer.vault for share in key.shares.all() if hasattr(share.officer, "vault")]


def unlocked_lately(vaults: Iterable[OfficerVault]) -> bool:
    """Whether one of them was opened within the days that the settings give."""
    since = timezone.now() - timedelta(days=settings.STATION_UNLOCKED_WITHIN_DAYS)
    return any(vault.last_unlocked_at and vault.last_unlocked_at >= since for vault in vaults)


def _staffed(key: StationKey) -> bool:
    """Enough officers hold the key in a vault, and one of them has opened it lately."""
    vaults = holders(key)
    return unlocked_lately(vaults) and len(vaults) >= settings.STATION_OFFICERS_AT_LEAST


def keys() -> Prefetch:
    """What `desk_of` reads of stations, to be prefetched with them."""
    # Who has moved to another station or lost the login can open nothing here any more.
    shares = StationKeyShare.objects.filter(
        officer__is_active=True,
        officer__user__is_active=True,
        officer__station=F("station_key__station"),
    )
    shares = shares.select_related("officer__vault")
    keys = StationKey.objects.filter(retired_at__isnull=True).order_by("-epoch")
    keys = keys.select_related("authority").prefetch_related(Prefetch("shares", shares))
    return Prefetch("keys", keys)


def authority_keys(province: str | None, trust: Trust, now: int) -> list[bytes]:
    """The signing keys of a province's authority that the root certified."""
    found = []
    for row in Authority.objects.filter(scope=province):
        try:
            authority = certificates.verify_authority(row.certificate, trust, now)
        except CertificateError:
            continue
        if authority.scope == province:
            found.append(authority.sign_key)
    return found


def is_signed(row: RoutingRule, key: bytes, trust: Trust) -> bool:
    """Whether this key signed the rule as it stands, and did not take it back."""
    named = (row.province_id, row.category, row.station.code, key)
    return rules.holds(row.signature, *named, trust.epochs.revoked)


def _escrow(trust: Trust, now: int) -> list[Recipient]:
    for row in EscrowKey.objects.order_by("-epoch"):
        try:
            return [certificates.verify_escrow(row.certificate, trust, now).recipient()]
        except CertificateError:
            continue
    return []
