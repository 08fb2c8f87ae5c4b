"""Found words marked in a text as it was written, and the part of a text that shows them.

What is found is folded, what is shown is not: a table folds letter by letter without moving any,
so the places found are the places in the text.
"""

import re
import sys
import unicodedata
from typing import NamedTuple

from places.folding import fold

#: Letters of an excerpt, and how many stand before the first found word.
LENGTH, BEFORE = 240, 60
_GAP = "[^0-9a-z]+"


class Piece(NamedTuple):
    """A part of a text, found or not."""

    text: str
    found: bool


def _table() -> dict[int, str]:
    """Each letter that folds to one other: Latin with its Vietnamese part, and full-width ones."""
    blocks = (range(0x250), range(0x1E00, 0x1F00), range(0xFF00, 0xFF60))
    folded = {code: fold(chr(code)) for block in blocks for code in block if code < sys.maxunicode}
    return {code: letter for code, letter in folded.items() if len(letter) == 1}


_LETTERS = _table()


def flat(text: str) -> str:
    """A composed text folded letter by letter, each in its place."""
    return text.translate(_LETTERS)


def marked(text: str, words: list[str]) -> list[Piece]:
    """The whole text in pieces; words of several stand out where at least two are in a row."""
    text = unicodedata.normalize("NFC", text)
    pieces, start = [], 0
    for begin, end in _places(text, words):
        pieces += [Piece(text[start:begin], False), Piece(text[begin:end], True)]
        start = end
    pieces.append(Piece(text[start:], False))
    return [piece for piece in pieces if piece.text]


def excerpt(text: str, words: list[str]) -> list[Piece]:
    """The part of a text around the first words found in it; nothing where there are none."""
    text = " ".join(text.split())
    places = _places(text, words)
    if not places:
        return []
    # Where most words are in a row; the first of equals.
    begin, end = max(places, key=lambda place: _length(text, place))
    left = _word_start(text, begin - BEFORE) if begin > BEFORE else 0
    right = _word_end(text, max(left + LENGTH, end))
    cut = ("… " if left else "") + text[left:right] + (" …" if right < len(text) else "")
    return marked(cut, words)


def as_written(text: str, words: list[str]) -> str:
    """The words in a row as the text writes them; "" where it has them not in a row."""
    found = re.search(_bounded(_GAP.join(map(re.escape, words))), flat(text))
    return text[found.start() : found.end()] if found else ""


def _places(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where found words stand, those in a row together."""
    any_word = "|".join(sorted(map(re.escape, set(words)), key=len, reverse=True))
    if not any_word:
        return []
    in_a_row = _bounded(f"(?:{any_word})(?:{_GAP}(?:{any_word}))*")
    found = [match.span() for match in re.finditer(in_a_row, flat(text))]
    rows = [place for place in found if _length(text, place) > 1]
    # A syllable alone says little in Vietnamese: it counts where nothing better is found.
    return rows or found


def _bounded(pattern: str) -> str:
    return f"(?<![0-9a-z])(?:{pattern})(?![0-9a-z])"


def _length(text: str, place: tuple[int, int]) -> int:
    return len(text[slice(*place)].split())


def _word_start(text: str, at: int) -> int:
    return text.rfind(" ", 0, at) + 1


def _word_end(text: str, at: int) -> int:
    end = text.find(" ", at)
    return len(text) if end < 0 else end
