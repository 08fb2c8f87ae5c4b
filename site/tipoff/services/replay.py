"""Blobs back into the database: after a restore, a lost COMMIT or a kill."""

import logging
from enum import StrEnum

from django.db import DatabaseError

from places.models import Station
from tipoff import blobs, tombstones
from tipoff.models import Message, Tip
from tipoff.services import contacts, files, rows
from tipoff.services.commits import commit
from tipoff.services.messages import make_urgent
from tipoff.vault import container
from tipoff.vault.errors import OpenError
from tipoff.vault.tips import SealedTip

logger = logging.getLogger(__name__)


class Replayed(StrEnum):
    """What came of a blob."""

    PRESENT = "present"
    ADDED = "added"
    SUPERSEDED = "superseded"
    DAMAGED = "damaged"
    WAITING = "waiting"
    OVERTAKEN = "overtaken"
    SHREDDED = "shredded"
    FAILED = "failed"


def replay_blob(data: bytes) -> Replayed:
    """Bring back the tip or message that a blob holds, if the database lacks it.

    `SUPERSEDED`: another attempt with the same receipt (or the same message) was kept instead.
    `WAITING`: a message whose tip is not there (yet). `DAMAGED`: not a whole blob. `OVERTAKEN`: a
    message whose place, which it is sealed for, was taken after an older backup was restored, or
    that was never committed: which of the two nobody can tell, so it is kept. `SHREDDED`: of a tip
    that is gone for good; it must not come back.
    """
    try:
        head, sealed = container.unpack(data, 1)
    except OpenError:
        return _replay_tip(data)
    return commit(lambda: _replay_message(head, sealed[0]))


def sweep_blobs(older_than: float, younger_than: float | None = None) -> dict[str, int]:
    """Ask of every blob of this age (seconds) whether the database has it; count answers.

    Messages are read after tips. Only a tip's blob is deleted whose receipt has another one, and
    what is left of a shredded tip; nothing else ever is.
    """
    store, counts = blobs.store(), {}
    names = store.names(older_than, younger_than)
    for name in sorted(names, key=lambda name: ("." in name, name)):
        outcome = _sweep(store, name)
        counts[outcome] = counts.get(outcome, 0) + 1
    return counts


def _sweep(store: blobs.FileBlobs, name: str) -> str:
    if "." not in name and Tip.objects.filter(blob=name).exists():
        return Replayed.PRESENT
    try:
        data = store.read(name)
        outcome = replay_blob(data)
    except (DatabaseError, OSError) as error:
        # One that cannot come back now must not keep the others away.
        logger.error("blob %s cannot be replayed: %s", name, type(error).__name__)
        return Replayed.FAILED
    superseded = outcome == Replayed.SUPERSEDED and _has_another_blob(store, data)
    if superseded or outcome == Replayed.SHREDDED:
        store.delete(name)
    elif outcome == Replayed.DAMAGED:
        logger.error("blob %s is damaged", name)
    return outcome


def _has_another_blob(store: blobs.FileBlobs, data: bytes) -> bool:
    """Whether the tip that was kept instead of this blob's has a whole blob of the same receipt.

    Otherwise whoever can write the database could have a tip's last copy swept away.
    """
    try:
        receipt = _receipt_of(data)
        kept = rows.by_lookup(receipt)
        return bool(kept) and _receipt_of(store.read(kept.blob)) == receipt
    except (OpenError, OSError, ValueError):
        return False


def _receipt_of(data: bytes) -> str:
    return SealedTip.from_bytes(data).clear["lookup_id"]


def _replay_tip(data: bytes) -> Replayed:
    try:
        sealed = SealedTip.from_bytes(data)
    except OpenError:
        return Replayed.DAMAGED
    if tombstones.stand_over(sealed.identity.tip_id, sealed.clear["lookup_id"]):
        return Replayed.SHREDDED
    return commit(lambda: _insert(sealed))


def _insert(sealed: SealedTip) -> Replayed:
    existing = rows.by_lookup(sealed.clear["lookup_id"])
    if existing is not None:
        same = existing.tip_id == sealed.identity.tip_id
        return Replayed.PRESENT if same else Replayed.SUPERSEDED
    station = Station.objects.filter(code=sealed.clear["station"]).first()
    if station is None:
        raise DatabaseError(f"station {sealed.clear['station']} is missing: load places first")
    tip = rows.insert_tip(sealed, station)
    files.restore(tip, sealed.clear.get("files", ()))
    return Replayed.ADDED


def _replay_message(head: dict, sealed: bytes) -> Replayed:
    tip = Tip.objects.select_for_update().filter(tip_id=head["message"]).first()
    if tip is None or tip.shredded_at:
        gone = tombstones.stand_over(head["message"])
        return Replayed.SHREDDED if gone else Replayed.WAITING
    if head.get("contact"):
        contacts.reconcile(tip)
    tag = bytes.fromhex(head["content_tag"])
    held = tip.messages.filter(content_tag=tag).first()
    if held is not None:
        return Replayed.PRESENT if held.sealed_to_tip == sealed else Replayed.SUPERSEDED
    if tip.messages.filter(sequence=head["sequence"]).exists():
        # Its words cannot come back, its files can.
        files.restore(tip, head.get("files", ()))
        return Replayed.OVERTAKEN
    _insert_message(tip, head, sealed, tag)
    return Replayed.ADDED


def _insert_message(tip: Tip, head: dict, sealed: bytes, tag: bytes) -> None:
    message = Message.objects.create(
        tip=tip,
        sequence=head["sequence"],
        direction=Message.Direction.CITIZEN,
        sealed_to_tip=sealed,
        content_tag=tag,
        created_at=rows.moment(head["created_at"]),
    )
    files.restore(tip, head.get("files", ()), message)
    if head["answers"]:
        tip.content_tag = tag
        tip.save(update_fields=["content_tag"])
    if head.get("urgent") and not tip.urgent:
        make_urgent(tip, rows.moment(head["created_at"]))
