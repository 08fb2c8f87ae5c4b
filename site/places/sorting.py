"""The order of Vietnamese names in a list, as dictionaries and the Unicode CLDR (`vi`) have it.

Letters first (a ă â b c d đ e ê g … o ô ơ … u ư … y), then tones (none, huyền, hỏi, ngã, sắc,
nặng), then case. PostgreSQL has it as `vi-x-icu`; SQLite has none, so the key is made here.
https://github.com/unicode-org/cldr/blob/main/common/collation/vi.xml
"""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_SHAPES = "\u0306\u0302\u031b"
#: A space comes before every digit, a digit before every letter; the rest by code point, behind.
_RANK = {char: rank for rank, char in enumerate(" 0123456789" + _LETTERS)}
_BEHIND = len(_RANK)

SortKey = tuple[tuple[int, ...], tuple[int, ...], str]


def sort_key(name: str) -> SortKey:
    """A key for `sorted`: names of provinces, wards, people.

    >>> sorted(["Đà Nẵng", "Điện Biên", "Dung", "Ân", "An"], key=sort_key)
    ['An', 'Ân', 'Dung', 'Đà Nẵng', 'Điện Biên']
    """
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", name).lower():
        for letter, tone in _read(char):
            letters.append(_RANK.get(letter, _BEHIND + ord(letter)))
            tones.append(tone)
    return tuple(letters), tuple(tones), name.swapcase()


def _read(char: str) -> list[tuple[str, int]]:
    """A composed character as (letter, number of its tone); a mark of no letter is dropped."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES.index(mark) + 1 for mark in parts if mark in _TONES), 0)
    kept = "".join(part for part in parts if part in _SHAPES or not unicodedata.combining(part))
    return [(letter, tone) for letter in unicodedata.normalize("NFC", kept)]
