"""A tip goes for good, in an order that a crash at any point leaves safe.

1. One commit: its keys, then its contents and messages leave the database, the journal says so, and
   the row, now empty, is marked. From here on the receipt answers like an unknown one.
2. Tombstones are fsynced, then its files and blobs deleted.
3. The empty row goes.

While the row is there, marked, the next round goes on at 2; the blob cannot bring the tip back,
since the row is there. Once it is gone the tombstones stand.
"""

from django.utils import timezone

from tipoff import blobs, journal, tombstones
from tipoff.journal import Action
from tipoff.models import Tip
from tipoff.retention.holds import is_held
from tipoff.services import files
from tipoff.services.commits import commit

EMPTY = dict.fromkeys(("sealed_header", "sealed_body", "sealed_contact", "content_tag"), b"")


class HeldError(Exception):
    """A legal hold stands on the tip: it must not be shredded."""


def shred(tip: Tip, reason: str = "over") -> None:
    """Destroy a tip: keys, contents, messages, files, blobs, row. Counters and journal stay.

    `reason` goes into the journal: `over` (its time) or `again` (it came back by an older backup).
    Raises `HeldError`; `OSError` or `DatabaseError` when a step fails: call it again.
    """
    if is_held(tip):
        raise HeldError
    if commit(lambda: _empty(tip, reason)):
        tombstones.raise_over(tip)
        _erase_copies(tip)
        commit(lambda: Tip.objects.filter(pk=tip.pk).delete())


def _empty(tip: Tip, reason: str) -> bool:
    """Take everything out of the rows; False when the tip has moved on, was held or is gone."""
    row = Tip.objects.select_for_update().filter(pk=tip.pk, state=tip.state, held_at=None).first()
    if row is None or row.shredded_at:
        return row is not None
    row.keys.all().delete()
    row.files.update(sealed_key=b"")
    Tip.objects.filter(pk=row.pk).update(**EMPTY, binding=b"", shredded_at=timezone.now())
    row.messages.all().delete()
    details = {"reason": reason, "state": row.state}
    journal.record(Action.TIP_SHREDDED, actor="system", subject=row.public_id, **details)
    return True


def _erase_copies(tip: Tip) -> None:
    files.erase(tip)
    store = blobs.store()
    for name in store.names_of(tip.tip_id):
        store.delete(name)
