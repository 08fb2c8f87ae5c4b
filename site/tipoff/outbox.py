"""The outbox: what officers are told by e-mail, queued in the transaction of what it tells of.

So a notice stands if and only if what it tells of does (docs/notices.md). Workers take notices one
at a time, by a lease that runs out: whoever dies while sending gives it back that way.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from tipoff.models import Notice, Officer

# Many times as long as a mail server may take to answer (EMAIL_TIMEOUT).
LEASE = timedelta(minutes=5)
# How long a notice that could not be sent rests: at first, at most while the mail server is down,
# and at most where it is the address that was refused.
PAUSE = timedelta(minutes=1)
PAUSE_MOST = timedelta(minutes=10)
PAUSE_REFUSED = timedelta(days=1)


def notify(
    kind: str,
    officers: Iterable[Officer],
    *,
    key: str,
    number: str = "",
    urgent: bool = False,
    at: datetime | None = None,
) -> None:
    """Queue one notice (`Notice.Kind`) for each officer who can be reached, once a `key`.

    Call it inside the transaction of what it tells of. `key` names the occasion, as
    "transferred:0123456789:7"; at most 100 characters. `number` is the tip's, `at` the earliest
    time of sending: now, unless given.
    """
    now = timezone.now()
    common = {"kind": kind, "number": number, "urgent": urgent, "created_at": now}
    rows = [
        Notice(key=f"{key}:{officer.public_id}", officer=officer, send_after=at or now, **common)
        for officer in officers
        if can_be_reached(officer)
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)


def can_be_reached(officer: Officer) -> bool:
    """Whether this officer is at work and has an e-mail address."""
    return bool(officer.is_active and officer.user.is_active and officer.user.email)


@transaction.atomic(durable=True)
def take() -> Notice | None:
    """Lease the notice that is due first, urgent before calm; None when there is none.

    Workers that ask at once get different ones: PostgreSQL skips what another holds, SQLite lets
    one write at a time.
    """
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    waiting = Notice.objects.filter(free, sent_at=None, send_after__lte=now)
    notice = waiting.select_for_update(skip_locked=True, of=("self",)).first()
    if notice is not None:
        notice.fence, notice.leased_until = notice.fence + 1, now + LEASE
        notice.save(update_fields=["fence", "leased_until"])
    return notice


def note_sent(notice: Notice) -> bool:
    """Note that it went out; False when its lease has passed to somebody else meanwhile."""
    return bool(_held(notice).update(sent_at=timezone.now(), leased_until=None))


def note_failed(notice: Notice, most: timedelta = PAUSE_MOST) -> bool:
    """Have it tried again after a pause that doubles each time, up to `most`."""
    pause = min(PAUSE * 2 ** min(notice.attempts, 20), most)
    again = {"attempts": F("attempts") + 1, "send_after": timezone.now() + pause}
    return bool(_held(notice).update(**again, leased_until=None))


def _held(notice: Notice):
    """The row, while this holder's lease is the last that was given."""
    return Notice.objects.filter(pk=notice.pk, fence=notice.fence, sent_at=None)
