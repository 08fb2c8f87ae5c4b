"""The privacy check: a list of places in a text that an editor should look at again.

What counts is fixed in `tests/common/privacy/README.md`; how well it does is in
`docs/privacy-check.md`. Pure: no Django, no database, nothing kept.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .context import is_sensitive, speaks_of_child
from .labels import find_labels
from .numbers import find_numbers
from .people import find_addresses, find_initials, find_minors


class Category(StrEnum):
    """Why a place is named."""

    LABEL = "label"
    INITIALS = "initials"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    ACCOUNT = "account"
    MINOR = "minor"
    ADDRESS = "address"


@dataclass(frozen=True, order=True)
class Concern:
    """One place: offsets into the text **in NFC** (end exclusive), its category and its words."""

    start: int
    end: int
    category: Category
    words: str


def find_concerns(text: str) -> list[Concern]:
    """All concerns of `text` in text order.

    >>> [(c.category.value, c.words) for c in find_concerns("Bắt giữ 2 con nghiện.")]
    [('label', 'con nghiện')]
    """
    text = unicodedata.normalize("NFC", text)
    found = {
        Concern(start, end, Category(kind), text[start:end]) for start, end, kind in _all(text)
    }
    return sorted(found)


def _all(text: str) -> Iterator[tuple[int, int, str]]:
    sensitive = is_sensitive(text)
    for start, end in find_labels(text, sensitive=sensitive):
        yield start, end, Category.LABEL
    yield from find_numbers(text)
    if sensitive:
        yield from find_initials(text)
        yield from find_addresses(text)
        if speaks_of_child(text):
            yield from find_minors(text)
