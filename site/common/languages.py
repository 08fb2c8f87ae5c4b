"""What stands beside the Vietnamese words in English: fields whose name ends in `_en`.

The operator's own words (the site's name, a number's label, a section) have both languages side by
side, so that one form shows what is missing. Where there are no English words the Vietnamese stand
on English pages too, and say that they are Vietnamese (WCAG 3.1.2).
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import get_language

MAIN, ENGLISH = "vi", "en"
LANGUAGES = (MAIN, ENGLISH)


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


def _value(thing, name: str) -> str:
    found = thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name)
    return found or ""
