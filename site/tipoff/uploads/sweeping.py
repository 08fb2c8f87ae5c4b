"""What nobody sent goes: pending files, pieces, and objects that no row and no blob knows."""

import logging
from datetime import datetime

from django.utils import timezone

from tipoff import blobs
from tipoff.models import SealedFile
from tipoff.uploads.services import erase_objects
from tipoff.vault import container
from tipoff.vault.errors import OpenError
from tipoff.vault.tips import SealedTip

logger = logging.getLogger(__name__)
DAY = 24 * 3600.0  # seconds; every COMMIT has ended long before, one way or the other


def files_round() -> None:
    """The server's own housekeeping."""
    sweep(timezone.now())


def sweep(now: datetime) -> dict[str, int]:
    """Delete pending files whose time is over, forgotten pieces and orphaned objects; how many."""
    return {
        "expired": _sweep_expired(now),
        "pieces": _sweep_pieces(),
        "unfinished": blobs.files().sweep_unfinished(DAY) + blobs.pieces().sweep_unfinished(DAY),
        "orphans": _sweep_orphans(),
    }


def _sweep_expired(now: datetime) -> int:
    expired = SealedFile.objects.filter(tip=None, expires_at__lte=now)
    names = list(expired.values_list("file_id", flat=True))
    if names:
        # Asked again in the same statement: a draft may have been renewed or sent since.
        SealedFile.objects.filter(file_id__in=names, tip=None, expires_at__lte=now).delete()
        erase_objects(names)
    return len(names)


def _sweep_pieces() -> int:
    old = list(blobs.pieces().names(older_than=DAY))
    for name in old:
        blobs.pieces().delete(name)
    return len(old)


def _sweep_orphans() -> int:
    """Objects older than a day without a row: of a COMMIT that failed, or of a restored backup.

    After a restore the row may still be in a tip's blob, which is asked before anything is deleted.
    """
    old = set(blobs.files().names(older_than=DAY))
    old -= set(SealedFile.objects.filter(file_id__in=old).values_list("file_id", flat=True))
    if not old:
        return 0
    try:
        orphans = old - _named_in_blobs(blobs.store())
    except OpenError:
        logger.error("a damaged blob may name files: no orphaned file is deleted")
        return 0
    erase_objects(list(orphans))
    return len(orphans)


def _named_in_blobs(store: blobs.FileBlobs) -> set[str]:
    named = set()
    for name in store.names():
        named |= {entry["id"] for entry in _entries(store.read(name))}
    return named


def _entries(blob: bytes) -> list[dict]:
    try:
        head, _ = container.unpack(blob, 1)
    except OpenError:
        head = SealedTip.from_bytes(blob).clear
    return head.get("files", [])
