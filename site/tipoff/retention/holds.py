"""A legal hold: a tip that must not be shredded, because somebody with the right to ask has asked.

A hold stands in the row, where lists see it, in the journal, and as a file beside the blobs, which
an older backup of the database does not undo and a writer of the database cannot remove.
"""

import re

from django.db import transaction
from django.utils import timezone

from places.models import Station
from tipoff import blobs, journal
from tipoff.journal import Action
from tipoff.models import JournalEntry, Officer, Tip

FOLDER = "held"
# A document's number, such as 12/QD-DT: what asks for the hold is named, nobody's words are kept.
REFERENCE = re.compile(r"[0-9A-ZĐ][0-9A-ZĐ./-]{0,39}\Z")


class NotAllowedError(Exception):
    """The officer may not hold this tip, or the reference is not a document's number."""


def hold(officer: Officer, tip: Tip, reference: str) -> None:
    """Keep a tip from being shredded until it is released; journalled with the document's number.

    Raises `NotAllowedError`, and `OSError` or `DatabaseError` when it could not be kept.
    """
    _check(officer, tip, reference)
    _markers().write(tip.tip_id, tip.public_id.encode())
    with transaction.atomic(durable=True):
        Tip.objects.filter(pk=tip.pk).update(held_at=timezone.now(), shred_at=None)
        _record(Action.TIP_HELD, officer, tip, reference)


def release(officer: Officer, tip: Tip, reference: str) -> None:
    """End a hold. Its time is reckoned as if it had never been held; a notice comes first."""
    _check(officer, tip, reference)
    if not may_release(officer, tip):
        raise NotAllowedError("a hold of the desk above is ended there")
    with transaction.atomic(durable=True):
        Tip.objects.filter(pk=tip.pk).update(held_at=None)
        _record(Action.TIP_RELEASED, officer, tip, reference)
    _markers().delete(tip.tip_id)


def is_held(tip: Tip) -> bool:
    """Whether a hold keeps this tip: its own, or that of the tip that it was merged into."""
    return stands_on(tip) or (tip.merged_into is not None and stands_on(tip.merged_into))


def stands_on(tip: Tip) -> bool:
    """Whether the tip's own hold stands, in the row or beside the blobs."""
    return tip.held_at is not None or _markers().has(tip.tip_id)


def set_by(tip: Tip) -> JournalEntry | None:
    """The journal's last word that this tip is held: by whom, at which station, by which paper."""
    entry = journal.newest(tip.public_id, Action.TIP_HELD)
    return entry if entry is not None and journal.is_genuine(entry) else None


def may_release(officer: Officer, tip: Tip) -> bool:
    """Whether the officer may end a hold: the desk above any, a station what it set itself."""
    entry = set_by(tip)
    own = entry is not None and entry.details.get("station") == officer.station.code
    return own or officer.station.kind != Station.Kind.WARD


def restore_marks() -> int:
    """Mark the rows whose hold is only known beside the blobs, after a restore; how many."""
    waiting = Tip.objects.filter(tip_id__in=list(_markers().names()), held_at=None)
    return waiting.update(held_at=timezone.now(), shred_at=None)


def _check(officer: Officer, tip: Tip, reference: str) -> None:
    if not REFERENCE.match(reference):
        raise NotAllowedError("name the document by its number, such as 12/QD-DT")
    if not (officer.is_active and (_is_head(officer, tip) or _stands_above(officer, tip))):
        raise NotAllowedError("only the head of its station, or a desk above it, may do this")


def _is_head(officer: Officer, tip: Tip) -> bool:
    return officer.role == Officer.Role.CHIEF and officer.station_id == tip.station_id


def _stands_above(officer: Officer, tip: Tip) -> bool:
    station = officer.station
    provincial = station.kind == Station.Kind.PROVINCE
    same = provincial and station.province_id == tip.station.province_id
    return same or station.kind == Station.Kind.CENTRAL


def _record(action: Action, officer: Officer, tip: Tip, reference: str) -> None:
    details = {"station": officer.station.code, "reference": reference}
    journal.record(action, actor=officer.public_id, subject=tip.public_id, **details)


def _markers() -> blobs.FileBlobs:
    return blobs.FileBlobs(blobs.store().root / FOLDER)
