"""The catalogue for templates of rooms that may not import it, such as blocks of `common`."""

from collections.abc import Iterable

from django import template
from wagtail.models import Page

from publishing import selectors
from publishing.models import CatalogueEntry

register = template.Library()


@register.simple_tag
def entries_of(pages: Iterable[Page | None]) -> list[CatalogueEntry]:
    """The catalogue's rows of these pages, in their order; the published ones alone."""
    return selectors.of_pages([page.pk for page in pages if page])
