"""Precision and recall of the recogniser over a half of the corpus, as README.md counts them."""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from news.citations import Citation, find_citations

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Counts:
    """Citations met, expected and found; they add up over rows and halves."""

    met: int = 0
    expected: int = 0
    found: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.met + other.met, self.expected + other.expected, self.found + other.found
        )

    @property
    def precision(self) -> float:
        return self.met / self.found

    @property
    def recall(self) -> float:
        return self.met / self.expected


def measure(name: str) -> Counts:
    """The counts over one file of rows."""
    return sum((_row(row) for row in rows(name)), Counts())


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _row(row: dict[str, str]) -> Counts:
    expected = list(zip(_split(row["expected"]), _spans(row["spans"]), strict=True))
    left = Counter(expected)
    found = find_citations(row["text"])
    return Counts(sum(_meets(citation, left) for citation in found), len(expected), len(found))


def _meets(citation: Citation, left: Counter) -> bool:
    """Whether the citation is one still expected here; it is then expected once less."""
    for canonical, (start, end) in left:
        overlaps = citation.start < end and start < citation.end
        if canonical == str(citation) and overlaps and left[canonical, (start, end)]:
            left[canonical, (start, end)] -= 1
            return True
    return False


def _split(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def _spans(cell: str) -> list[tuple[int, int]]:
    return [tuple(map(int, span.split("-"))) for span in _split(cell)]
