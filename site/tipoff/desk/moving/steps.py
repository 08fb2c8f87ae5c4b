"""One step of a tip's life: allowed by the table, with its reason, in the journal.

`models/states.py` is the table; nothing else sets a tip's state.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from places.models import Station
from tipoff.desk.posting import NotPossibleError, Posting, keep, record
from tipoff.journal import Action
from tipoff.models import Officer, State, StateChange, Tip
from tipoff.models.states import Actor, may_follow, may_move

FIELDS = ["state", "outcome", "public_state", "acknowledged_at", "assigned_to", "merged_into"]


@dataclass(frozen=True)
class Change:
    """A change of state, with its reason as an internal note.

    `told`: whether the citizen sees it now; otherwise from `tell_at` on, or, where that is None,
    when an officer says so. `reply` is a text for the citizen that goes with it, sealed for the
    place after the reason.
    """

    after: str
    outcome: str
    told: bool
    reason: Posting
    tell_at: datetime | None = None
    reply: Posting | None = None


def actors_of(officer: Officer, tip: Tip) -> frozenset[Actor]:
    """All that this officer is to this tip, in the words of the table."""
    if officer.station_id != tip.station_id:
        return frozenset({Actor.PROVINCE} if is_above(officer.station, tip.station) else ())
    found = {Actor.OFFICER, Actor.RECEIVER}
    if tip.assigned_to_id in (None, officer.pk):
        found.add(Actor.ASSIGNED)
    if officer.role == Officer.Role.CHIEF:
        found.add(Actor.CHIEF)
    return frozenset(found)


def is_above(desk: Station, station: Station) -> bool:
    """Whether `desk` is the duty desk over `station`: its province's, or central over that."""
    kinds = Station.Kind
    if desk.kind == kinds.CENTRAL:
        return station.kind == kinds.PROVINCE
    same = desk.province_id == station.province_id
    return desk.kind == kinds.PROVINCE and station.kind == kinds.WARD and same


def check_move(officer: Officer, tip: Tip, after: str) -> None:
    """Raise `NotPossibleError`: `transition` where nobody may, `actor` where this officer may not.

    A tip that nobody has answered for yet is accepted or returned, before anything else.
    """
    if not may_follow(tip.state, after):
        raise NotPossibleError("transition")
    if not may_move(actors_of(officer, tip), tip.state, after):
        raise NotPossibleError("actor")


def step(officer: Officer, tip: Tip, change: Change, **details) -> StateChange:
    """Set a held tip's state, keep the reason and write the journal; `details` go there too."""
    made = _kept(officer, tip, change)
    tip.state, tip.outcome = change.after, change.outcome
    if change.after != State.MERGED:
        tip.merged_into = None
    if change.told:
        tip.public_state = change.after
    if change.after == State.RECEIVED:
        tip.acknowledged_at = tip.acknowledged_at or made.created_at
        tip.assigned_to = tip.assigned_to or officer
    tip.save(update_fields=FIELDS)
    told = {"before": made.before, "after": made.after, "told": made.told}
    told |= {"outcome": change.outcome, "reason": change.reason.digest}
    record(officer, Action.STATE_CHANGED, tip.public_id, **told, **details)
    return made


def _kept(officer: Officer, tip: Tip, change: Change) -> StateChange:
    now = timezone.now()
    return StateChange.objects.create(
        tip=tip,
        officer=officer,
        before=tip.state,
        after=change.after,
        told=change.told,
        tell_at=now if change.told else change.tell_at,
        reason=keep(officer, tip, change.reason),
        created_at=now,
    )
