"""Which entries of the journal an officer may read."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from places.models import Station
from tipoff.desk.province.selectors import oversees, stations_watched
from tipoff.models import JournalEntry, Officer, Tip, TipKey

PAGE = 50
# A subject of this shape is a tip's number; others are public ids of people and stations.
TIP_NUMBER = r"^[0-9]{10}$"


def stations_of(officer: Officer) -> QuerySet[Station]:
    """The stations that the officer's desk answers for: its own, and those one level below."""
    own = Station.objects.filter(pk=officer.station_id)
    return stations_watched(officer) if oversees(officer) else own


def entries_of_tip(tip: Tip) -> QuerySet[JournalEntry]:
    """All that happened to a tip, the newest first."""
    return JournalEntry.objects.filter(subject=tip.public_id).order_by("-seq")


def entries_of_stations(officer: Officer, station: str = "") -> QuerySet[JournalEntry]:
    """What was done at the stations that the officer answers for, or at one of them.

    Nothing about a tip that the station holds no key to: it concerns this very desk, and even its
    number would tell that it is there. A shredded tip's keys are gone, and its entries with them.
    """
    codes = [found.code for found in stations_of(officer) if station in ("", found.code)]
    key = TipKey.objects.filter(
        tip=OuterRef("pk"), kind=TipKey.Kind.STATION, name=officer.station.code
    )
    held = Tip.objects.filter(Exists(key)).values("public_id")
    known = Q(subject__in=held) | ~Q(subject__regex=TIP_NUMBER)
    found = JournalEntry.objects.filter(known, details__station__in=codes)
    return found.order_by("-seq")


def page(entries: QuerySet[JournalEntry], before: int | None) -> tuple[list[JournalEntry], bool]:
    """At most `PAGE` entries older than the number `before`, and whether there are more."""
    if before:
        entries = entries.filter(seq__lt=before)
    found = list(entries[: PAGE + 1])
    return found[:PAGE], len(found) > PAGE


def people(entries: list[JournalEntry]) -> dict[str, Officer]:
    """The officers who act in these entries, by public id."""
    names = {entry.actor for entry in entries}
    officers = Officer.objects.filter(public_id__in=names).select_related("station")
    return {officer.public_id: officer for officer in officers}
