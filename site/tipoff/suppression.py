"""Small numbers kept out of a table of counts, so that no total gives them away either.

A count of one to four may point at somebody. Hiding it alone is no use where its row's other
numbers and the total stand beside it: others are hidden with it until more than one table fits
what is shown (complementary suppression; D. Gusfield, A Graph Theoretic Approach to Statistical
Data Security, 1988). A zero is shown: it is nobody's.

Pure functions: no database, no clock.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Counts = Sequence[Sequence[int]]
Cell = tuple[int, int]


@dataclass(frozen=True)
class Shown:
    """What may be shown of a table; None is a hidden number."""

    rows: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None


def suppress(table: Counts, least: int) -> Shown:
    """The table (rows of equal length) with its totals, no number from 1 to `least` - 1 shown or
    to be reckoned from what is shown. `least` is 2 or more.
    """
    grid = _with_totals(table)
    hidden = _Hidden(grid, least)
    small = sorted(hidden.cells)
    # What is hidden later lets more numbers move, never fewer: each is looked at once.
    for cell in small:
        while hidden.gives_away(cell):
            hidden.hide(_companions(hidden, cell))
    *rows, totals = [
        [None if (r, c) in hidden.cells else number for c, number in enumerate(row)]
        for r, row in enumerate(grid)
    ]
    return Shown(
        rows=tuple(tuple(row[:-1]) for row in rows),
        row_totals=tuple(row[-1] for row in rows),
        column_totals=tuple(totals[:-1]),
        total=totals[-1],
    )


def _with_totals(table: Counts) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in table]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)] or [0]]


def _cells(grid: Counts) -> list[Cell]:
    return [(r, c) for r, row in enumerate(grid) for c in range(len(row))]


def _at(grid: Counts, cell: Cell) -> int:
    return grid[cell[0]][cell[1]]


class _Hidden:
    """The hidden numbers of a table with totals, as a graph: its nodes are rows and columns, each
    hidden number joins two. Along a closed walk some numbers grow and some shrink by one while
    every sum stands. A small number is safe if it can grow so; it is not counted on to shrink,
    since the reader knows that it is no zero.
    """

    def __init__(self, grid: Counts, least: int):
        self.grid, self.least = grid, least
        self.cells, self._moves, self._walks = set(), defaultdict(set), {}
        self.hide(cell for cell in _cells(grid) if 0 < _at(grid, cell) < least)

    def hide(self, cells: Iterable[Cell]) -> None:
        for cell in cells:
            self.cells.add(cell)
            for start, end in self.ways(cell):
                self._moves[start].add(end)
        self._walks = {}

    def ways(self, cell: Cell) -> list[tuple]:
        """From where to where a number moves, growing first; a small one only grows."""
        edge = _edge(self.grid, cell)
        return [edge, edge[::-1]] if _at(self.grid, cell) >= self.least else [edge]

    def gives_away(self, cell: Cell) -> bool:
        """Whether what is shown determines this hidden small number."""
        start, end = _edge(self.grid, cell)
        if end not in self._walks:
            self._walks[end] = self._walk(end)
        return start not in self._walks[end]

    def _walk(self, start) -> set:
        seen, waiting = {start}, [start]
        while waiting:
            fresh = self._moves[waiting.pop()] - seen
            seen |= fresh
            waiting += fresh
        return seen


def _edge(grid: Counts, cell: Cell) -> tuple:
    """From where to where a number grows; a total stands on the other side of its sum."""
    row, column = cell
    is_total = (row == len(grid) - 1) != (column == len(grid[row]) - 1)
    nodes = (("row", row), ("column", column))
    return nodes[::-1] if is_total else nodes


def _companions(hidden: _Hidden, cell: Cell) -> set[Cell]:
    """What to hide with it: the least of three numbers that make a rectangle in which it can grow,
    else the smallest number still shown; never a zero.
    """
    grid = hidden.grid
    corners = [set(three) for three in _corners(grid, cell) if _lets_grow(hidden, cell, three)]
    if corners:
        return min((three - hidden.cells for three in corners), key=lambda more: _cost(grid, more))
    shown = (other for other in _cells(grid) if _at(grid, other) and other not in hidden.cells)
    return {min(shown, key=lambda other: (_at(grid, other), other))}


def _corners(grid: Counts, cell: Cell) -> list[tuple[Cell, Cell, Cell]]:
    """The three other corners of each rectangle without a zero."""
    row, column = cell
    rows = [r for r in range(len(grid)) if r != row and grid[r][column]]
    columns = [c for c in range(len(grid[row])) if c != column and grid[row][c]]
    return [((r, column), (r, c), (row, c)) for r in rows for c in columns if grid[r][c]]


def _lets_grow(hidden: _Hidden, cell: Cell, three: tuple) -> bool:
    """Whether the walk goes round: out by the number itself, back over the three others."""
    start, place = _edge(hidden.grid, cell)
    for other in three if place[0] == "column" else three[::-1]:
        onward = [after for before, after in hidden.ways(other) if before == place]
        if not onward:
            return False
        place = onward[0]
    return place == start


def _cost(grid: Counts, cells: set[Cell]) -> tuple:
    return sum(_at(grid, cell) for cell in cells), sorted(cells)
