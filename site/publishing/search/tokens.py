"""What of a text is put into the index, as words that both databases keep as they are.

One set of words a row, each for a purpose, told apart by signs that no folded word has:

=============  =====================================================================
`nang`         a word of the text
`da_nang`      two words that follow each other: what makes Vietnamese words of syllables
`_da`          a word of the title, `_da_nang` two of it
`=da_nang`     the whole title, or another name by which the row is known
`k:news`       kind, and likewise `s:` section, `y:` year, `w:` ward, `l:` language
=============  =====================================================================

No positions are kept: neither database's limits on them matter, and both find the same.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from places.folding import fold

#: Characters of a text that search knows; PostgreSQL takes a megabyte of index words a row.
MAX_TEXT = 200_000
MAX_WORD = 40
KIND, SECTION, YEAR, WARD, LANGUAGE = "k:", "s:", "y:", "w:", "l:"


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order.

    >>> words_of("Đà Nẵng, 2025")
    ['da', 'nang', '2025']
    """
    return [word[:MAX_WORD] for word in fold(text).split()]


def folded_lines(text: str) -> str:
    """A text's folded lines between spaces, so that a phrase is found by ` its words `."""
    lines = (" ".join(words_of(line)) for line in text[:MAX_TEXT].split("\n"))
    return "\n".join(f" {line} " for line in lines if line)


def pairs_of(words: list[str]) -> list[str]:
    """The words that follow each other."""
    return [f"{one}_{other}" for one, other in pairwise(words)]


def name_of(words: list[str]) -> str:
    """The index word of a whole title."""
    return "=" + "_".join(words)


def in_title(tokens: Iterable[str]) -> list[str]:
    """Words or pairs of the title."""
    return [f"_{token}" for token in tokens]


def tokens_of(title: str, lines: str, names: Iterable[str], marks: Iterable[str]) -> str:
    """The index words of a row, parted by spaces.

    `lines` is its text as `folded_lines` writes it, `names` are other names, `marks` such words
    as "k:news".
    """
    found = {*marks, *_of_title(words_of(title))}
    found.update(name_of(words_of(name)) for name in names)
    for line in lines.split("\n"):
        words = line.split()
        found.update(words, pairs_of(words))
    return " ".join(sorted(found - {"="}))


def _of_title(words: list[str]) -> Iterator[str]:
    yield name_of(words)
    yield from in_title(words)
    yield from in_title(pairs_of(words))
