"""What somebody typed, read into words and phrases: whatever it is, there is a reading."""

import re
from dataclasses import dataclass, field

from . import tokens

#: What lies beyond is not read: no honest query is longer.
MAX_LENGTH, MAX_WORDS = 200, 12
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


@dataclass(frozen=True, slots=True)
class Query:
    """A reading: `runs` of words typed in a row, `phrases` (of at least two) asked for exactly."""

    typed: str
    runs: list[list[str]] = field(default_factory=list)
    phrases: list[list[str]] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return [word for run in self.runs for word in run]

    @property
    def pairs(self) -> list[str]:
        return [pair for run in self.runs for pair in tokens.pairs_of(run)]

    @property
    def must(self) -> list[str]:
        """Index words of what is in quotation marks."""
        return [pair for phrase in self.phrases for pair in tokens.pairs_of(phrase)]

    @property
    def spelled(self) -> list[str]:
        """Phrases that pairs alone would not prove, as they stand in a folded text."""
        return [f" {' '.join(phrase)} " for phrase in self.phrases if len(phrase) > 2]

    def __bool__(self):
        return bool(self.runs)


def read(typed: str) -> Query:
    """Read what was typed; nothing readable in it is an empty query, which is false.

    >>> read('“an ninh” Đà Nẵng').phrases
    [['an', 'ninh']]
    """
    typed = " ".join(typed[:MAX_LENGTH].split())
    typed = "".join(letter for letter in typed if letter.isprintable())
    runs, phrases, start = [], [], 0
    for quoted in _QUOTED.finditer(typed):
        runs += [tokens.words_of(typed[start : quoted.start()]), tokens.words_of(quoted[1])]
        phrases.append(runs[-1])
        start = quoted.end()
    runs.append(tokens.words_of(typed[start:]))
    kept = _first(runs)
    return Query(typed, kept, [phrase for phrase in phrases if phrase in kept and phrase[1:]])


def _first(runs: list[list[str]]) -> list[list[str]]:
    """The runs as far as the first `MAX_WORDS` words, the empty ones left out."""
    kept, left = [], MAX_WORDS
    for run in runs:
        kept.append(run[:left])
        left -= len(kept[-1])
    return [run for run in kept if run]
