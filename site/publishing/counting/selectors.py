"""Reading the numbers of views."""

from datetime import date, timedelta

from django.db.models import Sum
from wagtail.models import Page

from publishing.models import PageViews


def is_read(page_id: int) -> bool:
    """Whether a page is published, so that somebody may have read it."""
    return Page.objects.live().filter(pk=page_id, depth__gt=1).exists()


def by_day(last: date, days: int, page_id: int | None = None) -> list[tuple[date, int]]:
    """Views on each of so many days up to the last, the oldest first; of one page or of all."""
    rows = _within(last, days)
    if page_id is not None:
        rows = rows.filter(page_id=page_id)
    found = dict(rows.values_list("day").annotate(total=Sum("number")))
    span = [last - timedelta(days=back) for back in reversed(range(days))]
    return [(day, found.get(day, 0)) for day in span]


def most_read(last: date, days: int, limit: int) -> list[tuple[Page, int]]:
    """The pages read most in these days, with their views; two queries."""
    rows = _within(last, days).values_list("page_id").annotate(total=Sum("number"))
    # Pages that are gone are forgotten by and by; a few more are read so that none is missed.
    totals = dict(rows.order_by("-total", "page_id")[: 2 * limit])
    pages = Page.objects.in_bulk(totals)
    return [(pages[pk], total) for pk, total in totals.items() if pk in pages][:limit]


def _within(last: date, days: int):
    return PageViews.objects.filter(day__gt=last - timedelta(days=days), day__lte=last)
