"""What the desk reads about a tip's way."""

from django.db.models import QuerySet

from places.models import Station
from tipoff.desk import selectors
from tipoff.desk.moving import receivers
from tipoff.desk.moving.steps import actors_of
from tipoff.models import Officer, State, Tip, Transfer
from tipoff.models.states import NEEDS_A_TARGET, targets
from tipoff.services import handing, telling


def colleagues(officer: Officer) -> list[Officer]:
    """The officers at work at the same station, oneself first, then by name."""
    found = Officer.objects.filter(station=officer.station, is_active=True)
    found = found.filter(user__is_active=True)
    return sorted(found, key=lambda one: (one.pk != officer.pk, one.display_name))


def possible(officer: Officer, tip: Tip) -> frozenset[State]:
    """The states to which this officer may set the tip."""
    return targets(actors_of(officer, tip), tip.state)


def sent_away(officer: Officer) -> QuerySet[Transfer]:
    """What the officer's station handed on and does not have any more, newest first.

    Numbers and stations: nothing of it can be opened here.
    """
    own = Transfer.objects.filter(sender=officer.station, tip__shredded_at=None)
    rows = own.exclude(tip__station=officer.station).select_related("tip__station", "receiver")
    return rows.order_by("-created_at", "-pk")


def station_called(code: str) -> Station | None:
    """The station of this code."""
    return Station.objects.filter(code=code).first()


def tips_by_number(officer: Officer, numbers: list[str]) -> list[Tip]:
    """Those of the officer's station among these numbers."""
    return list(selectors.tips_of(officer).filter(public_id__in=numbers))


def standing(officer: Officer, tip: Tip) -> dict:
    """What the parts of the tip's sheet about its way are drawn from."""
    may = possible(officer, tip)
    opened = handing.open_transfer(tip)
    return {
        "may": may,
        "opened_transfer": opened,
        "can_transfer": State.TRANSFERRED in may and tip.state != State.TRANSFERRED,
        "can_merge": State.MERGED in may and not tip.merged.exists(),
        "can_set": bool(may - NEEDS_A_TARGET) and opened is None,
        "merged": list(tip.merged.order_by("public_id")),
        "waiting_to_be_told": telling.untold(tip).last(),
        "colleagues": colleagues(officer),
        "desks": receivers.provinces(tip),
    }
