"""What the desk keeps of keys: each envelope verified up to the root, then journalled.

Functions named `keep_…` run inside the caller's transaction, so that one journey is one COMMIT;
the others are whole journeys. All raise `NotPossibleError`: `signature` for what does not verify,
`changed` where something else came first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from places.models import Station
from tipoff import journal
from tipoff.desk.keys import issuers, lifetimes, selectors
from tipoff.desk.posting import NotPossibleError, record
from tipoff.journal import Action
from tipoff.models import (
    AuthorityShare,
    Officer,
    Revocation,
    StationKey,
    StationKeyShare,
)
from tipoff.trust import remember
from tipoff.vault import certificates
from tipoff.vault.certificates import StationCertificate


@dataclass(frozen=True)
class MadeKey:
    """A station's new epoch as a signer's browser made it: its certificate, the private half sealed
    to officers (by public id) and to escrow."""

    envelope: bytes
    shares: Mapping[str, bytes]
    escrow: bytes


def keep_revocation(by: Officer, envelope: bytes) -> certificates.Revocation:
    """Keep a certificate's revocation, signed by the authority of the officer's desk.

    Its serial is remembered outside the database too: nobody forgives it by deleting the row.
    """
    taken_back = issuers.revocation(envelope, issuers.scope_of(by))
    defaults = {"statement": envelope}
    Revocation.objects.get_or_create(serial=taken_back.serial, defaults=defaults)
    transaction.on_commit(lambda: remember({}, {taken_back.serial}))
    # The statement itself keeps a reason in words; the journal takes codes alone.
    reason = taken_back.reason if journal.CODE.fullmatch(taken_back.reason) else "other"
    details = {"serial": taken_back.serial, "reason": reason}
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
    _remember_epoch(found)
    details = {"of": key.station.code, "epoch": found.epoch, "serial": found.serial}
    record(by, Action.STATION_CERTIFIED, **details, wards=list(found.wards))
    return found


def keep_station_key(by: Officer, station: Station, made: MadeKey) -> StationKey:
    """Keep a station's new epoch and retire the ones before: new tips are sealed to the new key,
    old tips stay readable by the shares of their own epoch."""
    _hold(station)
    authority, found = issuers.station_certificate(station, made.envelope, issuers.scope_of(by))
    if found.epoch != selectors.next_epoch(station):
        raise NotPossibleError("changed")
    officers = _holders(station, made.shares)
    station.keys.filter(retired_at=None).update(retired_at=timezone.now())
    key = StationKey.objects.create(
        station=station,
        epoch=found.epoch,
        public_key=found.box_key,
        certificate=made.envelope,
        authority=authority,
        escrow_share=made.escrow,
    )
    for officer in officers:
        sealed = made.shares[officer.public_id]
        StationKeyShare.objects.create(station_key=key, officer=officer, sealed=sealed)
    _remember_epoch(found)
    details = {"of": station.code, "epoch": found.epoch, "serial": found.serial}
    record(by, Action.STATION_KEY_RENEWED, **details, holders=sorted(made.shares))
    return key


@transaction.atomic(durable=True)
def renew_station_key(by: Officer, station: Station, made: MadeKey) -> None:
    """A station gets its next key: the first one, or because nobody opens the last any more."""
    keep_station_key(by, station, made)


@transaction.atomic(durable=True)
def prolong_certificate(by: Officer, station: Station, envelope: bytes) -> None:
    """The present key of a station, certified for longer, also where its certificate has run out.

    Nothing but serial and end may differ from what stands. `changed` where that was taken back, is
    of a lower epoch than one seen, or does not verify: such a station needs a new key.
    """
    _hold(station)
    before = lifetimes.lifetime_of(station, selectors.Checker())
    if before is None:
        raise NotPossibleError("changed")
    found = keep_station_certificate(by, before.key, envelope)
    if not _prolongs(found, before.certificate):
        raise NotPossibleError("signature")


@transaction.atomic(durable=True)
def share_station_key(by: Officer, officer: Officer, shares: Mapping[int, bytes]) -> None:
    """Keep a station's keys (sealed, by epoch) for an officer of it, from one who holds them."""
    if not shares or not selectors.Checker().officer_chain(officer):
        raise NotPossibleError("changed")
    held = StationKeyShare.objects.filter(officer=by, station_key__station=officer.station)
    keys = {share.station_key.epoch: share.station_key for share in held}
    if by.station_id != officer.station_id or not shares.keys() <= keys.keys():
        raise NotPossibleError("changed")
    for epoch, sealed in shares.items():
        StationKeyShare.objects.update_or_create(
            station_key=keys[epoch], officer=officer, defaults={"sealed": sealed}
        )
    record(by, Action.STATION_KEY_SHARED, to=officer.public_id, epochs=sorted(shares))


@transaction.atomic(durable=True)
def share_authority(by: Officer, officer: Officer, serial: str, sealed: bytes) -> None:
    """Keep the authority's signing key, sealed to a colleague of the same desk."""
    own = AuthorityShare.objects.filter(officer=by, authority__serial=serial).exclude(sealed=b"")
    mine = own.select_related("authority").first()
    same_desk = by.station_id == officer.station_id and issuers.scope_of(by) is not None
    if mine is None or not same_desk or not selectors.Checker().officer_chain(officer):
        raise NotPossibleError("changed")
    AuthorityShare.objects.update_or_create(
        authority=mine.authority, officer=officer, defaults={"sealed": sealed}
    )
    record(by, Action.AUTHORITY_SHARED, to=officer.public_id, serial=serial)


def _holders(station: Station, shares: Mapping[str, bytes]) -> list[Officer]:
    """The officers of the shares: every certified one of the station, and nobody besides."""
    certified = selectors.standing_of(station, selectors.Checker()).certified
    if not shares or {c.officer.public_id for c in certified} != set(shares):
        raise NotPossibleError("changed")
    return [colleague.officer for colleague in certified]


def _prolongs(found: StationCertificate, before: StationCertificate) -> bool:
    """Whether a certificate says what the one before said, and ends no earlier."""
    may_differ = {"not_after": before.not_after, "serial": before.serial, "wards": before.wards}
    same = replace(found, **may_differ) == before and set(found.wards) == set(before.wards)
    return same and found.not_after >= before.not_after


def _remember_epoch(found: StationCertificate) -> None:
    """Once committed it cannot be lowered; one that was rolled back shuts nobody out."""
    transaction.on_commit(lambda: remember({found.station: found.epoch}))


def _hold(station: Station) -> None:
    """Hold the station's row until COMMIT, so that two new epochs follow one another."""
    Station.objects.select_for_update(of=("self",)).get(pk=station.pk)
