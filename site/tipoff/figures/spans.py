"""Counts as they may be published: exact, or only that they are small.

A sum is made of what is published, never of what lies behind it. So whoever subtracts all that is
shown from a total learns no more than that a small number is small (decision 0213). Pure functions.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """A number known to lie from `least` to `most`."""

    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        return self.least == self.most


def published(count: int, smallest: int) -> Span:
    """A count as it may be shown: of one from 1 to `smallest` - 1, no more than that."""
    return Span(1, smallest - 1) if 0 < count < smallest else Span(count, count)


def total(spans: Iterable[Span]) -> Span:
    """The sum of published counts."""
    held = list(spans)
    return Span(sum(span.least for span in held), sum(span.most for span in held))
