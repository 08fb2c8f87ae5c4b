"""Writes what published pages cite."""

from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Page

from common.catalogue import CatalogueFields
from news.citations import find_citations

from .keys import cited_key
from .rows import Citation

#: Labels of articles, clauses and points are shorter; what is longer is no label.
LONGEST_LABEL = 12


def keep_citations(page: Page, fields: CatalogueFields | None) -> None:
    """Keep what a page cites, from the words by which search finds it; nothing once it is gone."""
    before = {_values(row): row.pk for row in Citation.objects.filter(page=page.pk)}
    after = {_values(row): row for row in _cited(page, fields)} if fields else {}
    gone = [pk for values, pk in before.items() if values not in after]
    Citation.objects.filter(pk__in=gone).delete()
    Citation.objects.bulk_create(row for values, row in after.items() if values not in before)


def _values(row: Citation) -> tuple:
    return row.key, row.year, row.article, row.clause, row.point, row.day


def _cited(page: Page, fields: CatalogueFields) -> Iterator[Citation]:
    day = timezone.localtime(fields.date).date()
    own_number = getattr(page, "number_key", None)
    for found in find_citations(fields.text):
        key = cited_key(found.document)
        if key.text == own_number:
            continue
        yield Citation(
            page_id=page.pk,
            key=key.text,
            year=key.year,
            article=found.article[:LONGEST_LABEL],
            clause=found.clause[:LONGEST_LABEL],
            point=found.point[:LONGEST_LABEL],
            day=day,
        )
