"""Words of the search page's templates."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from home.search.words import KINDS
from publishing.search.highlights import Piece

register = template.Library()


@register.filter
def kind_name(kind: str) -> str:
    """How a kind of result is called; the kind itself where it has no name."""
    return KINDS.get(kind, kind)


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """The pieces in one text, what was found in `<mark>`, everything else escaped."""
    return format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>", text) if found else text,) for text, found in pieces),
    )
