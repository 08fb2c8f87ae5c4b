"""What the desk reads of keys: who holds which, who waits, and for which stations one may act."""

import time
from dataclasses import dataclass, field

from django.db.models import Max, Q, QuerySet

from places.models import Station, Ward
from tipoff.desk.keys.issuers import scope_of
from tipoff.models import (
    Authority,
    Enrolment,
    EscrowKey,
    Officer,
    OfficerVault,
    StationKey,
    StationKeyGrant,
    StationKeyShare,
    Tip,
    TipKey,
)
from tipoff.selectors import authorities
from tipoff.selectors.authorities import SigningKey
from tipoff.trust import current_trust, stored_epochs
from tipoff.vault import certificates, envelopes
from tipoff.vault.certificates import OfficerCertificate, StationCertificate
from tipoff.vault.errors import CertificateError

# At most so many tips are handed to the browser at once, to be sealed anew.
BATCH = 50


class Checker:
    """Certificates, checked at one moment with one reading of trust and authorities."""

    def __init__(self):
        self.now = int(time.time())
        self.trust = current_trust(self.now)
        self.authorities = list(Authority.objects.order_by("-pk"))

    def officer_chain(self, officer: Officer) -> list[bytes] | None:
        """The officer's chain, if it holds now at the officer's station."""
        vault = getattr(officer, "vault", None)
        if vault is None or not vault.certificate:
            return None
        named = {"officer": officer.public_id, "station": officer.station.code}
        purpose, verify = "certificate/officer", certificates.verify_officer
        return self._chain(purpose, vault.certificate, verify, named)

    def station_chain(self, key: StationKey, *, ended: bool = False) -> list[bytes] | None:
        """The chain of a station's key, if it holds now; with `ended`, or held until it ran out."""
        purpose, verify = "certificate/station", certificates.verify_station
        named = {"station": key.station.code, "ended": ended}
        return self._chain(purpose, key.certificate, verify, named)

    def escrow(self) -> bytes | None:
        """The certificate of the newest escrow key that holds now."""
        for row in EscrowKey.objects.order_by("-epoch"):
            try:
                certificates.verify_escrow(row.certificate, self.trust, self.now)
            except CertificateError:
                continue
            return bytes(row.certificate)
        return None

    def _chain(self, purpose, envelope, verify, named) -> list[bytes] | None:
        for authority in self.authorities:
            if not envelopes.is_signed_by(purpose, envelope, authority.sign_key):
                continue
            chain = [authority.certificate, envelope]
            try:
                verify(chain, self.trust, self.now, **named)
            except CertificateError:
                continue
            return chain
        return None


@dataclass
class Colleague:
    """An officer as the keys' panel shows one: `chain` when certified now, the epochs held, and
    whether new keys wait to be certified."""

    officer: Officer
    chain: list[bytes] | None
    epochs: frozenset[int]
    enrolment: Enrolment | None

    @property
    def serial(self) -> str:
        """The serial of the certificate that stands in the row, even where it no longer holds."""
        vault = getattr(self.officer, "vault", None)
        return certificates.serial_of(OfficerCertificate, vault.certificate) if vault else ""


@dataclass
class Standing:
    """A station's keys, newest first, its officers, and the present certificate's chain: `stood`
    also where it has run out."""

    station: Station
    keys: list[StationKey]
    colleagues: list[Colleague] = field(default_factory=list)
    chain: list[bytes] | None = None
    stood: list[bytes] | None = None
    wards: tuple[str, ...] = ()

    @property
    def present(self) -> StationKey | None:
        return next((key for key in self.keys if key.retired_at is None), None)

    @property
    def certified(self) -> list[Colleague]:
        return [colleague for colleague in self.colleagues if colleague.chain]


def stations_under(officer: Officer) -> QuerySet[Station]:
    """The stations whose officers and keys this officer's desk answers for: at a ward its own, at
    a province all of the province, at the central desk the central ones."""
    station = officer.station
    if station.kind == Station.Kind.WARD:
        return Station.objects.filter(pk=station.pk)
    if station.kind == Station.Kind.PROVINCE:
        return Station.objects.filter(province_id=station.province_id)
    return Station.objects.filter(kind=Station.Kind.CENTRAL)


def officers_under(officer: Officer) -> QuerySet[Officer]:
    """The active officers of those stations."""
    found = Officer.objects.filter(station__in=stations_under(officer), is_active=True)
    return found.select_related("station", "vault", "enrolment").order_by("display_name", "pk")


def exposed(officer: Officer, checker: Checker) -> list[SigningKey]:
    """The signing keys of the officer's desk that the root must replace."""
    scope = scope_of(officer)
    return authorities.exposed(checker.trust, checker.now, scope) if scope else []


def uncertified_keys(officer: Officer, checker: Checker) -> Enrolment | OfficerVault | None:
    """An officer's keys that wait to be certified: new ones, or those of the vault where their
    certificate holds no more without having been taken back."""
    enrolment, vault = (getattr(officer, name, None) for name in ("enrolment", "vault"))
    if enrolment is not None or vault is None or checker.officer_chain(officer) is not None:
        return enrolment
    serial = certificates.serial_of(OfficerCertificate, vault.certificate)
    return None if not serial or serial in checker.trust.epochs.revoked else vault


def waiting(officer: Officer, checker: Checker) -> list[Officer]:
    """Whose keys this officer's desk is to certify: new ones first."""
    if scope_of(officer) is None:
        return []
    found = [each for each in officers_under(officer) if uncertified_keys(each, checker)]
    return sorted(found, key=lambda each: not hasattr(each, "enrolment"))


def standing_of(station: Station, checker: Checker) -> Standing:
    """A station's keys and officers, each checked now."""
    keys = list(station.keys.select_related("authority", "station").order_by("-epoch"))
    standing = Standing(station, keys)
    if standing.present:
        standing.chain = checker.station_chain(standing.present)
        standing.stood = checker.station_chain(standing.present, ended=True)
    standing.wards = _wards(station, standing.stood)
    officers = Officer.objects.filter(station=station, is_active=True)
    officers = officers.select_related("station", "vault", "enrolment")
    held = _epochs_held(station)
    standing.colleagues = [
        Colleague(
            officer,
            checker.officer_chain(officer),
            frozenset(held.get(officer.pk, ())),
            getattr(officer, "enrolment", None),
        )
        for officer in officers.order_by("display_name", "pk")
    ]
    return standing


def next_epoch(station: Station) -> int:
    """The epoch of the station's next key: above every one that was ever seen."""
    last = station.keys.aggregate(last=Max("epoch"))["last"] or 0
    return max(last, stored_epochs().lowest(station.code)) + 1


def grants_to(officer: Officer) -> QuerySet[StationKeyGrant]:
    """The keys that other stations left to the officer's own."""
    found = StationKeyGrant.objects.filter(holder__station=officer.station)
    return found.select_related("station_key__station", "holder__station").order_by("pk")


def heirs_of(station: Station, checker: Checker) -> list[Standing]:
    """The stations that the province has certified for all wards of this one."""
    own = standing_of(station, checker)
    if not own.chain or not own.wards:
        return []
    others = Station.objects.filter(kind=station.kind, province_id=station.province_id)
    found = [standing_of(other, checker) for other in others.exclude(pk=station.pk)]
    return [heir for heir in found if heir.chain and set(own.wards) <= set(heir.wards)]


def may_inherit(station: Station) -> QuerySet[Station]:
    """The same stations, as a form chooses from them."""
    heirs = heirs_of(station, Checker())
    return Station.objects.filter(pk__in=[heir.station.pk for heir in heirs])


def wards_of(standing: Standing) -> QuerySet[Ward]:
    """The wards that a station is certified for."""
    return Ward.objects.filter(code__in=standing.wards).order_by("name")


def left_to(station: Station) -> QuerySet[Station]:
    """The stations whose present key holds keys of this one."""
    return Station.objects.filter(keys__granted__station_key__station=station).distinct()


def without_grant(station: Station, heir: Station) -> QuerySet[Tip]:
    """The tips at a station that the heir's officers could not open."""
    tips = Tip.objects.filter(station=station, shredded_at=None)
    reach = Q(station_key__station=heir) | Q(station_key__grants__holder__station=heir)
    return tips.exclude(pk__in=TipKey.objects.filter(reach, tip__in=tips).values("tip"))


def to_reseal(station: Station, officer: Officer, after: int = 0) -> list[Tip]:
    """Tips at a station that its present key cannot open and the officer's own station can, in
    the order of their rows, beyond the row `after`; at most `BATCH`."""
    present = StationKey.objects.filter(station=station, retired_at=None).order_by("-epoch").first()
    if present is None:
        return []
    tips = Tip.objects.filter(station=station, shredded_at=None, pk__gt=after)
    readable = TipKey.objects.filter(station_key=present).values("tip")
    mine = TipKey.objects.filter(station_key__station=officer.station).values("tip")
    return list(tips.exclude(pk__in=readable).filter(pk__in=mine).order_by("pk")[:BATCH])


def _wards(station: Station, chain: list[bytes] | None) -> tuple[str, ...]:
    if chain:
        return certificates.read_unverified(StationCertificate, chain[1]).wards
    return tuple(station.wards.order_by("code").values_list("code", flat=True))


def _epochs_held(station: Station) -> dict[int, set[int]]:
    held: dict[int, set[int]] = {}
    shares = StationKeyShare.objects.filter(station_key__station=station)
    for officer, epoch in shares.values_list("officer_id", "station_key__epoch"):
        held.setdefault(officer, set()).add(epoch)
    return held
