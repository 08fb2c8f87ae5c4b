"""Writing the numbers of views, and forgetting old ones."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from publishing.models import PageViews

#: Two years: as long as a season can be compared with the one before.
KEPT = timedelta(days=731)

_RAISE = f"""
    INSERT INTO {PageViews._meta.db_table} (page_id, day, number) VALUES (%s, %s, %s)
    ON CONFLICT (page_id, day) DO UPDATE
    SET number = {PageViews._meta.db_table}.number + excluded.number
"""  # noqa: S608 - nothing but a table's name is put in


def add(numbers: Mapping[tuple[int, date], int]) -> None:
    """Add views to the days of pages, all in one transaction."""
    if not numbers:
        return
    day_of = connection.ops.adapt_datefield_value
    # In one order, so that two processes never wait for each other's rows crosswise.
    rows = [(page_id, day_of(day), number) for (page_id, day), number in sorted(numbers.items())]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(_RAISE, rows)


def forget() -> int:
    """Delete what is older than `KEPT` or of pages that are gone; answers how many rows went."""
    old = PageViews.objects.filter(day__lt=timezone.localdate() - KEPT)
    gone = PageViews.objects.exclude(page_id__in=Page.objects.values("pk"))
    # Asked first: a DELETE takes SQLite's one write lock even where there is nothing to delete.
    return sum(rows.delete()[0] for rows in (old, gone) if rows.exists())
