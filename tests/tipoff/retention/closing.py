"""Tips that are closed as the desk closes them, at any moment of a clock that tests set."""

from datetime import UTC, datetime

from django.utils import timezone
from tests.tipoff.factories import World

from tipoff import journal
from tipoff.journal import Action
from tipoff.models import Officer, State, Tip
from tipoff.routing import Question
from tipoff.services import Report, submit_tip
from tipoff.vault import receipts

CAM_LE = Question(ward="20260", province="48", category="theft", home_province="48")


def send(story="Mất xe máy", receipt=None) -> Tip:
    report = Report(CAM_LE, {"category": "theft"}, {"story": story}, {"phone": "0900"})
    return submit_tip(receipt or receipts.draw(), report).tip


def close(tip: Tip, state=State.CONCLUDED, outcome="fined") -> Tip:
    """Set the state as `desk.services.change_state` does: the row, and the journal's entry."""
    Tip.objects.filter(pk=tip.pk).update(state=state, outcome=outcome)
    details = {"before": tip.state, "after": str(state), "outcome": outcome}
    journal.record(Action.STATE_CHANGED, actor="officer", subject=tip.public_id, **details)
    tip.refresh_from_db()
    return tip


class Clock:
    """What Django's clock says, until it is set again."""

    def __init__(self, monkeypatch):
        self._patch = monkeypatch

    def set(self, moment: datetime) -> datetime:
        self._patch.setattr(timezone, "now", lambda: moment)
        return moment

    def local(self, *parts: int) -> datetime:
        """Set the clock by the portal's own time zone."""
        return self.set(datetime(*parts, tzinfo=timezone.get_default_timezone()).astimezone(UTC))

    def forward(self, step) -> datetime:
        return self.set(timezone.now() + step)


def officer(world: World, station: str) -> Officer:
    return Officer.objects.filter(station__code=station).order_by("pk").first()
