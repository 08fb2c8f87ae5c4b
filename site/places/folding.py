"""Vietnamese text as people type it, brought to one form for comparing.

Marks are optional on a phone and `Hoà`/`Hòa` are both in use, so names are compared without
any. What is shown to people always comes from the data, never from a folded string.
"""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Lower case, without marks, đ as d, every run of other characters as one space.

    >>> fold("P. Khuê Trung,  Q.Cẩm Lệ")
    'p khue trung q cam le'
    """
    lowered = unicodedata.normalize("NFC", text).lower().replace("đ", "d")
    # Compatibility forms too: a copied full-width or ligature letter is the same letter.
    decomposed = unicodedata.normalize("NFKD", lowered)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", bare).strip()


def compose(text: str) -> str:
    """Lower case with marks kept, in one normal form, words parted by single spaces.

    Old and new placing of the tone (`hoà`, `hòa`) come out alike: the mark moves to the
    syllable's end, where only its kind and not its place is compared.

    >>> compose("Hoà Quý") == compose("Hòa Quý")
    True
    """
    return " ".join(_tone_last(word) for word in unicodedata.normalize("NFC", text).lower().split())


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _tone_last(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(char for char in parts if char in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)) + tones
