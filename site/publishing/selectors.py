"""Reading the catalogue: lists by keyset (newer, older), month archives and kept counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from places.folding import fold
from places.models import Ward

from .models import CatalogueCount, CatalogueEntry, CataloguePlace
from .parameters import CURSOR, KNOWN, MONTH

BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
PAGE_SIZE = 20
NEWEST_FIRST = ("-date", "-page_id")
OLDEST_FIRST = ("date", "page_id")


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list: its entries, and cursors of its neighbours ("" where there is none)."""

    entries: list[CatalogueEntry]
    newer: str = ""
    older: str = ""


def entries(language: str, *, kind: str = "", section: str = "", place: str = "") -> QuerySet:
    """Rows of published pages in a language, newest first."""
    chosen = {"kind": kind, "section": section, "place_rows__code": place}
    rows = CatalogueEntry.objects.filter(language=language)
    return rows.filter(**{name: value for name, value in chosen.items() if value}).order_by(
        *NEWEST_FIRST
    )


def latest(
    language: str, *, limit: int, kind: str = "", section: str = "", without: tuple[int, ...] = ()
) -> list[CatalogueEntry]:
    """The newest `limit` rows, except the pages named in `without`."""
    rows = entries(language, kind=kind, section=section)[: limit + len(without)]
    return [entry for entry in rows if entry.page_id not in without][:limit]


def latest_of_each(
    language: str, kinds: Iterable[str], *, limit: int
) -> dict[str, list[CatalogueEntry]]:
    """The newest `limit` rows of each kind, in one query."""
    found: dict[str, list[CatalogueEntry]] = {kind: [] for kind in kinds}
    newest = Q(pk__in=[])
    for kind in found:
        newest |= Q(pk__in=entries(language, kind=kind)[:limit].values("pk"))
    for entry in entries(language).filter(newest):
        found[entry.kind].append(entry)
    return found


def of_pages(page_ids: list[int]) -> list[CatalogueEntry]:
    """The rows of these pages, in this order; those that are not published are left out."""
    found = CatalogueEntry.objects.in_bulk(page_ids)
    return [found[page_id] for page_id in page_ids if page_id in found]


def page_of(
    rows: QuerySet, *, older: str = "", newer: str = "", month: str = "", size: int = PAGE_SIZE
) -> Slice:
    """One page of `entries(...)`: beyond a cursor, within a month ("2023-07"), or the first.

    Cursors and months come from addresses: what cannot be read is as if it had not been given.
    A list costs one query; two where a "newer" link reaches the first page.
    """
    rows = _within(rows, month)
    for cursor, cut in ((older, _older), (newer, _newer)):
        place = read_cursor(cursor)
        found = place and cut(rows, place, size)
        if found:
            return found
    return _first(rows, size)


def months(language: str, *, kind: str = "", section: str = "") -> list[tuple[date, int]]:
    """Months that have entries, newest first, with how many: (first day, number)."""
    counts = _counts(language, kind, section).values_list("month")
    return list(counts.annotate(total=Sum("number")).filter(total__gt=0).order_by("-month"))


def wards(language: str, *, kind: str) -> list[Ward]:
    """The wards that entries of a kind concern, with their provinces, by name; one query."""
    # For each ward the first row found by its index will do, however many there are.
    rows = CataloguePlace.objects.filter(
        code=OuterRef("code"), entry__language=language, entry__kind=kind
    )
    found = Ward.objects.filter(Exists(rows)).select_related("province")
    return sorted(found, key=lambda ward: (fold(ward.name), ward.code))


def total(language: str, *, kind: str = "", section: str = "") -> int:
    """How many entries there are, from the kept counts."""
    return _counts(language, kind, section).aggregate(total=Sum("number"))["total"] or 0


def cursor_of(entry: CatalogueEntry) -> str:
    """The place of an entry in its list, for an address: date in base 36, dash, page id."""
    return f"{_base36((entry.date - BEGINNING) // MICROSECOND)}-{entry.page_id}"


def read_cursor(text: str) -> tuple[datetime, int] | None:
    """Read a cursor; None for anything that `cursor_of` would not write."""
    if not text or not CURSOR.fullmatch(text):
        return None
    moment, _, page_id = text.partition("-")
    try:
        return BEGINNING + int(moment, 36) * MICROSECOND, int(page_id)
    except OverflowError:
        return None


def _first(rows: QuerySet, size: int) -> Slice:
    found = list(rows[: size + 1])
    return Slice(found[:size], older=cursor_of(found[size - 1]) if len(found) > size else "")


def _older(rows: QuerySet, place: tuple, size: int) -> Slice | None:
    moment, page_id = place
    before = Q(date__lt=moment) | Q(page_id__lt=page_id)
    found = list(rows.filter(before, date__lte=moment)[: size + 1])
    if not found:
        return None
    older = cursor_of(found[size - 1]) if len(found) > size else ""
    return Slice(found[:size], newer=cursor_of(found[0]), older=older)


def _newer(rows: QuerySet, place: tuple, size: int) -> Slice | None:
    moment, page_id = place
    after = Q(date__gt=moment) | Q(page_id__gt=page_id)
    found = list(rows.filter(after, date__gte=moment).order_by(*OLDEST_FIRST)[: size + 1])
    if len(found) <= size:
        # Nothing beyond: this is the first page, shown whole.
        return None
    shown = found[size - 1 :: -1]
    return Slice(shown, newer=cursor_of(shown[0]), older=cursor_of(shown[-1]))


def _within(rows: QuerySet, month: str) -> QuerySet:
    if not month or not KNOWN[MONTH].fullmatch(month):
        return rows
    year, number = map(int, month.split("-"))
    zone = timezone.get_default_timezone()
    start = datetime(year, number, 1, tzinfo=zone)
    end = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=zone)
    return rows.filter(date__gte=start, date__lt=end)


def _counts(language: str, kind: str, section: str) -> QuerySet:
    chosen = {"kind": kind, "section": section}
    counts = CatalogueCount.objects.filter(language=language)
    return counts.filter(**{name: value for name, value in chosen.items() if value})


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text or "0"
