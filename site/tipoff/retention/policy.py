"""When a closed tip's time is over.

The end is reckoned from the journal, never from the tip's row: its key is outside the database, so
whoever can write the database cannot have the second copy of a tip destroyed by closing it.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Max

from tipoff import journal
from tipoff.journal import Action
from tipoff.models import JournalEntry, Message, Outcome, State, Tip

CLOSED = (State.CONCLUDED, State.MERGED)


def kept_for(state: str, outcome: str) -> timedelta | None:
    """How long a tip stays after it was closed so; None for one that is not closed."""
    if state not in CLOSED:
        return None
    unfounded = state == State.MERGED or outcome == Outcome.NOT_PROSECUTED
    return settings.TIP_KEPT_UNFOUNDED if unfounded else settings.TIP_KEPT


def ends_at(tip: Tip) -> datetime | None:
    """When this tip's time is over; None while it is open, or where the journal does not say so.

    What the citizen adds after the end begins the time anew: somebody has yet to read it. A
    practice tip's time runs from its making, open or closed.
    """
    made = _practice_made(tip)
    if made is not None:
        return made + settings.TIP_KEPT_PRACTICE
    closing = _closing(tip)
    if closing is None:
        return None
    kept = kept_for(closing.details["after"], closing.details.get("outcome", ""))
    return kept and max(closing.at, *_added(tip)) + kept


def _practice_made(tip: Tip) -> datetime | None:
    """When a practice tip was made; None where the journal does not say that it is one.

    A real tip that somebody marked in the database must not go the sooner for it.
    """
    entry = journal.newest(tip.public_id, Action.TAKEN_IN) if tip.practice else None
    said = entry is not None and journal.is_genuine(entry) and entry.details.get("practice")
    return entry.at if said else None


def _closing(tip: Tip) -> JournalEntry | None:
    """The journal's last word about the tip's state, if it is genuine and closes the tip."""
    entry = journal.newest(tip.public_id, Action.STATE_CHANGED)
    if entry is None or not journal.is_genuine(entry) or entry.details.get("after") != tip.state:
        return None
    return entry


def _added(tip: Tip) -> list[datetime]:
    citizens = tip.messages.filter(direction=Message.Direction.CITIZEN)
    last = citizens.aggregate(last=Max("created_at"))["last"]
    return [tip.created_at, *([last] if last else [])]
