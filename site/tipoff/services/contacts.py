"""How to reach the citizen: a sealed part of its own, which can be put anew and taken back.

It stands in the tip's row and in its blob and nowhere else, so that what is taken back is gone
from both. A restored backup may be older than either: the later of the two then wins.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace as changed
from datetime import UTC, datetime

from tipoff import blobs
from tipoff.models import Tip
from tipoff.vault.errors import OpenError
from tipoff.vault.tips import SealedTip, TipIdentity, seal_part

logger = logging.getLogger(__name__)
FIELDS = ["sealed_contact", "contact_sequence", "contact_withdrawn_at"]


def replace(
    tip: Tip, contact: Mapping, sequence: int, withdrawn_at: datetime | None = None
) -> None:
    """Seal another contact (JSON values; empty: none) in place of a locked tip's, in blob and row.

    `sequence` is the message that comes with it. Raises `OSError` when the blob cannot be written:
    then nothing may be committed.
    """
    identity = TipIdentity(tip.tip_id, tip.tip_public, tip.source_public)
    tip.sealed_contact = seal_part("contact", contact, identity)
    tip.contact_sequence, tip.contact_withdrawn_at = sequence, withdrawn_at
    sealed = _blob_of(tip)
    if sealed is not None:
        _rewrite(tip, sealed)
    tip.save(update_fields=FIELDS)


def reconcile(tip: Tip) -> None:
    """Bring row and blob of a locked tip to the later contact of the two."""
    sealed = _blob_of(tip)
    if sealed is None:
        return
    held = in_clear(sealed.clear)
    if held["contact_sequence"] < tip.contact_sequence:
        _rewrite(tip, sealed)
    elif held["contact_sequence"] > tip.contact_sequence:
        values = {"sealed_contact": sealed.contact, **held}
        Tip.objects.filter(pk=tip.pk).update(**values)


def in_clear(clear: Mapping) -> dict:
    """What a blob's clear part says of its contact, as values of the row."""
    at = clear.get("contact_withdrawn_at")
    withdrawn_at = None if at is None else datetime.fromtimestamp(at, UTC)
    return {
        "contact_sequence": clear.get("contact_sequence", 0),
        "contact_withdrawn_at": withdrawn_at,
    }


def _blob_of(tip: Tip) -> SealedTip | None:
    """The tip's blob; None where it is missing or damaged, which the sweeper reports."""
    try:
        return SealedTip.from_bytes(blobs.store().read(tip.blob))
    except (FileNotFoundError, OpenError) as error:
        logger.error("blob %s: contact not replaced: %s", tip.blob, type(error).__name__)
        return None


def _rewrite(tip: Tip, sealed: SealedTip) -> None:
    at = tip.contact_withdrawn_at
    said = {
        "contact_sequence": tip.contact_sequence,
        "contact_withdrawn_at": int(at.timestamp()) if at else None,
    }
    fresh = changed(sealed, contact=tip.sealed_contact, clear={**sealed.clear, **said})
    blobs.store().write(tip.blob, fresh.to_bytes())
