"""What the public figures' page is drawn from: finished months only, by province and category.

A month is published once it is over: from a running one a reader who looks twice would see single
tips come in. For the same reason categories are told of whole quarters, which never overlap.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from places.models import Province
from places.sorting import sort_key
from tipoff.figures.folding import fold
from tipoff.figures.spans import Span, published, total
from tipoff.models import Category, Counter
from tipoff.selectors.area import home_province

MONTHS_SHOWN = 12
MONTHS_IN_QUARTER = 3
Cell = tuple[str, datetime.date]


@dataclass(frozen=True)
class Place:
    """A province as a line of the table; `code` is empty where the province is not known."""

    code: str
    name: str


@dataclass(frozen=True)
class Table:
    """Provinces down, months across, oldest first; `spans` has each province's months in order."""

    months: list[datetime.date]
    places: list[Place]
    spans: dict[Cell, Span]

    def of_month(self, month: datetime.date) -> Span:
        """All provinces of a month."""
        return total(self.spans[place.code, month] for place in self.places)

    def of_place(self, place: Place) -> list[Span]:
        return [self.spans[place.code, month] for month in self.months]

    def since(self, month: datetime.date) -> "Table":
        """The part from a month on."""
        return Table([m for m in self.months if m >= month], self.places, self.spans)


@dataclass(frozen=True)
class Quarter:
    """How many tips of each category a finished quarter had, the most frequent first, the rest
    last."""

    first: datetime.date
    lines: list[tuple[str, int]]

    @property
    def number(self) -> int:
        return (self.first.month - 1) // MONTHS_IN_QUARTER + 1


def table(today: datetime.date | None = None) -> Table:
    """Every finished month from the first count on."""
    this_month = _month(today or timezone.localdate())
    counts = _counts(Counter.objects.filter(month__lt=this_month))
    months = _months(min(month for _, month in counts), this_month) if counts else []
    places = _places({code for code, _ in counts})
    cells = [(place.code, month) for place in places for month in months]
    smallest = settings.SMALLEST_FIGURE
    spans = {cell: published(counts.get(cell, 0), smallest) for cell in cells}
    return Table(months, places, spans)


def last_months(today: datetime.date | None = None) -> datetime.date:
    """The first of the months that the page shows."""
    this_month = _month(today or timezone.localdate())
    return _before(this_month, MONTHS_SHOWN)


def quarter(today: datetime.date | None = None) -> Quarter | None:
    """The last finished quarter's categories; None where they would give a small number away.

    Only the tips of exact cells are counted, so that no sum tells more of the others.
    """
    end = _quarter_start(today or timezone.localdate())
    first = _before(end, MONTHS_IN_QUARTER)
    rows = Counter.objects.filter(month__gte=first, month__lt=end)
    told = fold(_by_category(rows), Category.OTHER, settings.SMALLEST_FIGURE)
    if not told:
        return None
    names = dict(Category.choices) | {Category.OTHER: _("All other kinds together")}
    return Quarter(first, [(str(names[name]), number) for name, number in told.items()])


def _by_category(rows) -> dict[str, int]:
    exact = {cell for cell, count in _counts(rows).items() if count >= settings.SMALLEST_FIGURE}
    sums = dict.fromkeys(Category.values, 0)
    for row in rows:
        if (row.province, row.month) in exact:
            sums[row.category] += row.count
    return sums


def _counts(rows) -> Mapping[Cell, int]:
    found = rows.values("province", "month").annotate(sum=Sum("count")).order_by()
    counts = defaultdict(int)
    for row in found:
        counts[row["province"], row["month"]] += row["sum"]
    return counts


def _places(codes: Iterable[str]) -> list[Place]:
    """The portal's own area first, then by name, the unknown last."""
    home = home_province()
    rows = sorted(Province.objects.filter(code__in=codes), key=lambda row: sort_key(row.name))
    rows.sort(key=lambda row: home is None or row.code != home.code)
    places = [Place(row.code, row.name) for row in rows]
    unknown = [Place("", _("Province not known"))] if "" in codes else []
    return places + unknown


def _month(day: datetime.date) -> datetime.date:
    return day.replace(day=1)


def _before(month: datetime.date, number: int) -> datetime.date:
    """The month so many months before."""
    years, index = divmod(month.year * 12 + month.month - 1 - number, 12)
    return datetime.date(years, index + 1, 1)


def _months(first: datetime.date, end: datetime.date) -> list[datetime.date]:
    """Every month from `first` up to and without `end`."""
    found = []
    while first < end:
        found.append(first)
        first = _before(first, -1)
    return found


def _quarter_start(day: datetime.date) -> datetime.date:
    return _before(_month(day), (day.month - 1) % MONTHS_IN_QUARTER)
