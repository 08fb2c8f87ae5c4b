"""By what a citation and the document that it names find each other; pure.

A citation writes `49/2020/NĐ-CP`, `Thông tư 38/2023` or `Bộ luật Hình sự 2015`
(tests/news/citations/README.md); a document knows its number, kind, title and dates. Both are
brought to the same keys.
"""

import re
from typing import NamedTuple

from news.citations import find_citations
from places.folding import fold

_NUMBERED = re.compile(r"0*([0-9]+[a-z]?)([/-].+)")
_SHORT = re.compile(r"(\D+?) 0*([0-9]+)/([0-9]{4})")
_NAMED = re.compile(r"(.+?)(?: ([12][0-9]{3}))?")
_WITH_YEAR = re.compile(r"0*([0-9]+)/([0-9]{4})/.+")
NO_YEAR = 0
#: Longer than any number or title of a law; what is longer is no key.
LONGEST = 200


class Key(NamedTuple):
    """`text` is a folded number, "kind number/year" or name; `year` the name's, else `NO_YEAR`."""

    text: str
    year: int = NO_YEAR


def cited_key(document: str) -> Key:
    """The key of a citation's document in canonical notation."""
    if _NUMBERED.fullmatch(document.lower()):
        return Key(number_key(document))
    if short := _SHORT.fullmatch(document):
        return Key(f"{fold(short[1])} {short[2]}/{short[3]}")
    name, year = _NAMED.fullmatch(document).groups()
    return Key(fold(name)[:LONGEST], int(year or NO_YEAR))


def number_key(number: str) -> str:
    """A number without marks, spaces and leading zeros: "06/2014/NĐ-CP" is "6/2014/nd-cp"."""
    steps = re.split(r"([/–—-])", number)
    plain = "".join("-" if step in "–—" and step else _folded(step) for step in steps)
    return plain.lstrip("0")[:LONGEST]


def _folded(step: str) -> str:
    return step if step in ("/", "-") else fold(step).replace(" ", "")


def short_key(kind: str, number: str) -> str:
    """For "Thông tư 38/2023": kind, number and year, "" for a number that has no year."""
    found = _WITH_YEAR.fullmatch(number_key(number))
    return f"{fold(kind)} {found[1]}/{found[2]}"[:LONGEST] if found else ""


def name_key(title: str) -> Key:
    """The name under which a law is cited, with the year if the title has one.

    >>> name_key("Bộ luật Hình sự năm 2015")
    Key(text='bo luat hinh su', year=2015)
    """
    for citation in find_citations(title)[:1]:
        if citation.start == 0 and not citation.document[0].isdigit():
            return cited_key(citation.document)
    if fold(title).startswith("hien phap"):
        return Key("hien phap")
    return Key(fold(title)[:LONGEST])
