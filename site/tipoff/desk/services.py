"""What the desk does. Every release and action is in the journal before anything is answered.

`durable=True`: the journal's row is committed when these return, so a reader cannot have read what
the journal does not know.
"""

from django.db import transaction
from django.utils import timezone

from tipoff.desk.moving.steps import Change, check_move, step
from tipoff.desk.posting import (
    NotPossibleError,
    Posting,
    held,
    identity_of,
    is_repeat,
    keep,
    next_sequence,
    record,
)
from tipoff.journal import Action
from tipoff.models import Message, Officer, OfficerVault, State, Tip
from tipoff.models.states import NEEDS_A_TARGET
from tipoff.services import handing

__all__ = [
    "Change",
    "NotPossibleError",
    "Posting",
    "apply_change",
    "change_state",
    "identity_of",
    "next_sequence",
    "note",
    "release_body",
    "release_list",
    "send_reply",
    "unlocked",
]


def note(officer: Officer, action: Action, subject: str = "", **details) -> None:
    """Write one row of the journal for this officer, committed on return."""
    with transaction.atomic(durable=True):
        record(officer, action, subject, **details)


def unlocked(officer: Officer) -> None:
    """The officer's browser has opened the vault: the station counts as working."""
    with transaction.atomic(durable=True):
        OfficerVault.objects.filter(officer=officer).update(last_unlocked_at=timezone.now())
        record(officer, Action.UNLOCKED)


def release_list(officer: Officer, page: int, tab: str, tips: list[Tip]) -> None:
    """The list is about to be shown, with the headers of these tips."""
    with transaction.atomic(durable=True):
        record(officer, Action.LIST_OPENED, page=page, tab=tab)
        record(officer, Action.HEADERS_RELEASED, tips=[tip.public_id for tip in tips])


def release_body(officer: Officer, tip: Tip, added: list[Message]) -> None:
    """The tip's text is about to be handed over, with what was `added` later: it is read now."""
    with transaction.atomic(durable=True):
        now = timezone.now()
        Tip.objects.filter(pk=tip.pk, opened_at=None).update(opened_at=now)
        unread = tip.messages.filter(pk__in=[message.pk for message in added], read_at=None)
        unread.filter(direction=Message.Direction.CITIZEN).update(read_at=now)
        record(officer, Action.BODY_RELEASED, tip.public_id, messages=len(added))


def change_state(officer: Officer, tip: Tip, change: Change) -> None:
    """Set the tip's state. Raises `NotPossibleError`; the same change sent twice is one change."""
    with transaction.atomic(durable=True):
        tip = held(officer, tip)
        if not is_repeat(tip, change.reason):
            apply_change(officer, tip, change)


def apply_change(officer: Officer, tip: Tip, change: Change) -> None:
    """Set the state of a tip that is held (`held`), and write it into the journal.

    Handing on and joining name where to: they are `moving.services`'. Taking up a tip that was just
    handed over is the receiver's yes to it.
    """
    if change.after in NEEDS_A_TARGET:
        raise NotPossibleError("transition")
    check_move(officer, tip, change.after)
    handed = tip.state == State.TRANSFERRED
    step(officer, tip, change)
    if change.reply:
        _keep_reply(officer, tip, change.reply)
    if handed:
        handing.accept(tip, officer)
        record(officer, Action.TRANSFER_ACCEPTED, tip.public_id)


def send_reply(officer: Officer, tip: Tip, reply: Posting) -> None:
    """Keep a reply for the citizen. Raises `NotPossibleError`; sent twice it is one reply."""
    with transaction.atomic(durable=True):
        tip = held(officer, tip)
        if not is_repeat(tip, reply):
            _keep_reply(officer, tip, reply)


def _keep_reply(officer: Officer, tip: Tip, reply: Posting) -> None:
    keep(officer, tip, reply)
    record(officer, Action.REPLY_SENT, tip.public_id, reply=reply.digest)
