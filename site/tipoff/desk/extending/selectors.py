"""Whether a tip's time to decide may be extended, by whom, and until when."""

from dataclasses import dataclass
from datetime import datetime

from tipoff import deadlines
from tipoff.deadlines import What
from tipoff.desk.moving.steps import actors_of
from tipoff.models import Officer, State, Tip
from tipoff.models.states import Actor

# Taken up, and nobody else's to decide.
EXTENDABLE = (State.RECEIVED, State.NEEDS_INFORMATION, State.VERIFYING)
STEPS = (What.EXTENDED, What.PROLONGED)


@dataclass(frozen=True)
class NextExtension:
    """The extension that could follow: its place (1 or 2) and the day until which it gives time.

    The second is the procuracy's to give.
    """

    place: int
    until: datetime

    @property
    def needs_paper(self) -> bool:
        return self.place == len(STEPS)


def next_extension(tip: Tip) -> NextExtension | None:
    """What could follow for this tip; None once both were given, or while it is not being handled.

    Time counts from the tip's arrival, however late it is extended.
    """
    given = tip.extensions.count()
    if tip.state not in EXTENDABLE or given == len(STEPS):
        return None
    row = deadlines.find(STEPS[given], urgent=tip.urgent, station=tip.station.code)
    return NextExtension(given + 1, row.after(tip.created_at))


def may_extend(officer: Officer, tip: Tip) -> bool:
    """Whether this officer has the tip in hand, or heads the unit."""
    return bool(actors_of(officer, tip) & {Actor.ASSIGNED, Actor.CHIEF})
