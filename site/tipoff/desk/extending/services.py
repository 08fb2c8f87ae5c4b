"""More time to decide: a sealed reason, a row, and a line of the journal."""

from django.db import transaction
from django.utils import timezone

from tipoff.desk.extending.selectors import may_extend, next_extension
from tipoff.desk.posting import NotPossibleError, Posting, held, is_repeat, keep, record
from tipoff.journal import Action
from tipoff.models import Extension, Officer, Tip


def extend(officer: Officer, tip: Tip, reason: Posting, paper: str) -> None:
    """Move the day by which the tip is to be decided; `paper` is the procuracy's, if it gave it.

    Raises `NotPossibleError`: `actor`, and `transition` where none may follow, or another one than
    this officer saw. Sent twice it is one extension.
    """
    with transaction.atomic(durable=True):
        tip = held(officer, tip)
        if is_repeat(tip, reason):
            return
        following = next_extension(tip)
        if following is None or following.needs_paper != bool(paper):
            raise NotPossibleError("transition")
        if not may_extend(officer, tip):
            raise NotPossibleError("actor")
        row = Extension.objects.create(
            tip=tip,
            place=following.place,
            officer=officer,
            reason=keep(officer, tip, reason),
            paper=paper,
            until=following.until,
            created_at=timezone.now(),
        )
        _set(officer, tip, row, reason)


def _set(officer: Officer, tip: Tip, row: Extension, reason: Posting) -> None:
    before, tip.decide_by = tip.decide_by, row.until
    tip.save(update_fields=["decide_by"])
    days = {"before": before.isoformat(), "until": row.until.isoformat()}
    facts = {"place": row.place, "late": before < row.created_at, "reason": reason.digest}
    record(officer, Action.TIME_EXTENDED, tip.public_id, **days, **facts)
