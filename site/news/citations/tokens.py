"""A text as words, numbers and single signs, each knowing where it stands in the NFC text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from places.folding import compose

# Soft hyphens and spaces without width, from word processors, are no signs.
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\s\u00ad\u200b-\u200d\ufeff]")
# "xử lí", "xử lý": one word in two spellings.
_I_OR_Y = re.compile(r"^([hklmstv]|qu)y(?=[\u0300-\u036f]*$)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_ENDS = frozenset(".?!…")
# A point after these ends no sentence: abbreviations of units, places and titles.
_SHORT = frozenset(
    [
        "đ",
        "k",
        "p",
        "q",
        "tp",
        "tx",
        "tt",
        "tr",
        "th",
        "ths",
        "ts",
        "gs",
        "pgs",
        "bs",
        "nxb",
        "v",
        "d",
    ]
)

DASHES = frozenset("-‐‑‒–—−")
OPENING = frozenset("(“\"«‘['")
CLOSING = frozenset(")”\"»’]'")


@lru_cache(maxsize=4096)
def key(word: str) -> str:
    """One form for comparing a word: lower case, the tone at the end (`hoà` and `hòa` alike)."""
    return _I_OR_Y.sub(r"\1i", compose(word))


@dataclass(frozen=True)
class Token:
    """A run of letters, a run of digits or one other sign: `text[start:end]` of the NFC text."""

    text: str
    start: int
    end: int

    @cached_property
    def key(self) -> str:
        return key(self.text)

    @property
    def is_number(self) -> bool:
        return self.text.isdecimal()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


END = Token("\0", -1, -1)


class Tokens(Sequence[Token]):
    """The tokens of an NFC text; beyond either end stands `END`, which equals nothing."""

    def __init__(self, text: str):
        self.text = text
        self._all = [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._all)

    def __getitem__(self, place):
        if isinstance(place, slice):
            return self._all[place]
        return self._all[place] if 0 <= place < len(self._all) else END

    def touches(self, place: int) -> bool:
        """Whether the token at `place` follows the one before it without a space."""
        return place > 0 and self[place].start == self[place - 1].end

    def phrase(self, place: int, words: Sequence[str]) -> bool:
        """Whether the keys `words` stand at `place`, one after another."""
        return all(self[place + n].key == word for n, word in enumerate(words))

    @cached_property
    def sentences(self) -> list[int]:
        """For each token the ordinal of its sentence."""
        numbers, current = [], 0
        for place in range(len(self)):
            current += place > 0 and self._starts_sentence(place)
            numbers.append(current)
        return numbers

    def _starts_sentence(self, place: int) -> bool:
        before, token = self[place - 1], self[place]
        gap = self.text[before.end : token.start]
        if _BLANK_LINE.search(gap):
            return True
        if before.text not in _ENDS or not gap or not (token.is_capital or token.is_number):
            return False
        return before.text != "." or not self._abbreviates(place - 2)

    def _abbreviates(self, place: int) -> bool:
        """Whether the point after this token ends no sentence: "Đ.", or "1." at a list's item."""
        token = self[place]
        item = token.is_number and len(token.text) < 3 and self[place - 1].text in ":;.,-"
        return item or token.key in _SHORT or (len(token.text) == 1 and token.is_word)


def phrase(words: str) -> tuple[str, ...]:
    """The keys of a phrase, to be compared with `Tokens.phrase`.

    >>> phrase("Bộ luật") == (key("bộ"), key("luật"))
    True
    """
    return tuple(key(word) for word in _TOKEN.findall(words))
