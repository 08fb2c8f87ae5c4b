"""Certificates, shares and successions that come from the offline table into the database.

Each is told by its own purpose and verified up to the root; a file that verifies in no way is
refused whole. Everything kept is journalled under the actor "system".
"""

import json
import time
from collections.abc import Callable, Iterable

from tipoff import journal
from tipoff.journal import Action
from tipoff.models import (
    Authority,
    AuthorityShare,
    EscrowKey,
    Officer,
    OfficerVault,
    Revocation,
    RootSuccession,
    StationKey,
    StationKeyShare,
)
from tipoff.trust import current_root, current_trust, remember
from tipoff.vault import certificates, envelopes, offline, primitives, recovery, succession
from tipoff.vault.encoding import unb64
from tipoff.vault.errors import CertificateError, OpenError, VaultError


def keep_file(text: str) -> str:
    """Keep what a file holds; answers what it was, for the operator.

    Run inside a transaction. Raises `VaultError` with a reason: `unknown` for what nobody here
    waits for, otherwise the verifier's own.
    """
    if text.lstrip().startswith("{"):
        return _kept(_keep_shares(json.loads(text)), text)
    envelope = offline.read_line(text)
    purpose = envelopes.peek(envelope).get("purpose")
    if purpose not in KEEPERS:
        raise VaultError("unknown")
    return _kept(KEEPERS[purpose](envelope), text)


def drop_shares(officer: Officer) -> None:
    """Drop what was sealed to an officer's keys. That the officer has held a signing key stays
    known: once the officer leaves its desk, that key must be replaced."""
    StationKeyShare.objects.filter(officer=officer).delete()
    AuthorityShare.objects.filter(officer=officer).update(sealed=b"")


def _kept(what: str, text: str) -> str:
    digest = primitives.digest("journal", text.strip().encode()).hex()
    journal.record(Action.KEYS_IMPORTED, actor="system", what=what, digest=digest)
    return what


def _now() -> int:
    return int(time.time())


def _authority(envelope: bytes) -> str:
    """A key that stands here already keeps its row, and all that hangs on it."""
    found = certificates.verify_authority(envelope, current_trust(_now()), _now())
    Authority.objects.update_or_create(
        scope=found.scope,
        sign_key=found.sign_key,
        defaults={"serial": found.serial, "certificate": envelope},
    )
    remember({f"authority:{found.scope}": found.epoch})
    return f"authority:{found.scope}:{found.epoch}"


def _escrow(envelope: bytes) -> str:
    found = certificates.verify_escrow(envelope, current_trust(_now()), _now())
    EscrowKey.objects.update_or_create(epoch=found.epoch, defaults={"certificate": envelope})
    remember({"escrow": found.epoch})
    return f"escrow:{found.epoch}"


def _officer(envelope: bytes) -> str:
    """A certificate for keys that the officer has enrolled, or that stand in the vault."""
    claimed = certificates.read_unverified(certificates.OfficerCertificate, envelope)
    officer = Officer.objects.filter(public_id=claimed.officer, is_active=True).first()
    if officer is None:
        raise VaultError("wrong-officer")
    named = {"officer": claimed.officer, "station": officer.station.code}
    _, found = _verified(certificates.verify_officer, claimed, envelope, named)
    source = getattr(officer, "enrolment", None) or getattr(officer, "vault", None)
    if source is None or (source.box_key, source.sign_key) != (found.box_key, found.sign_key):
        raise VaultError("wrong-key")
    keys = {"box_key": source.box_key, "sign_key": source.sign_key, "wrapped": source.wrapped}
    OfficerVault.objects.update_or_create(
        officer=officer, defaults=keys | {"certificate": envelope}
    )
    if source is not getattr(officer, "vault", None):
        source.delete()
        drop_shares(officer)
    return f"officer:{found.officer}"


def _station(envelope: bytes) -> str:
    """Another certificate for a key that stands here: new keys are made at the desk."""
    claimed = certificates.read_unverified(certificates.StationCertificate, envelope)
    named = {"station": claimed.station}
    authority, found = _verified(certificates.verify_station, claimed, envelope, named)
    key = StationKey.objects.filter(station__code=found.station, epoch=found.epoch).first()
    if key is None or key.public_key != found.box_key:
        raise VaultError("wrong-key")
    key.certificate, key.authority = envelope, authority
    key.save(update_fields=["certificate", "authority"])
    remember({found.station: found.epoch})
    return f"station:{found.station}:{found.epoch}"


def _revocation(envelope: bytes) -> str:
    claimed = certificates.read_unverified(certificates.Revocation, envelope)
    scope = claimed.serial.partition(":")[0]
    rows = Authority.objects.filter(scope=scope).order_by("-pk")
    signers = [None] if scope == certificates.ROOT else [row.certificate for row in rows]
    found = _first(
        lambda signer: certificates.verify_revocation(
            envelope, current_trust(_now()), _now(), signer
        ),
        signers,
    )
    Revocation.objects.get_or_create(serial=found.serial, defaults={"statement": envelope})
    remember({}, {found.serial})
    return f"revocation:{found.serial}"


def _successor(envelope: bytes) -> str:
    """The old root must be the one that counts here now: nobody else names its heir."""
    said = succession.read(envelope)
    if said.old_root != current_root():
        raise VaultError("bad-signature")
    RootSuccession.objects.create(
        old_root=said.old_root, new_root=said.new_root, statement=envelope
    )
    return "root"


def _keep_shares(found: dict) -> str:
    """A key sealed to an officer, as `vault recover` or `certify authority-share` wrote it."""
    officer = Officer.objects.filter(public_id=found.get("officer"), is_active=True).first()
    if officer is None:
        raise VaultError("wrong-officer")
    if "sign_key" in found:
        return _keep_authority_share(found, officer)
    name, sealed = recovery.read_share(json.dumps(found))
    key = StationKey.objects.filter(station__code=name.station, epoch=name.epoch).first()
    if key is None or key.public_key != name.box_key or key.station_id != officer.station_id:
        raise VaultError("wrong-key")
    StationKeyShare.objects.update_or_create(
        station_key=key, officer=officer, defaults={"sealed": sealed}
    )
    return f"share:{name.station}:{name.epoch}:{officer.public_id}"


def _keep_authority_share(found: dict, officer: Officer) -> str:
    sign_key, sealed = unb64(found["sign_key"], 32), unb64(found.get("sealed"))
    row = Authority.objects.filter(sign_key=sign_key, scope=found.get("scope")).first()
    if row is None:
        raise VaultError("wrong-key")
    AuthorityShare.objects.update_or_create(
        authority=row, officer=officer, defaults={"sealed": sealed}
    )
    return f"authority-share:{row.scope}:{officer.public_id}"


def _verified(verify: Callable, claimed, envelope: bytes, named: dict):
    """The authority of its scope that signed the certificate, and the certificate."""
    scope = claimed.province or certificates.CENTRAL
    rows = Authority.objects.filter(scope=scope).order_by("-pk")
    trust, now = current_trust(_now()), _now()
    return _first(lambda row: (row, verify((row.certificate, envelope), trust, now, **named)), rows)


def _first(verify: Callable, signers: Iterable):
    """What the first signer's certificate verifies; the last reason where none does."""
    reason = CertificateError("bad-signature")
    for signer in signers:
        try:
            return verify(signer)
        except (CertificateError, OpenError) as error:
            reason = error
    raise reason


KEEPERS: dict[str, Callable[[bytes], str]] = {
    "certificate/authority": _authority,
    "certificate/escrow": _escrow,
    "certificate/officer": _officer,
    "certificate/station": _station,
    "revocation": _revocation,
    succession.SUCCESSOR: _successor,
}
