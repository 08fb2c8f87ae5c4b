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
from tipoff.models import Officer, Tip

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
    with transaction.atomic(durable=True):
        Tip.objects.filter(pk=tip.pk).update(held_at=None)
        _record(Action.TIP_RELEASED, officer, tip, reference)
    _markers().delete(tip.tip_id)


def is_held(tip: Tip) -> bool:
    """Whether a hold stands, in the row or beside the blobs."""
    return tip.held_at is not None or _markers().has(tip.tip_id)


def restore_marks() -> int:
    """Mark the rows whose hold is only known beside the blobs, after a restore; how many."""
    waiting = Tip.objects.filter(tip_id__in=list(_markers().names()), held_at=None)
    return waiting.update(held_at=timezone.now(), shred_at=None)


def _check(officer: Officer, tip: Tip, reference: str) -> None:
    if not REFERENCE.match(reference):
        raise NotAllowedError("name the document by its number, such as 12/QD-DT")
    station = officer.station
    provincial = station.kind == Station.Kind.PROVINCE
    same = provincial and station.province_id == tip.station.province_id
    if not (officer.is_active and (same or station.kind == Station.Kind.CENTRAL)):
        raise NotAllowedError("only the tip's provincial desk or the central one may do this")


def _record(action: Action, officer: Officer, tip: Tip, reference: str) -> None:
    details = {"station": officer.station.code, "reference": reference}
    journal.record(action, actor=officer.public_id, subject=tip.public_id, **details)


def _markers() -> blobs.FileBlobs:
    return blobs.FileBlobs(blobs.store().root / FOLDER)
