"""Splits the pasted text of a legal document into its parts; pure: no Django, no database.

Nothing is ever lost or changed but white space: the words of all parts, in order, are the words of
the pasted text. Whatever is not surely a heading, an article, a clause or a point stays running
text of the part before it. Work grows in proportion to the text's length.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from places.folding import fold

from .quotations import quoted_lines


class Level(IntEnum):
    """How deep a part lies; the number orders them."""

    TEXT = 0
    APPENDIX = 1
    PART = 2
    CHAPTER = 3
    SECTION = 4
    SUBSECTION = 5
    ARTICLE = 6
    CLAUSE = 7
    POINT = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its own words, those of smaller parts not among them.

    `label` is its number as written ("146", "12a", "đ", "III"), "" for text before the first
    heading; `anchor` is unique in the document ("dieu-146-khoan-1-diem-a"), "" with the label.
    `lines` are its paragraphs, the first beginning with the number itself.
    """

    level: Level
    label: str
    anchor: str
    lines: tuple[str, ...]

    @property
    def is_division(self) -> bool:
        """Whether it is a chapter or the like: all its lines are its heading."""
        return Level.APPENDIX <= self.level < Level.ARTICLE

    @property
    def heading(self) -> str:
        """The line that names it; of chapters and the like, with the title on the lines below."""
        return " ".join(self.lines) if self.is_division else self.lines[0]

    @property
    def is_heading(self) -> bool:
        """Whether its first line stands out from running text."""
        return Level.APPENDIX <= self.level <= Level.ARTICLE

    @property
    def body(self) -> tuple[str, ...]:
        """Its paragraphs without the heading."""
        if not self.is_heading:
            return self.lines
        return self.lines[1:] if self.level == Level.ARTICLE else ()


#: The statutes' alphabet: points run a, b, c, d, đ, e, g …
ALPHABET = "abcdđeghiklmnopqrstuvxy"
_LABEL = r"[0-9]{1,4}[a-zđ]{0,2}"
_NUMBER = r"[IVXLC]{1,8}[A-ZĐa-z]?|[0-9]{1,3}[a-zđA-ZĐ]?"
_ORDINAL = r"thứ\s+\w+(?:\s+(?:một|hai|ba|tư|bốn|năm|lăm|sáu|bảy|tám|chín))?"
# A marker ends its line, or a stop follows, or a title in capitals: "Phần lớn người dân" is none.
_HEADINGS = tuple(
    (level, re.compile(pattern + r"(?!\w)(.*)", re.IGNORECASE))
    for level, pattern in (
        (Level.APPENDIX, rf"phụ\s+lục(?:\s+(?:số\s+)?({_NUMBER}))?"),
        (Level.PART, rf"phần\s+({_ORDINAL}|{_NUMBER})"),
        (Level.CHAPTER, rf"chương\s+({_NUMBER})"),
        (Level.SECTION, rf"mục\s+({_NUMBER})"),
        (Level.SUBSECTION, rf"tiểu\s+mục\s+({_NUMBER})"),
    )
)
_ROMAN = re.compile(r"([IVX]{1,6})\s*[.:–-]\s+(?=\w)")
_ARTICLE = re.compile(rf"[Đđ]iều\s+({_LABEL})\s*(?:[.:–-](?!\w)|[.:](?=[^\W\d])|$)", re.IGNORECASE)
_CLAUSE = re.compile(r"([0-9]{1,3}[a-zđ]{0,2})\s*\.(?![0-9.])\s*(?=\S|$)")
_POINT = re.compile(r"([a-zđ][0-9]{0,2})\s*\)")
# A line that ends like this goes on below: what follows is no new article.
_GOES_ON = re.compile(
    r"(?:,|\b(?:tại|và|của|theo|hoặc|từ|đến|các|với|khoản\s+\S+|điểm\s+\S+))$", re.IGNORECASE
)

_INVISIBLE = dict.fromkeys(
    [0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F)]
)
#: What a chapter's title never exceeds, in characters.
LONGEST_TITLE = 300
#: The parts that make an anchor, for each level: clauses are numbered within their article.
_NAMED_BY = {
    Level.APPENDIX: (Level.APPENDIX,),
    Level.PART: (Level.PART,),
    Level.CHAPTER: (Level.CHAPTER,),
    Level.SECTION: (Level.CHAPTER, Level.SECTION),
    Level.SUBSECTION: (Level.CHAPTER, Level.SECTION, Level.SUBSECTION),
    Level.ARTICLE: (Level.ARTICLE,),
    Level.CLAUSE: (Level.ARTICLE, Level.CLAUSE),
    Level.POINT: (Level.ARTICLE, Level.CLAUSE, Level.POINT),
}
_NAMES = {
    Level.APPENDIX: "phụ lục",
    Level.PART: "phần",
    Level.CHAPTER: "chương",
    Level.SECTION: "mục",
    Level.SUBSECTION: "tiểu mục",
    Level.ARTICLE: "dieu",
    Level.CLAUSE: "khoan",
    Level.POINT: "diem",
}
_CONTROLS = {code: " " for code in range(32) if chr(code) not in "\n\r\v\f"}
_ETH = str.maketrans("Ðð", "Đđ")


def clean(text: str) -> str:
    """The text in NFC, one paragraph a line, without invisible characters and doubled spaces."""
    composed = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    lines = (" ".join(line.split()) for line in composed.translate(_CONTROLS).splitlines())
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=16)
def split(text: str) -> tuple[Part, ...]:
    """The parts of a pasted text, in its order.

    >>> [part.anchor for part in split("Điều 5. Hỗ trợ\\n1. Vay vốn.\\na) Ai được vay;")]
    ['dieu-5', 'dieu-5-khoan-1', 'dieu-5-khoan-1-diem-a']
    """
    lines = clean(text).split("\n")
    if lines == [""]:
        return ()
    return tuple(_unique(_parts(lines, quoted_lines(lines))))


def anchor_of(article: str, clause: str = "", point: str = "") -> str:
    """The anchor of a cited place: `anchor_of("12a", "1", "đ")` is "dieu-12a-khoan-1-diem-dd"."""
    steps = (("dieu", article), ("khoan", clause), ("diem", point))
    return "-".join(f"{name}-{_slug(label)}" for name, label in steps if label)


def _slug(label: str) -> str:
    # d and đ are two letters of the alphabet of points: folding would make them one.
    return fold(label.lower().replace("đ", "dd")).replace(" ", "-")


class _Place:
    """Where in the document the reading stands: the open parts above a line."""

    def __init__(self):
        self.open: dict[Level, str] = {}

    def enter(self, marker: "_Marker") -> str:
        """Open a part, closing those it ends; answers its anchor."""
        if marker.level == Level.TEXT:
            return ""
        self.open = {level: one for level, one in self.open.items() if level < marker.level}
        self.open[marker.level] = marker.label
        above = _NAMED_BY[marker.level]
        steps = [(_NAMES[one], self.open[one]) for one in above if one in self.open]
        return "-".join(filter(None, (_slug(word) for step in steps for word in step)))

    def follows(self, level: Level, label: str) -> bool:
        """Whether a label comes after the one before it: lists that restart stay text."""
        return level not in self.open or _order(label) > _order(self.open[level])


def _order(label: str) -> tuple:
    """Sorts labels as the statutes do: 2, 2a, 3; a, b, c, d, đ, e."""
    number = re.match(r"[0-9]*", label).group()
    letters = tuple(ALPHABET.find(char) for char in label[len(number) :] if not char.isdigit())
    digits = re.sub(r"\D", "", label[len(number) :])
    return int(number or 0), letters, int(digits or 0)


class _Marker(NamedTuple):
    """What a line opens: a part of a level, its label, and whether its title is still to come."""

    level: Level
    label: str
    awaits_title: bool = False


def _parts(lines: list[str], quoted: set[int]) -> Iterator[Part]:
    place, marker, anchor, own = _Place(), _Marker(Level.TEXT, ""), "", []
    for at, line in enumerate(lines):
        goes_on = at > 0 and _GOES_ON.search(lines[at - 1]) is not None
        found = None if at in quoted or goes_on else _marker(line.translate(_ETH), place)
        if found is None and _is_title_over(marker, own, line):
            found = _Marker(Level.TEXT, "")
        if found is not None:
            if own:
                yield Part(marker.level, marker.label, anchor, tuple(own))
            marker, own, anchor = found, [], place.enter(found)
        own.append(line)
    yield Part(marker.level, marker.label, anchor, tuple(own))


def _is_title_over(marker: _Marker, own: list[str], line: str) -> bool:
    """Whether a line below a chapter's heading is running text, no part of its title."""
    if not Level.APPENDIX <= marker.level < Level.ARTICLE or line.isupper():
        return False
    return len(own) > 1 or not marker.awaits_title or len(line) > LONGEST_TITLE


def _marker(line: str, place: _Place) -> _Marker | None:
    """What a line opens; None for running text."""
    if article := _ARTICLE.match(line):
        return _Marker(Level.ARTICLE, article.group(1).lower())
    for level, pattern in _HEADINGS:
        heading = pattern.match(line)
        if heading and _stands_alone(heading.group(2)):
            return _Marker(level, heading.group(1) or "", not heading.group(2).strip(" .:-–"))
    return _small_marker(line, place)


def _small_marker(line: str, place: _Place) -> _Marker | None:
    # Directives and plans have no articles: theirs are I, II, III and 1, 2, 3.
    roman = None if Level.ARTICLE in place.open else _ROMAN.match(line)
    if roman:
        return _Marker(Level.SECTION, roman.group(1))
    if (clause := _CLAUSE.match(line)) and place.follows(Level.CLAUSE, clause.group(1)):
        return _Marker(Level.CLAUSE, clause.group(1))
    inside = Level.ARTICLE in place.open or Level.CLAUSE in place.open
    point = _POINT.match(line) if inside else None
    if point and point.group(1)[0] in ALPHABET and place.follows(Level.POINT, point.group(1)):
        return _Marker(Level.POINT, point.group(1))
    return None


def _stands_alone(rest: str) -> bool:
    rest = rest.strip()
    return not rest or rest[0] in ".:-–" or rest.isupper()


def _unique(parts: Iterator[Part]) -> Iterator[Part]:
    """Tell repeated anchors apart: a regulation issued with a decision starts again at Điều 1."""
    taken: set[str] = set()
    times: dict[str, int] = {}
    for part in parts:
        anchor = part.anchor
        while anchor and anchor in taken:
            times[part.anchor] = times.get(part.anchor, 1) + 1
            anchor = f"{part.anchor}-lan-{times[part.anchor]}"
        taken.add(anchor)
        yield replace(part, anchor=anchor)


def provision(parts: tuple[Part, ...], anchor: str) -> tuple[Part, ...]:
    """A part with the smaller ones in it; empty where the text has no such anchor."""
    at = next((place for place, part in enumerate(parts) if part.anchor == anchor), None)
    if at is None:
        return ()
    below = takewhile(lambda part: part.level > parts[at].level, parts[at + 1 :])
    return (parts[at], *below)


def nearest_anchor(parts: tuple[Part, ...], article: str, clause: str, point: str) -> str:
    """The anchor of a cited place, or of what it lies in where the text has no such place."""
    known = {part.anchor for part in parts}
    wanted = [anchor_of(article, clause, point), anchor_of(article, clause), anchor_of(article)]
    return next((anchor for anchor in wanted if anchor and anchor in known), "")
