"""What officers are told as time goes by. Each moment is told once, however often it is asked.

A desk that holds no key of a tip is told nothing of it: the tip may be about that desk.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from places.models import Station
from tipoff import outbox
from tipoff.models import JournalEntry, Notice, Officer, OfficerVault, State, Tip
from tipoff.selectors import duty

Kind = Notice.Kind
# Their time runs at the station where they stand.
RUNNING = (State.NEW, State.RECEIVED, State.NEEDS_INFORMATION, State.VERIFYING)
CHUNK = 200  # tips asked about in one query
# A tip from a network that sends too many is told with all others of its hour, unless urgent.
BULK = Q(in_digest=True, urgent=False, state=State.NEW)
# Longer than anything in their keys runs, so that none is told twice.
NOTICES_KEPT = timedelta(days=400)


@dataclass(frozen=True)
class Moment:
    """From `at` on, somebody is to be told: `whom` is desk, head, assigned or over."""

    at: datetime
    kind: str
    whom: str
    deadline: datetime

    def key(self, tip: Tip) -> str:
        """One for each tip, deadline and reader."""
        return f"{self.kind}:{tip.public_id}:{int(self.deadline.timestamp())}:{self.whom}"


def reminders_round() -> None:
    """Queue what has come due since the last round; safe to run twice at once."""
    now = timezone.now()
    remind(now)
    watch_bulk(now)
    Notice.objects.filter(created_at__lt=now - NOTICES_KEPT).delete()


def absence_round() -> None:
    """Look for stations where tips wait and nobody comes."""
    watch_absence(timezone.now())


def tell_new(tip: Tip) -> None:
    """A tip has come in, or has become urgent: inside the transaction that keeps it."""
    if tip.practice:
        return
    if tip.in_digest and not tip.urgent:
        return _tell_bulk(tip.station)
    facts = {"number": tip.public_id, "urgent": tip.urgent}
    key = f"new:{tip.public_id}:{int(tip.urgent)}"
    outbox.notify(Kind.NEW, duty.on_duty(tip.station), key=key, **facts)
    above = duty.over_tip(tip) if tip.urgent else None
    if above:
        outbox.notify(Kind.NEW, duty.on_duty(above), key=f"{key}:over", **facts)


def tell_added(tip: Tip) -> None:
    """The citizen has added something: told once an hour, inside the transaction that keeps it."""
    if not tip.practice:
        facts = {"number": tip.public_id, "urgent": tip.urgent}
        hour = _hour(timezone.now())
        key = f"added:{tip.public_id}:{int(hour.timestamp())}"
        outbox.notify(Kind.ADDED, _readers(tip, "assigned"), key=key, **facts)


def moments(tip: Tip) -> list[Moment]:
    """When somebody is to be told of this tip as it stands, in time's order."""
    if tip.state == State.NEW:
        return _until_taken_up(tip)
    half = tip.created_at + (tip.decide_by - tip.created_at) / 2
    near = Moment(half, Kind.DUE, "assigned", tip.decide_by)
    return [near, *_when_missed(tip.decide_by, settings.TIP_OVERDUE_UP)]


def remind(now: datetime) -> None:
    """Queue what the running deadlines ask for by `now`."""
    for tips in _chunks(_running()):
        told = _told(tips)
        for tip in tips:
            for moment in moments(tip):
                if moment.at <= now and moment.key(tip) not in told:
                    _remind(tip, moment)


def watch_bulk(now: datetime) -> None:
    """Tell the desk above of a station once a day that tips sent in bulk lie there, overdue."""
    late = Tip.objects.filter(BULK, acknowledge_by__lt=now, shredded_at=None, practice=False)
    for station in Station.objects.filter(pk__in=late.values("station")):
        desk = duty.over(station)
        if desk:
            key = f"bulk-late:{station.code}:{_day(now)}"
            outbox.notify(Kind.OVERDUE, duty.on_duty(desk, now), key=key)


def watch_absence(now: datetime) -> None:
    """Tell the desk above of a station where tips wait and nobody has been, once a day."""
    waiting = Tip.objects.filter(state=State.NEW, shredded_at=None, practice=False)
    stations = Station.objects.filter(pk__in=waiting.values("station"))
    for station in stations.exclude(kind=Station.Kind.CENTRAL):
        desk = duty.over(station)
        if desk and not was_somebody_at(station, now - settings.STATION_ABSENT):
            key = f"absent:{station.code}:{_day(now)}"
            outbox.notify(Kind.ABSENT, duty.on_duty(desk, now), key=key)


def was_somebody_at(station: Station, since: datetime) -> bool:
    """Whether an officer of the station has opened a vault or used the desk since then."""
    officers = duty.at_work(station)
    vaults = OfficerVault.objects.filter(officer__in=officers, last_unlocked_at__gte=since)
    names = [officer.public_id for officer in officers]
    return vaults.exists() or JournalEntry.objects.filter(actor__in=names, at__gte=since).exists()


def _until_taken_up(tip: Tip) -> list[Moment]:
    half = tip.created_at + (tip.acknowledge_by - tip.created_at) / 2
    unopened = [] if tip.opened_at else [Moment(half, Kind.UNOPENED, "over", tip.acknowledge_by)]
    wait = timedelta() if tip.urgent else settings.TIP_OVERDUE_UP
    missed = _when_missed(tip.acknowledge_by, wait)
    if tip.urgent:
        missed.append(Moment(tip.acknowledge_by, Kind.OVERDUE, "desk", tip.acknowledge_by))
    return unopened + missed


def _when_missed(deadline: datetime, wait: timedelta) -> list[Moment]:
    """To the head at once, to the desk above after `wait`."""
    head = Moment(deadline, Kind.OVERDUE, "head", deadline)
    return [head, Moment(deadline + wait, Kind.OVERDUE, "over", deadline)]


def _remind(tip: Tip, moment: Moment) -> None:
    readers = _readers(tip, moment.whom)
    with transaction.atomic():
        # Taken up or passed on a moment ago: there is nothing to be told any more.
        stands = Tip.objects.select_for_update().filter(
            pk=tip.pk, station=tip.station, state=tip.state, shredded_at=None
        )
        if stands.first():
            facts = {"number": tip.public_id, "urgent": tip.urgent}
            outbox.notify(moment.kind, readers, key=moment.key(tip), **facts)


def _readers(tip: Tip, whom: str) -> list[Officer]:
    if whom == "over":
        above = duty.over_tip(tip)
        return duty.on_duty(above) if above else []
    if whom == "head":
        return duty.heads(tip.station)
    assigned = tip.assigned_to if whom == "assigned" else None
    here = assigned and assigned.station_id == tip.station_id and outbox.can_be_reached(assigned)
    return [assigned] if here else duty.on_duty(tip.station)


def _running() -> Iterator[Tip]:
    tips = Tip.objects.filter(state__in=RUNNING, shredded_at=None, practice=False).exclude(BULK)
    facts = ("public_id", "station", "assigned_to", "urgent", "state", "opened_at")
    times = ("created_at", "acknowledge_by", "decide_by")
    tips = tips.select_related("station", "assigned_to__user")
    return tips.only(*facts, *times, "station__kind").order_by("pk").iterator(chunk_size=CHUNK)


def _told(tips: list[Tip]) -> set[str]:
    """The keys of what was queued about these tips, without their readers."""
    numbers = [tip.public_id for tip in tips]
    keys = Notice.objects.filter(number__in=numbers).values_list("key", flat=True)
    return {key.rpartition(":")[0] for key in keys}


def _tell_bulk(station: Station) -> None:
    """One notice an hour, at its end, however many such tips come in."""
    ends = _hour(timezone.now()) + timedelta(hours=1)
    key = f"bulk:{station.code}:{int(ends.timestamp())}"
    outbox.notify(Kind.NEW, duty.on_duty(station), key=key, at=ends)


def _day(moment: datetime) -> str:
    """The day where the portal is."""
    return f"{timezone.localdate(moment, timezone.get_default_timezone()):%Y%m%d}"


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def _chunks(tips: Iterable[Tip]) -> Iterator[list[Tip]]:
    tips = iter(tips)
    while chunk := list(islice(tips, CHUNK)):
        yield chunk
