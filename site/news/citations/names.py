"""Names of laws: whole, partly shortened to initials, or by the customary abbreviation.

"Luật Xử lý VPHC", "Luật XLVPHC", "luật phòng chống ma tuý" lead to the official title.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from places.folding import fold

from .titles import TITLES
from .tokens import DASHES, Tokens, key

# What may stand, or be left out, where the title has a comma or "và".
_LOOSE = frozenset({",", "&", "/", "(", ")", "“", "”"}) | DASHES | {key("và")}

_COUNTRY, _OF = (key("Việt"), key("Nam")), key("của")
# Titles that nobody says whole.
_SAID = {
    ("Luật", "Phòng, chống HIV/AIDS"): (
        "Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS)"
    ),
}

# Abbreviations that hold the kind too; below, those of a few letters, which initials do not settle.
ABBREVIATIONS = {
    "BLHS": "Bộ luật Hình sự",
    "BLTTHS": "Bộ luật Tố tụng hình sự",
    "BLDS": "Bộ luật Dân sự",
    "BLTTDS": "Bộ luật Tố tụng dân sự",
    "BLLĐ": "Bộ luật Lao động",
    "BLLD": "Bộ luật Lao động",
    "LPCMT": "Luật Phòng, chống ma túy",
    "LXLVPHC": "Luật Xử lý vi phạm hành chính",
    "LTHAHS": "Luật Thi hành án hình sự",
}
_CUSTOMARY = {
    ("Luật", "MTTQ"): "Mặt trận Tổ quốc Việt Nam",
    ("Luật", "MTTQVN"): "Mặt trận Tổ quốc Việt Nam",
    ("Bộ luật", "HS"): "Hình sự",
    ("Bộ luật", "DS"): "Dân sự",
    ("Bộ luật", "LĐ"): "Lao động",
}


@dataclass(frozen=True)
class Title:
    """A title's words without "và"; `loose[n]` says that a comma or "và" stood before word n."""

    kind: str
    text: str
    words: tuple[str, ...]
    loose: tuple[bool, ...]

    @property
    def name(self) -> str:
        return f"{self.kind} {self.text}"

    @property
    def initials(self) -> str:
        return "".join(fold(word)[0] for word in self.words)


def _short(title: Title) -> list[Title]:
    """The title as people shorten it: without "Việt Nam" at its end, or without "của"."""
    size = len(title.words)
    kept = [place for place, word in enumerate(title.words) if word != _OF]
    ways = [range(size - 2)] if title.words[-2:] == _COUNTRY and size > 3 else []
    ways += [kept] if len(kept) < size else []
    return [_only(title, way) for way in ways]


def _only(title: Title, places: Iterable[int]) -> Title:
    words = tuple(title.words[place] for place in places)
    return replace(title, words=words, loose=tuple(title.loose[place] for place in places))


def _title(kind: str, text: str) -> Title:
    words, loose, pending = [], [], False
    tokens = Tokens(text)
    for token in tokens:
        if token.key in _LOOSE:
            pending = True
            continue
        words.append(token.key)
        loose.append(pending)
        pending = False
    return Title(kind, text, tuple(words), tuple(loose))


@lru_cache(maxsize=1)
def _by_letter() -> dict[tuple[str, str], list[Title]]:
    """Titles by kind and first letter, the longest first."""
    index = defaultdict(list)
    for kind, texts in TITLES.items():
        for text in texts:
            title = _title(kind, text)
            index[kind, title.initials[0]] += [title, *_short(title)]
    for (kind, said), text in _SAID.items():
        title = replace(_title(kind, said), text=text)
        index[kind, title.initials[0]].append(title)
    for titles in index.values():
        titles.sort(key=lambda title: -len(title.words))
    return index


def match_name(tokens: Tokens, place: int, kind: str) -> tuple[int, str] | None:
    """The law of this kind whose title stands at `place`: `(end, name)`, the longest one.

    Initials that fit several titles are no name, nor are two initials alone.
    """
    token = tokens[place]
    if not token.is_word:
        return None
    customary = _CUSTOMARY.get((kind, token.text))
    found: dict[int, list[str]] = defaultdict(list)
    for title in _by_letter().get((kind, fold(token.text)[:1]), ()):
        if end := _end_of(tokens, place, title):
            found[end].append(title.name)
    if not found or (len(found) == 1 and place + 1 in found and customary):
        return (place + 1, f"{kind} {customary}") if customary else None
    end = max(found)
    return (end, found[end][0]) if len(found[end]) == 1 else None


def _end_of(tokens: Tokens, place: int, title: Title) -> int | None:
    at, done, only_initials = place, 0, True
    while done < len(title.words):
        if title.loose[done]:
            at = _after_loose(tokens, at)
        if tokens[at].key == title.words[done]:
            only_initials, step = False, 1
        else:
            step = _initials(tokens[at].text, title, done)
        if not step:
            return None
        at, done = at + 1, done + step
    return None if only_initials and at == place + 1 and len(title.words) < 3 else at


def _after_loose(tokens: Tokens, at: int) -> int:
    end = at
    while end < at + 3 and tokens[end].key in _LOOSE:
        end += 1
    return end


def _initials(text: str, title: Title, done: int) -> int:
    """How many of the title's words from `done` the capitals `text` stand for, or 0."""
    if len(text) < 2 or not text.isupper():
        return 0
    size = len(text)
    return size if title.initials[done : done + size] == fold(text) else 0


def abbreviated(text: str) -> str | None:
    """The name for an abbreviation that holds its kind (`BLHS`), or None."""
    return ABBREVIATIONS.get(text.upper())
