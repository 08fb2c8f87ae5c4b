"""The chart's geometry: a column a day, drawn by the template as SVG. Units: the viewBox."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 760, 220
#: Room for the scale's numbers on the left, and for the days' below the columns.
LEFT, BELOW, ABOVE = 56, 28, 12
#: How many days at most are named below the columns.
NAMED = 8
LINES = 4


@dataclass(frozen=True)
class Column:
    """One day."""

    day: datetime.date
    number: int
    left: float
    top: float
    height: float
    is_named: bool
    right: float


@dataclass(frozen=True)
class Line:
    """One line of the scale, with its number."""

    number: int
    at: float


@dataclass(frozen=True)
class Chart:
    """The columns, the scale, and the size of the drawing."""

    columns: list[Column]
    lines: list[Line]
    thickness: float
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    words_at: int = HEIGHT - 8


def draw(days: Sequence[tuple[datetime.date, int]]) -> Chart:
    """Columns of these days, at least one, the highest as high as there is room."""
    step = (WIDTH - LEFT) / len(days)
    top = scale(max(number for _, number in days))
    every = -(-len(days) // NAMED)
    columns = [
        Column(
            day,
            number,
            left=round(LEFT + place * step + step * 0.1, 1),
            top=_at(number, top),
            height=round(HEIGHT - BELOW - _at(number, top), 1),
            is_named=(len(days) - 1 - place) % every == 0,
            right=round(LEFT + (place + 0.9) * step, 1),
        )
        for place, (day, number) in enumerate(days)
    ]
    numbers = (top * part // LINES for part in range(LINES + 1))
    return Chart(columns, [Line(n, _at(n, top)) for n in numbers], round(step * 0.8, 1))


def scale(most: int) -> int:
    """The number at the top: 1, 2 or 5 times a power of ten, four of them, not below `most`."""
    part, power = max(1, -(-most // LINES)), 1
    while True:
        for times in (1, 2, 5):
            if times * power >= part:
                return LINES * times * power
        power *= 10


def _at(number: int, top: int) -> float:
    return round(ABOVE + (HEIGHT - ABOVE - BELOW) * (1 - number / top), 1)
