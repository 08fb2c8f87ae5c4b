"""The public status may lag behind by choice: what the citizen is told, and from when."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tipoff import journal
from tipoff.journal import Action
from tipoff.models import State, StateChange, Tip


def untold(tip: Tip):
    """The changes that the citizen has not been told, oldest first."""
    return tip.changes.filter(told=False).order_by("created_at", "pk")


def tell(tip: Tip, changes, now: datetime) -> None:
    """Tell these changes of a held tip; the newest one told is its public state."""
    changes.update(told=True, tell_at=now)
    newest = tip.changes.filter(told=True).order_by("-created_at", "-pk").first()
    tip.public_state = newest.after if newest else State.NEW
    tip.save(update_fields=["public_state"])


def tell_due(now: datetime | None = None) -> int:
    """Tell every change whose chosen moment has come; how many tips had one."""
    now = now or timezone.now()
    due = StateChange.objects.filter(told=False, tell_at__lte=now)
    return sum(_tell_due(pk, now) for pk in sorted(set(due.values_list("tip_id", flat=True))))


@transaction.atomic(durable=True)
def _tell_due(pk: int, now: datetime) -> bool:
    tip = Tip.objects.select_for_update().filter(pk=pk, shredded_at=None).first()
    due = untold(tip).filter(tell_at__lte=now) if tip else StateChange.objects.none()
    if not due.exists():
        return False
    tell(tip, due, now)
    journal.record(
        Action.STATUS_TOLD, actor="system", subject=tip.public_id, state=tip.public_state
    )
    return True
