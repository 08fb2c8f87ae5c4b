"""What a provincial or central desk reads beyond its own list.

A tip of another station is there for this desk only if it holds a key to that tip: one that
concerns the desk was never sealed to it, and must not show even as a count.
"""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from places.models import Station, Ward
from tipoff.desk import selectors
from tipoff.desk.province.standings import standings
from tipoff.models import Officer, RoutingRule, State, Tip, TipKey
from tipoff.selectors import desks
from tipoff.suppression import Shown, suppress
from tipoff.trust import current_trust
from tipoff.vault.certificates import Trust

# Nobody waits for these at their station; a tip that was handed over waits for its answer.
SETTLED = tuple(state for state in selectors.CLOSED if state != State.TRANSFERRED)
# As many sealed headers as the browser opens at once without making anybody wait.
HEADERS = 100
# As many overdue tips as are named; all are counted.
NAMED = 300
MONTHS = 12


@dataclass
class Late:
    """A station with overdue tips: how many, how many of them urgent, and the first of them."""

    station: Station
    count: int = 0
    urgent: int = 0
    tips: list[Tip] = field(default_factory=list)


@dataclass(frozen=True)
class Figures:
    """The tips of one month by station and state, small numbers hidden."""

    month: date
    states: list[State]
    rows: list[tuple[Station, tuple, int | None]]
    totals: list[int | None]
    total: int | None


def oversees(officer: Officer) -> bool:
    """Whether the officer's desk stands above others."""
    return officer.station.kind in (Station.Kind.PROVINCE, Station.Kind.CENTRAL)


def stations_under(officer: Officer) -> QuerySet[Station]:
    """The stations that look to this desk: a province's wards, or all provinces' desks."""
    if officer.station.kind == Station.Kind.CENTRAL:
        return Station.objects.filter(kind=Station.Kind.PROVINCE)
    return Station.objects.filter(kind=Station.Kind.WARD, province=officer.station.province_id)


def stations_watched(officer: Officer) -> QuerySet[Station]:
    """Those, and the desk itself."""
    return _in_order(stations_under(officer) | Station.objects.filter(pk=officer.station_id))


def stations_kept(officer: Officer) -> QuerySet[Station]:
    """The stations whose facts, rules and certificates this desk keeps: those that its authority
    signs for. The central desk keeps its own alone."""
    if officer.station.kind == Station.Kind.CENTRAL:
        return Station.objects.filter(kind=Station.Kind.CENTRAL)
    return _in_order(Station.objects.filter(province=officer.station.province_id))


def came_up(officer: Officer) -> QuerySet[Tip]:
    """The desk's own open tips, each with its sealed header: why it is here stands inside."""
    tips = selectors.tips_of(officer).exclude(state__in=SETTLED)
    return tips.order_by("-urgent", "acknowledge_by", "pk").prefetch_related(
        selectors.keys_for(officer)
    )


def tips_below(officer: Officer) -> QuerySet[Tip]:
    """The tips at the stations under this desk to which it holds a key."""
    held = TipKey.objects.filter(tip=OuterRef("pk"), station_key__station=officer.station)
    tips = Tip.objects.filter(station__in=stations_under(officer), shredded_at=None)
    return tips.filter(Exists(held)).select_related("station")


def tip_below(officer: Officer, number: str) -> Tip | None:
    """One of them, with the keys sealed to this desk."""
    tips = tips_below(officer).filter(public_id=number)
    return tips.prefetch_related(selectors.keys_for(officer)).first()


def overdue(officer: Officer) -> list[Late]:
    """Where tips below are overdue, urgent ones first; three queries however many there are."""
    tips = tips_below(officer).filter(_is_overdue(timezone.now()), practice=False)
    counted = {"count": Count("pk"), "urgent_count": Count("pk", filter=Q(urgent=True))}
    rows = list(tips.order_by().values("station").annotate(**counted))
    stations = Station.objects.in_bulk([row["station"] for row in rows])
    late = {
        row["station"]: Late(stations[row["station"]], row["count"], row["urgent_count"])
        for row in rows
    }
    for tip in _named(tips):
        late[tip.station_id].tips.append(tip)
    return sorted(late.values(), key=lambda row: (-row.urgent, -row.count, row.station.name))


def figures(officer: Officer, month: date) -> Figures:
    """The tips that came in within a month, by station and state as they stand now."""
    counts = _counts(officer, month)
    used = Counter()
    for (_station, state), count in counts.items():
        used[state] += count
    states = [state for state in State if used[state]]
    stations = stations_watched(officer).filter(pk__in={station for station, _ in counts})
    rows = [[counts[station.pk, state] for state in states] for station in stations]
    shown = suppress(rows, settings.SMALLEST_FIGURE)
    return _figures(month, states, list(stations), shown)


def months(now: datetime) -> list[date]:
    """The first days of this month and those before it, the newest first."""
    this = timezone.localtime(now).date().replace(day=1)
    count = this.year * 12 + this.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(count, count - MONTHS, -1)]


def wards_named(codes: Iterable[str]) -> list[Ward]:
    """The wards of these codes, by name."""
    return list(Ward.objects.filter(code__in=codes).order_by("name", "code"))


def taken_wards(officer: Officer, station: Station) -> dict[str, str]:
    """The name of the station that serves a ward by its certificate, for the officer's province."""
    others = stations_kept(officer).filter(kind=Station.Kind.WARD).exclude(pk=station.pk)
    return {ward: found.station.name for found in standings(others) for ward in found.wards}


def rules_of(officer: Officer) -> QuerySet[RoutingRule]:
    """The rules of the officer's province, whether their signatures hold or not."""
    rules = RoutingRule.objects.filter(province=officer.station.province_id)
    return rules.select_related("station").order_by("category", "pk")


def signing_keys(officer: Officer, trust: Trust, now: int) -> list[bytes]:
    """The public keys by which rules of the officer's province are signed."""
    return desks.authority_keys(officer.station.province_id, trust, now)


def checked_rules(officer: Officer) -> list[tuple[RoutingRule, bool]]:
    """The rules of the officer's province, each with whether its signature holds."""
    now = int(time.time())
    trust = current_trust(now)
    keys = signing_keys(officer, trust, now)
    rules = rules_of(officer)
    return [(row, any(desks.is_signed(row, key, trust) for key in keys)) for row in rules]


def _in_order(stations: QuerySet[Station]) -> QuerySet[Station]:
    return stations.order_by("kind", "province", "name", "pk")


def _named(tips: QuerySet[Tip]) -> QuerySet[Tip]:
    """The first of these, in what stands in the clear."""
    tips = tips.order_by("-urgent", "acknowledge_by", "pk")
    facts = ("public_id", "urgent", "state", "acknowledge_by", "decide_by", "station")
    return tips.select_related(None).only(*facts)[:NAMED]


def _is_overdue(now: datetime) -> Q:
    """Whose running deadline has passed: to take it up or answer for it, then to decide."""
    unanswered = Q(state__in=(State.NEW, State.TRANSFERRED))
    waiting = ~Q(state__in=SETTLED) & ~unanswered
    return (unanswered & Q(acknowledge_by__lt=now)) | (waiting & Q(decide_by__lt=now))


def _counts(officer: Officer, month: date) -> Counter:
    """How many tips this desk may know of, by station and state; practice tips are none."""
    held = TipKey.objects.filter(tip=OuterRef("pk"), station_key__station=officer.station)
    known = Q(station=officer.station) | Exists(held)
    tips = Tip.objects.filter(known, station__in=stations_watched(officer), practice=False)
    tips = tips.filter(created_at__gte=_begins(month), created_at__lt=_begins(_next(month)))
    rows = tips.order_by().values_list("station", "state").annotate(count=Count("pk"))
    return Counter({(station, state): count for station, state, count in rows})


def _begins(day: date) -> datetime:
    """Midnight at the portal's own time."""
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _figures(month: date, states: list, stations: list, shown: Shown) -> Figures:
    rows = list(zip(stations, shown.rows, shown.row_totals, strict=True))
    return Figures(month, states, rows, list(shown.column_totals), shown.total)
