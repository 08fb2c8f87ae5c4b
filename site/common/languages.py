"""Two languages: what stands beside the Vietnamese words in English, and which page speaks which.

The operator's own words (the site's name, a number's label, a section) have both languages side by
side, so that one form shows what is missing. Where there are no English words the Vietnamese stand
on English pages too, and say that they are Vietnamese (WCAG 3.1.2).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.utils.translation import get_language
from wagtail.models import Page, Site

MAIN, ENGLISH = "vi", "en"


class Words(NamedTuple):
    """A text, and its language where that is not the page's: "vi" or ""."""

    text: str
    lang: str


def said(thing, name: str) -> Words:
    """The words of a field in the page's language: `name`, or in English `name_en` if filled.

    `thing`: a model's row, or a block's value.
    """
    if get_language() != ENGLISH:
        return Words(_value(thing, name), "")
    english = _value(thing, f"{name}_en")
    return Words(english, "") if english else Words(_value(thing, name), MAIN)


def by_language(pages: Iterable[Page]) -> dict[str, Page]:
    """Published pages by the language of the tree in which they stand."""
    roots = {root.language_code: root.root_path for root in Site.get_site_root_paths()}
    return {
        language: page
        for language, root in roots.items()
        for page in pages
        if page.live and page.url_path.startswith(root)
    }


def _value(thing, name: str) -> str:
    found = thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name)
    return found or ""
