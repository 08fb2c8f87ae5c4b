"""What the desk keeps of keys: each envelope verified up to the root, then journalled.

Functions named `keep_…` run inside the caller's transaction, so that one journey is one COMMIT;
they raise `NotPossibleError("signature")` for whatever does not verify.
"""

from tipoff import journal
from tipoff.desk.keys import issuers
from tipoff.desk.services import NotPossibleError
from tipoff.journal import Action
from tipoff.models import Officer, Revocation, StationKey
from tipoff.trust import remember
from tipoff.vault import certificates


def keep_revocation(by: Officer, envelope: bytes) -> certificates.Revocation:
    """Keep a certificate's revocation, signed by the authority of the officer's desk.

    Its serial is remembered outside the database too: nobody forgives it by deleting the row.
    """
    taken_back = issuers.revocation(envelope, issuers.scope_of(by))
    defaults = {"statement": envelope}
    Revocation.objects.get_or_create(serial=taken_back.serial, defaults=defaults)
    remember({}, {taken_back.serial})
    details = {"serial": taken_back.serial, "reason": taken_back.reason}
    record(by, Action.CERTIFICATE_REVOKED, **details)
    return taken_back


def keep_station_certificate(
    by: Officer, key: StationKey, envelope: bytes
) -> certificates.StationCertificate:
    """Put a new certificate of the same key in the place of the old one: other wards, or longer.

    Only the public key and the epoch that stand certified may be certified again.
    """
    authority, found = issuers.station_certificate(key.station, envelope, issuers.scope_of(by))
    if (found.epoch, found.box_key) != (key.epoch, bytes(key.public_key)):
        raise NotPossibleError("signature")
    key.certificate, key.authority = envelope, authority
    key.save(update_fields=["certificate", "authority"])
    remember({key.station.code: found.epoch})
    details = {"of": key.station.code, "epoch": found.epoch, "serial": found.serial}
    record(by, Action.STATION_CERTIFIED, **details, wards=list(found.wards))
    return found


def record(by: Officer, action: Action, subject: str = "", **details) -> None:
    """One row of the journal: who acted, at which station, on which key."""
    details["station"] = by.station.code
    journal.record(action, actor=by.public_id, subject=subject, **details)
