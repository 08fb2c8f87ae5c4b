"""Notes, questions and the release of a contact, each in one transaction with its journal's row."""

from django.db import transaction

from tipoff.desk.posting import Posting, held, is_repeat, keep, record
from tipoff.desk.services import Change, apply_change
from tipoff.journal import Action
from tipoff.models import Officer, State, Tip


def add_note(officer: Officer, tip: Tip, note: Posting) -> None:
    """Keep an internal note. Raises `NotPossibleError`; sent twice it is one note."""
    with transaction.atomic(durable=True):
        tip = held(officer, tip)
        if is_repeat(tip, note):
            return
        keep(officer, tip, note)
        record(officer, Action.NOTE_KEPT, tip.public_id, note=note.digest)


def ask(officer: Officer, tip: Tip, question: Posting, reason: Posting) -> None:
    """Keep a question to the citizen and set the tip to "needs information": both or neither.

    Raises `NotPossibleError`; sent twice it is one question.
    """
    with transaction.atomic(durable=True):
        tip = held(officer, tip)
        if is_repeat(tip, question):
            return
        keep(officer, tip, question)
        change = Change(State.NEEDS_INFORMATION, "", told=True, reason=reason)
        apply_change(officer, tip, change)
        record(officer, Action.REPLY_SENT, tip.public_id, reply=question.digest)


def release_contact(officer: Officer, tip: Tip, reason: Posting) -> None:
    """The contact is about to be handed over: the reason is kept with the tip, and journalled.

    Raises `NotPossibleError`. The same reason sent twice is one note and two rows: each time the
    contact was handed over.
    """
    with transaction.atomic(durable=True):
        tip = held(officer, tip)
        if not is_repeat(tip, reason):
            keep(officer, tip, reason)
        record(officer, Action.CONTACT_RELEASED, tip.public_id, reason=reason.digest)
