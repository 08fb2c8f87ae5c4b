"""What somebody typed for a place, cut into words and spans. No database, no names."""

import re
import unicodedata
from dataclasses import dataclass, field

from places.folding import compose, fold

#: Nobody types a place in more; what follows is left unread.
MOST_CHARACTERS = 240
MOST_WORDS = 24
#: The longest name has six words (Văn Miếu Quốc Tử Giám and its like).
LONGEST_NAME = 6

#: What may stand before a name, and what it says. Several may read the same.
KINDS = {
    ("phuong",): "phường",
    ("p",): "phường",
    ("ph",): "phường",
    ("f",): "phường",
    ("xa",): "xã",
    ("x",): "xã",
    ("thi", "tran"): "thị trấn",
    ("tt",): "thị trấn",
    ("dac", "khu"): "đặc khu",
    ("dk",): "đặc khu",
    ("quan",): "quận",
    ("q",): "quận",
    ("huyen",): "huyện",
    ("h",): "huyện",
    ("thi", "xa"): "thị xã",
    ("tx",): "thị xã",
    ("thanh", "pho"): "thành phố",
    ("tp",): "thành phố",
    ("tinh",): "tỉnh",
    ("t",): "tỉnh",
}
WARD_KINDS = frozenset(("phường", "xã", "thị trấn", "đặc khu"))
AREA_KINDS = frozenset(("quận", "huyện", "thị xã", "thành phố", "tỉnh"))
#: Words that people add and that say nothing of where.
NOISE = frozenset(("viet", "nam", "vn", "o", "tai", "cu", "nay", "la", "thuoc", "truoc", "day"))

_BOUNDARY = re.compile(r"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])")
_GLUED_KIND = re.compile(r"(tp|tt|tx|dk|ph|p|q|h|x|f)(?=[a-z]{3})")


@dataclass(slots=True)
class Reading:
    """A typed text as folded `words`, `marked` the same with marks, aligned one to one.

    `kinds[i]` lists `(start, kind)` for words just before `i` that say a kind. `spans` are all runs
    of words that may be a name: start, end (not in it), bit mask and key.
    """

    words: list[str]
    marked: list[str]
    kinds: list[list[tuple[int, str]]] = field(default_factory=list)
    spans: list[tuple[int, int, int, str]] = field(default_factory=list)

    def __post_init__(self):
        size = len(self.words)
        self.kinds = [[] for _ in range(size)]
        for start in range(size):
            for end in range(start + 1, min(start + LONGEST_NAME, size) + 1):
                mask = (1 << end) - (1 << start)
                self.spans.append((start, end, mask, self.key(start, end)))
                if end < size and (kind := KINDS.get(tuple(self.words[start:end]))):
                    self.kinds[end].append((start, kind))

    def key(self, start: int, end: int) -> str:
        """The words from `start` to before `end`, run together as the index writes names."""
        return "".join(self.words[start:end])

    def has_marks(self, start: int, end: int) -> bool:
        return any(not word.isascii() for word in self.marked[start:end])


def read(text: str, known) -> Reading:
    """Cut a text into words. `known(key)` tells whether a run-together word is a name.

    Words that people glue are parted where the parts are names: `pkhuetrung`, `tpdanang`,
    `khuetrungcamle`. Any text is safe: control characters and emoji part words.
    """
    words, marked = [], []
    for typed in _typed_words(text):
        folded = [_number(part) for piece in fold(typed).split() for part in _BOUNDARY.split(piece)]
        if len(folded) == 1:
            folded = _unglue(folded[0], known)
        words += folded
        # A word that was cut has lost what its marks belonged to: compare it without any.
        marked += [compose(typed)] if len(folded) == 1 and folded[0].isalpha() else folded
    return Reading(words[:MOST_WORDS], marked[:MOST_WORDS])


def _typed_words(text):
    composed = unicodedata.normalize("NFC", text[:MOST_CHARACTERS])
    return "".join(char if char.isalnum() else " " for char in composed).split()


def _number(word):
    """Phường 01 is Phường 1."""
    return word.lstrip("0") or word if word.isdigit() else word


def _unglue(word, known):
    if len(word) < 5 or known(word):
        return [word]
    glued = _GLUED_KIND.match(word)
    if glued and known(word[glued.end() :]):
        return [glued.group(), word[glued.end() :]]
    for cut in range(4, len(word) - 3):
        if known(word[:cut]) and known(word[cut:]):
            return [word[:cut], word[cut:]]
    return [word]
