"""Tips that an officer types in: kept by the same service as a citizen's, and journalled."""

from dataclasses import dataclass

from places.models import Station
from tipoff import journal
from tipoff.desk import selectors
from tipoff.desk import services as desk
from tipoff.desk.counter import practice
from tipoff.desk.services import NotPossibleError
from tipoff.journal import Action
from tipoff.models import Officer, Tip
from tipoff.routing import Question
from tipoff.selectors.readiness import form_is_open
from tipoff.services import (
    ConcernsHolderError,
    Kept,
    NotKeptError,
    Report,
    find_route,
    submit_tip,
)
from tipoff.vault import receipts

PRACTICE = "practice"


@dataclass(frozen=True)
class TakenIn:
    """A tip from the counter: its row, the receipt for whoever reported, and whether the officer's
    own unit can open it. `added`: this receipt's tip was there, with other answers."""

    tip: Tip
    receipt: str
    opens: bool
    added: bool = False


def elsewhere(officer: Officer, question: Question) -> Station | None:
    """The station that would receive such a tip, where the officer's own gets no key of it."""
    route = find_route(question)
    holders = {holder.name for holder in route.recipients if holder.kind == "station"}
    return None if officer.station.code in holders else route.station


def take_in(officer: Officer, receipt: str, report: Report, channel: str) -> TakenIn:
    """Keep what somebody told the officer (`terms.Channel`), under a drawn receipt.

    Sent twice it is one tip. Raises `NotPossibleError`: `notKept`, or `formClosed` where no real
    tip may be taken yet.
    """
    if not report.practice and not form_is_open():
        raise NotPossibleError("formClosed")
    receipt, kept = _submit(receipt, report)
    tip = kept.tip
    if journal.newest(tip.public_id, Action.TAKEN_IN) is None:
        details = {"channel": channel, "practice": tip.practice}
        desk.note(officer, Action.TAKEN_IN, tip.public_id, **details)
    opens = selectors.tip_for(officer, tip.public_id) is not None
    return TakenIn(tip, receipt, opens, kept.added)


def make_practice(officer: Officer, receipt: str, key: str) -> TakenIn:
    """Make a practice tip of a ready-made text for the officer's own station.

    Raises `NotPossibleError`: `notWorking` where the station receives no tips at present.
    """
    report = practice.report_for(officer.station, key)
    if elsewhere(officer, report.question) is not None:
        raise NotPossibleError("notWorking")
    return take_in(officer, receipt, report, PRACTICE)


def _submit(receipt: str, report: Report) -> tuple[str, Kept]:
    """Keep it; answers changed so that they concern who holds the first tip need a new one."""
    try:
        try:
            return receipt, submit_tip(receipt, report)
        except ConcernsHolderError:
            receipt = receipts.draw()
            return receipt, submit_tip(receipt, report)
    except NotKeptError:
        raise NotPossibleError("notKept") from None
