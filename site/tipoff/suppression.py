"""Small numbers kept out of a table of counts, so that no total gives them away either.

A count of one to four may point at somebody. Hiding it alone is no use where its row's other
numbers and the total stand beside it: others are hidden with it until more than one table fits
what is shown (complementary suppression; D. Gusfield, A Graph Theoretic Approach to Statistical
Data Security, 1988). A zero is shown: it is nobody's.

Pure functions: no database, no clock.
"""

from collections.abc import Sequence
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
    hidden = {cell for cell in _cells(grid) if 0 < _at(grid, cell) < least}
    while (given_away := _given_away(grid, hidden, least)) is not None:
        hidden.add(_companion(grid, hidden, given_away))
    *rows, totals = [
        [None if (r, c) in hidden else number for c, number in enumerate(row)]
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


def _given_away(grid: Counts, hidden: set[Cell], least: int) -> Cell | None:
    """A hidden small number that what is shown determines.

    Rows and columns are the nodes of a graph, each hidden number an edge: along a closed walk some
    grow and some shrink by one while every sum stands. A small number is safe if it can grow so; it
    is not counted on to shrink, since the reader knows that it is no zero.
    """
    reached = _reachable(_moves(grid, hidden, least))
    for cell in sorted(hidden):
        start, end = _edge(grid, cell)
        if _at(grid, cell) < least and start not in reached[end]:
            return cell
    return None


def _moves(grid: Counts, hidden: set[Cell], least: int) -> dict:
    moves = {}
    for cell in hidden:
        start, end = _edge(grid, cell)
        moves.setdefault(start, set()).add(end)
        moves.setdefault(end, set())
        if _at(grid, cell) >= least:
            moves[end].add(start)
    return moves


def _edge(grid: Counts, cell: Cell) -> tuple:
    """From where to where a number grows; a total stands on the other side of its sum."""
    row, column = cell
    is_total = (row == len(grid) - 1) != (column == len(grid[row]) - 1)
    nodes = (("row", row), ("column", column))
    return nodes[::-1] if is_total else nodes


def _reachable(moves: dict) -> dict:
    return {node: _walk(moves, node) for node in moves}


def _walk(moves: dict, start) -> set:
    seen, waiting = {start}, [start]
    while waiting:
        fresh = moves[waiting.pop()] - seen
        seen |= fresh
        waiting += fresh
    return seen


def _companion(grid: Counts, hidden: set[Cell], cell: Cell) -> Cell:
    """The smallest number still shown in the same row or column, else anywhere; never a zero."""
    shown = [other for other in _cells(grid) if _at(grid, other) and other not in hidden]
    beside = [other for other in shown if other[0] == cell[0] or other[1] == cell[1]]
    return min(beside or shown, key=lambda other: (_at(grid, other), other))
