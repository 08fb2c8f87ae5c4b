"""What must happen to tips as time goes by: a few rounds, each safe to run twice at once.

The server's own processes run them (setting HOUSEKEEPING); `manage.py sweep_tips` does so by hand.
"""

import logging
from collections import Counter
from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from tipoff import blobs, tombstones
from tipoff.models import Tip
from tipoff.retention import holds, policy
from tipoff.retention.scrubbing import scrub
from tipoff.retention.shredding import HeldError, shred
from tipoff.services.drafts import erase_expired_drafts
from tipoff.services.handing import fall_back
from tipoff.services.replay import sweep_blobs
from tipoff.services.telling import tell_due
from tipoff.vault.errors import OpenError
from tipoff.vault.tips import SealedTip

logger = logging.getLogger(__name__)
SETTLED = 3600  # seconds: a younger blob's tip may still be on its way
ASKED = 2 * 24 * 3600  # seconds: an older blob was asked about before
# Kept a little longer than any backup in which their tips may be.
TOMBSTONES_OUTLIVE = timedelta(days=7)


def drafts_round() -> None:
    """Erase half-done answers whose time is over."""
    erase_expired_drafts()


def moving_round() -> None:
    """Tell citizens what was to be told by now; take tips from stations that let them lie."""
    tell_due()
    fall_back()


def blobs_round() -> None:
    """Ask whether the database has the last days' blobs, at first all; bring back what it lacks."""
    _sweep_all_once()
    sweep(SETTLED, ASKED)


@cache
def _sweep_all_once() -> None:
    """Once in a process: the server may have been down for longer than `ASKED`."""
    sweep(SETTLED)


def retention_round() -> None:
    """Announce what is to be shredded, shred what was announced, and clear its bytes away."""
    retain()
    scrub()


def sweep(older_than: float, younger_than: float | None = None) -> dict[str, int]:
    """After tombstones and holds have their way, replay blobs; how many of each outcome."""
    obey_tombstones()
    holds.restore_marks()
    return sweep_blobs(older_than, younger_than)


def retain(now: datetime | None = None) -> Counter:
    """One round of retention; how many tips were `announced`, `shredded`, `spared` or `failed`.

    A tip is announced some days before it is shredded, so that a clock which has jumped ahead
    shreds nothing, and an officer who knows of a reason can still have the tip held.
    """
    now = now or timezone.now()
    counts = Counter()
    for tip in _concerned():
        try:
            counts[_consider(tip, now)] += 1
        except (DatabaseError, OSError, HeldError) as error:
            logger.error("tip %s is not shredded: %s", tip.public_id, type(error).__name__)
            counts["failed"] += 1
    counts.pop("left", None)
    return counts


def obey_tombstones() -> int:
    """Shred again what an older backup brought back; forget tombstones that outlived them all."""
    again, now = 0, timezone.now()
    for name, at in tombstones.every():
        for tip in Tip.objects.filter(tip_id=name):
            shred(tip, "again")
            again += 1
        if at + settings.BACKUPS_KEPT + TOMBSTONES_OUTLIVE < now:
            tombstones.store().delete(name)
    return again


def _concerned():
    """Tips that are closed, for practice, announced or half shredded."""
    closed = Tip.objects.filter(state__in=policy.CLOSED, held_at=None)
    practice = Tip.objects.filter(practice=True, held_at=None)
    announced = Tip.objects.exclude(shred_at=None)
    return (
        (closed | practice | announced)
        .select_related("station")
        .order_by("pk")
        .iterator(chunk_size=200)
    )


def _consider(tip: Tip, now: datetime) -> str:
    if tip.shredded_at:
        shred(tip)
        return "shredded"
    ends = None if holds.is_held(tip) else policy.ends_at(tip)
    if ends is None or ends > now:
        return _spare(tip)
    if tip.shred_at is None or tip.shred_at > now + settings.TIP_SHRED_NOTICE:
        return _announce(tip, now + settings.TIP_SHRED_NOTICE)
    if tip.shred_at > now:
        return "left"
    if not _is_named_so(tip):
        raise OSError("the blob names another tip")
    shred(tip)
    return "shredded"


def _announce(tip: Tip, at: datetime) -> str:
    Tip.objects.filter(pk=tip.pk, state=tip.state).update(shred_at=at)
    return "announced"


def _spare(tip: Tip) -> str:
    """Take back what was announced: the tip was taken up again, held, or the clock was wrong."""
    if tip.shred_at is None:
        return "left"
    Tip.objects.filter(pk=tip.pk).update(shred_at=None)
    return "spared"


def _is_named_so(tip: Tip) -> bool:
    """Whether the blob bears the number that the journal speaks of.

    Otherwise whoever can write the database could give a closed tip's number to an open one.
    """
    try:
        sealed = SealedTip.from_bytes(blobs.store().read(tip.blob))
    except (FileNotFoundError, OpenError):
        return True
    return (sealed.clear["number"], sealed.identity.tip_id) == (tip.public_id, tip.tip_id)
