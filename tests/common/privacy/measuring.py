"""Recall and false alarms of the privacy check over a file, as README.md counts them."""

import csv
import unicodedata
from dataclasses import astuple, dataclass
from pathlib import Path

from common.privacy import Concern, find_concerns

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Figures:
    """Findings met and expected; harmless texts in all and those that were flagged."""

    met: int
    expected: int
    flagged: int
    harmless: int

    @property
    def recall(self) -> float:
        return self.met / self.expected

    @property
    def false_alarms(self) -> float:
        return self.flagged / self.harmless

    def __add__(self, other: "Figures") -> "Figures":
        """Both together, as if they were one file."""
        return Figures(*map(sum, zip(astuple(self), astuple(other), strict=True)))

    def __str__(self) -> str:
        return f"recall {self.recall:.4f}, false alarms {self.false_alarms:.4f}"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def measure(name: str) -> Figures:
    """The figures over one file."""
    met = expected = flagged = harmless = 0
    for row in rows(name):
        text = unicodedata.normalize("NFC", row["text"])
        places, found = _places(text, row["expected"]), find_concerns(text)
        met += sum(_is_met(place, found) for place in places)
        expected += len(places)
        harmless += not places
        flagged += bool(found) and not places
    return Figures(met, expected, flagged, harmless)


def _places(text: str, cell: str) -> list[tuple[int, int, str]]:
    """Each expected finding's place: its words, after the end of the one before."""
    places, at = [], 0
    for finding in filter(None, unicodedata.normalize("NFC", cell).split(";")):
        category, _, words = finding.partition(":")
        start = text.index(words, at)
        at = start + len(words)
        places.append((start, at, category))
    return places


def _is_met(place: tuple[int, int, str], found: list[Concern]) -> bool:
    start, end, category = place
    return any(c.category == category and c.start < end and start < c.end for c in found)
