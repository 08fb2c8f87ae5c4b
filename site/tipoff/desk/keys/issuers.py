"""Whose signature an envelope bears, and whether it holds up to the root at this moment.

The desk keeps nothing that was signed in a browser before it has verified it here: a database
writer's row and a careless page are refused alike.
"""

import time

from tipoff.desk.posting import NotPossibleError
from tipoff.models import Authority, Officer
from tipoff.trust import current_trust
from tipoff.vault import certificates, envelopes
from tipoff.vault.certificates import OfficerCertificate, Revocation, StationCertificate
from tipoff.vault.errors import CertificateError

PURPOSES = {
    OfficerCertificate: "certificate/officer",
    StationCertificate: "certificate/station",
    Revocation: "revocation",
}


def scope_of(officer: Officer) -> str | None:
    """The authority that this officer's desk signs for: a province's code or `central`; None at a
    ward's station, which certifies nobody."""
    station = officer.station
    if station.kind == station.Kind.CENTRAL:
        return certificates.CENTRAL
    return station.province_id if station.kind == station.Kind.PROVINCE else None


def issuer_of(kind: type, envelope: bytes, scope: str | None) -> Authority:
    """The authority of this scope whose key signed the envelope, the newest first.

    Raises `NotPossibleError("signature")` where none did.
    """
    for row in Authority.objects.filter(scope=scope or "").order_by("-pk"):
        if envelopes.is_signed_by(PURPOSES[kind], envelope, bytes(row.sign_key)):
            return row
    raise NotPossibleError("signature")


def officer_certificate(officer: Officer, envelope: bytes, scope: str | None) -> OfficerCertificate:
    """The certificate in the envelope, if it is this officer's and holds now."""
    chain = (bytes(issuer_of(OfficerCertificate, envelope, scope).certificate), envelope)
    named = {"officer": officer.public_id, "station": officer.station.code}
    return _holding(certificates.verify_officer, chain, **named)


def station_certificate(
    station, envelope: bytes, scope: str | None
) -> tuple[Authority, StationCertificate]:
    """Who signed the certificate in the envelope, and the certificate, if it is this station's,
    of its kind and province, and holds now."""
    issuer = issuer_of(StationCertificate, envelope, scope)
    chain = (bytes(issuer.certificate), envelope)
    found = _holding(certificates.verify_station, chain, station=station.code)
    if (found.kind, found.province) != (station.kind, station.province_id or ""):
        raise NotPossibleError("signature")
    return issuer, found


def revocation(envelope: bytes, scope: str | None) -> Revocation:
    """The revocation in the envelope, if the scope's authority signed it over its own serial."""
    issuer = issuer_of(Revocation, envelope, scope)
    now = int(time.time())
    try:
        trust = current_trust(now)
        return certificates.verify_revocation(envelope, trust, now, bytes(issuer.certificate))
    except CertificateError:
        raise NotPossibleError("signature") from None


def _holding(verify, chain, **named):
    now = int(time.time())
    try:
        return verify(chain, current_trust(now), now, **named)
    except CertificateError:
        raise NotPossibleError("signature") from None
