"""The desks' signing keys, and which of them somebody who left may have copied."""

from dataclasses import dataclass

from django.db.models import Q

from places.models import Station
from tipoff.models import Authority, Officer
from tipoff.vault import certificates
from tipoff.vault.certificates import OfficerCertificate, Trust, serial_of
from tipoff.vault.errors import CertificateError


@dataclass(frozen=True)
class SigningKey:
    """A signing key whose certificate holds now.

    `leavers` have held it and serve at its desk no longer; `suspected` where the certificate of one
    of them was taken back because the keys may be in other hands.
    """

    certificate: certificates.Authority
    leavers: tuple[Officer, ...]
    suspected: bool


def standing(trust: Trust, now: int, scope: str | None = None) -> list[SigningKey]:
    """The signing keys of all desks, or of one scope's (a province's code or `central`)."""
    rows = Authority.objects.order_by("scope", "-pk")
    found = [_signing_key(row, trust, now) for row in (rows.filter(scope=scope) if scope else rows)]
    return [key for key in found if key is not None]


def exposed(trust: Trust, now: int, scope: str | None = None) -> list[SigningKey]:
    """Those that the root must replace. One whose epoch was followed by a higher, or that the root
    took back, is believed no more and not among them."""
    return [key for key in standing(trust, now, scope) if key.leavers]


def _signing_key(row: Authority, trust: Trust, now: int) -> SigningKey | None:
    try:
        certificate = certificates.verify_authority(row.certificate, trust, now)
    except CertificateError:
        return None
    leavers = _leavers(row)
    return SigningKey(certificate, leavers, any(_suspected(each, trust) for each in leavers))


def _leavers(row: Authority) -> tuple[Officer, ...]:
    desk = Q(station__kind=Station.Kind.PROVINCE, station__province=row.scope)
    if row.scope == Authority.CENTRAL:
        desk = Q(station__kind=Station.Kind.CENTRAL)
    held = Officer.objects.filter(authority_shares__authority=row).select_related("vault")
    present = Officer.objects.filter(desk, is_active=True, user__is_active=True)
    return tuple(held.exclude(pk__in=present).order_by("display_name", "pk"))


def _suspected(officer: Officer, trust: Trust) -> bool:
    vault = getattr(officer, "vault", None)
    serial = serial_of(OfficerCertificate, vault.certificate) if vault else ""
    return serial in trust.epochs.revoked and serial not in trust.ended
