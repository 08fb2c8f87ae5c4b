"""The chief of the provincial desk confirms a matter, or takes that back; both are journalled."""

from django.db import transaction
from django.utils import timezone

from tipoff import journal
from tipoff.journal import Action
from tipoff.models import Confirmation, Matter, Officer
from tipoff.selectors import readiness


class StillLackingError(Exception):
    """The portal itself sees that the matter is not settled."""


def confirm(officer: Officer, matter: Matter, document: str) -> None:
    """Confirm a matter by the paper that settles it (its number and date).

    Confirmed again, the newer paper stands. Raises `StillLackingError`.
    """
    if readiness.lacking(matter):
        raise StillLackingError
    facts = {"document": document, "officer": officer, "confirmed_at": timezone.now()}
    with transaction.atomic(durable=True):
        Confirmation.objects.update_or_create(matter=matter, defaults=facts)
        journal.record(Action.MATTER_CONFIRMED, actor=officer.public_id, subject=str(matter))


def take_back(officer: Officer, matter: Matter) -> None:
    """Take a confirmation back: in production the form takes no more tips until it is renewed."""
    with transaction.atomic(durable=True):
        gone, _rows = Confirmation.objects.filter(matter=matter).delete()
        if gone:
            journal.record(Action.MATTER_REOPENED, actor=officer.public_id, subject=str(matter))
