"""Boxes of the MP4 family (ISO 14496-12, QuickTime) inside a buffer, blanked where they lie.

A blanked box keeps its length and becomes `free`, filled with zeros: so every offset in the tables
that point into the file stays right.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tipoff.cleaning.refusals import Reason, Refused

HEADER = 8
LONG_HEADER = 16
MOST_BOXES = 100_000  # looked at in one file; an hour of one-second fragments needs 40,000


@dataclass(frozen=True)
class Box:
    """Where a box lies: its header from `start`, its body from `body` to before `end`."""

    kind: bytes
    start: int
    body: int
    end: int


class Budget:
    """How many boxes a file may still have: millions of empty ones would cost minutes."""

    def __init__(self, most: int = MOST_BOXES):
        self._left = most

    def spend(self) -> None:
        """One more box; `TOO_COMPLEX` where there have been too many."""
        self._left -= 1
        if self._left < 0:
            raise Refused(Reason.TOO_COMPLEX)


class Tree:
    """A buffer of boxes that is changed in place and never in length."""

    def __init__(self, data: bytearray, budget: Budget):
        self.data = data
        self._budget = budget

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """The boxes between two places. What is too short for a box at their end is zeroed.

        QuickTime ends some lists with four zero bytes; a size that does not fit is `BROKEN`.
        """
        while end - start >= HEADER:
            self._budget.spend()
            box = self._box(start, end)
            if box is None:
                break
            yield box
            start = box.end
        self.zero(start, end)

    def number(self, start: int, length: int) -> int:
        """A big-endian number; one that is cut off is `BROKEN`."""
        if start + length > len(self.data):
            raise Refused(Reason.BROKEN)
        return int.from_bytes(self.data[start : start + length], "big")

    def any(self, start: int, end: int) -> bool:
        """Whether anything but zeros stands between two places."""
        return end > start and self.data.count(0, start, end) != end - start

    def zero(self, start: int, end: int) -> None:
        """Zeros between two places."""
        if start < end:
            self.data[start:end] = bytes(end - start)

    def blank(self, box: Box) -> None:
        """The box becomes `free`."""
        self.data[box.start + 4 : box.start + 8] = b"free"
        self.zero(box.body, box.end)

    def _box(self, start: int, end: int) -> Box | None:
        size, body = self.number(start, 4), start + HEADER
        if size == 0 and not self.any(start, end):
            return None
        if size == 1:
            size, body = self.number(body, 8), start + LONG_HEADER
        if body > end or not body <= start + size <= end:
            raise Refused(Reason.BROKEN)
        return Box(bytes(self.data[start + 4 : start + 8]), start, body, start + size)
