"""Finds the lines of a text that lie inside quotation marks: the words of another document.

Amending documents quote whole articles. A quotation counts when it is closed: an opening mark that
nothing closes must not swallow the rest of a law.
"""

import re

# Straight marks say by what stands around them whether they open or close.
_MARK = re.compile(r'[“«]|[”»]|(?<!\S)"(?=\S)|(?<=\S)"(?=[\s.,;:)”]|$)')


def quoted_lines(lines: list[str]) -> set[int]:
    """Numbers of the lines that begin inside a quotation or with one."""
    found: set[int] = set()
    reached = -1
    for first, last in sorted(_quotations(lines)):
        # Quotations lie in each other: no line is visited twice.
        found.update(range(max(first, reached + 1), last + 1))
        reached = max(reached, last)
    return found


def _quotations(lines: list[str]) -> list[tuple[int, int]]:
    """First and last quoted line of each closed quotation; none where it is a part of one line."""
    found, opened = [], []
    for number, line in enumerate(lines):
        for mark in _MARK.finditer(line):
            if _opens(mark):
                opened.append(number if mark.start() == 0 else number + 1)
            elif opened:
                found.append((opened.pop(), number))
    return [(first, last) for first, last in found if first <= last]


def _opens(mark: re.Match) -> bool:
    if mark.group() != '"':
        return mark.group() in "“«"
    before = mark.string[: mark.start()][-1:]
    return not before or before.isspace()
