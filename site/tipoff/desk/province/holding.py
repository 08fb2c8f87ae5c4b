"""Legal holds from the desk: by the head of the tip's station, or by the desk above it."""

from tipoff.desk import selectors as desk
from tipoff.desk.province import selectors
from tipoff.desk.services import NotPossibleError
from tipoff.models import JournalEntry, Officer, Tip
from tipoff.retention import holds


def tip_for(officer: Officer, number: str) -> Tip | None:
    """A tip that this officer may hold: of the own station, or below the officer's desk."""
    own = desk.tip_for(officer, number)
    if own is not None:
        return own if may_hold(officer) else None
    return selectors.tip_below(officer, number) if selectors.oversees(officer) else None


def may_hold(officer: Officer) -> bool:
    """Whether the officer may hold tips at all."""
    return officer.role == Officer.Role.CHIEF or selectors.oversees(officer)


def standing_hold(tip: Tip) -> JournalEntry | None:
    """The journal's word on the hold that stands; None where none does."""
    return holds.set_by(tip) if holds.stands_on(tip) else None


def hold(officer: Officer, tip: Tip, reference: str) -> None:
    """Keep the tip. Raises `NotPossibleError("hold")` where the officer may not."""
    _do(holds.hold, officer, tip, reference)


def release(officer: Officer, tip: Tip, reference: str) -> None:
    """Let the tip go again. Raises `NotPossibleError("hold")` where the officer may not."""
    _do(holds.release, officer, tip, reference)


def _do(act, officer: Officer, tip: Tip, reference: str) -> None:
    try:
        act(officer, tip, reference)
    except holds.NotAllowedError:
        raise NotPossibleError("hold") from None
