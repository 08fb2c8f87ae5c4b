"""What the desk does. Every release and action is in the journal before anything is answered.

`durable=True`: the journal's row is committed when these return, so a reader cannot have read what
the journal does not know.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tipoff import journal
from tipoff.desk import selectors
from tipoff.journal import Action
from tipoff.models import Message, Officer, OfficerVault, State, StateChange, Tip
from tipoff.models.states import may_follow
from tipoff.vault import messages, postings, primitives
from tipoff.vault.errors import CertificateError
from tipoff.vault.tips import TipIdentity


class NotPossibleError(Exception):
    """The tip stands elsewhere by now, or what was sent does not hold.

    `code`: `moved`, `transition`, `sequence` (somebody wrote in between), `signature` or
    `certificate`.
    """

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Posting:
    """What an officer wrote, as the browser sends it: sealed to the tip, a reply to the source
    too, signed as posted. `sequence` is the place among the tip's messages that it was sealed for.
    """

    sequence: int
    to_tip: bytes
    signature: bytes
    to_source: bytes = b""

    @property
    def is_reply(self) -> bool:
        return bool(self.to_source)

    @property
    def sealed(self) -> list[bytes]:
        return [self.to_tip, self.to_source] if self.is_reply else [self.to_tip]


@dataclass(frozen=True)
class Change:
    """A change of state, with its reason as an internal note."""

    after: str
    outcome: str
    told: bool
    reason: Posting


def identity_of(tip: Tip) -> TipIdentity:
    """The tip as its sealed texts name it."""
    return TipIdentity(tip.tip_id, tip.tip_public, tip.source_public)


def next_sequence(tip: Tip) -> int:
    """The place of the next message."""
    return (tip.messages.aggregate(last=Max("sequence"))["last"] or 0) + 1


def note(officer: Officer, action: Action, subject: str = "", **details) -> None:
    """Write one row of the journal for this officer, committed on return."""
    with transaction.atomic(durable=True):
        record(officer, action, subject, **details)


def unlocked(officer: Officer) -> None:
    """The officer's browser has opened the vault: the station counts as working."""
    with transaction.atomic(durable=True):
        OfficerVault.objects.filter(officer=officer).update(last_unlocked_at=timezone.now())
        record(officer, Action.UNLOCKED)


def release_list(officer: Officer, page: int, tips: list[Tip]) -> None:
    """The list is about to be shown, with the headers of these tips."""
    with transaction.atomic(durable=True):
        record(officer, Action.LIST_OPENED, page=page)
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
    """Set the state of a tip that is held (`held`), and write it into the journal."""
    if not may_follow(tip.state, change.after):
        raise NotPossibleError("transition")
    before = tip.state
    _keep_change(officer, tip, change)
    _set_state(officer, tip, change)
    states = {"before": before, "after": change.after, "told": change.told}
    states |= {"outcome": change.outcome, "reason": digest(change.reason)}
    record(officer, Action.STATE_CHANGED, tip.public_id, **states)


def send_reply(officer: Officer, tip: Tip, reply: Posting) -> None:
    """Keep a reply for the citizen. Raises `NotPossibleError`; sent twice it is one reply."""
    with transaction.atomic(durable=True):
        tip = held(officer, tip)
        if is_repeat(tip, reply):
            return
        keep(officer, tip, reply)
        record(officer, Action.REPLY_SENT, tip.public_id, reply=digest(reply))


def held(officer: Officer, tip: Tip) -> Tip:
    """The tip's row, held until COMMIT, if it still stands at the officer's station."""
    held = Tip.objects.select_for_update().filter(pk=tip.pk, station=officer.station).first()
    if held is None:
        raise NotPossibleError("moved")
    return held


def is_repeat(tip: Tip, posting: Posting) -> bool:
    """Whether this very posting is kept already: a repeated click, or an answer that was lost."""
    return tip.messages.filter(sequence=posting.sequence, signature=posting.signature).exists()


def keep(officer: Officer, tip: Tip, posting: Posting) -> Message:
    """Keep what the officer's certified key signed, at the place that it was sealed for."""
    _check_signature(officer, tip, posting)
    if posting.sequence != next_sequence(tip):
        raise NotPossibleError("sequence")
    directions = Message.Direction
    return Message.objects.create(
        tip=tip,
        sequence=posting.sequence,
        direction=directions.OFFICER if posting.is_reply else directions.NOTE,
        officer=officer,
        sealed_to_tip=posting.to_tip,
        sealed_to_source=posting.to_source,
        signature=posting.signature,
        created_at=timezone.now(),
    )


def _check_signature(officer: Officer, tip: Tip, posting: Posting) -> None:
    """Refuse what the officer's key did not sign, or a key that is not certified any more."""
    kind = messages.REPLY if posting.is_reply else messages.NOTE
    signed = postings.Posting(kind, identity_of(tip), posting.sequence, posting.sealed)
    try:
        sign_key = selectors.certificate_of(officer).sign_key
    except CertificateError:
        raise NotPossibleError("certificate") from None
    if not postings.check_posting(signed, posting.signature, sign_key):
        raise NotPossibleError("signature")


def _keep_change(officer: Officer, tip: Tip, change: Change) -> None:
    StateChange.objects.create(
        tip=tip,
        officer=officer,
        before=tip.state,
        after=change.after,
        told=change.told,
        reason=keep(officer, tip, change.reason),
        created_at=timezone.now(),
    )


def _set_state(officer: Officer, tip: Tip, change: Change) -> None:
    tip.state, tip.outcome = change.after, change.outcome
    if change.told:
        tip.public_state = change.after
    if change.after == State.RECEIVED:
        tip.acknowledged_at = tip.acknowledged_at or timezone.now()
        tip.assigned_to = tip.assigned_to or officer
    tip.save(update_fields=["state", "outcome", "public_state", "acknowledged_at", "assigned_to"])


def digest(posting: Posting) -> str:
    """What the journal keeps of a posting."""
    return primitives.digest("journal", b"".join(posting.sealed)).hex()


def record(officer: Officer, action: Action, subject: str = "", **details) -> None:
    """One row of the journal, within the caller's transaction and last in it."""
    details["station"] = officer.station.code
    journal.record(action, actor=officer.public_id, subject=subject, **details)
