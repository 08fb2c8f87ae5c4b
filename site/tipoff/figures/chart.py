"""The chart's geometry: a bar a month, drawn by the template as SVG. Units: the viewBox."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from tipoff.figures.spans import Span

WIDTH = 360
LINE = 26
# The month's name stands left of the bars, the number right of each.
LEFT, RIGHT = 66, 74
THICKNESS = 16


@dataclass(frozen=True)
class Bar:
    """One month: `sure` is the bar of the least number, `maybe` what may come on top of it."""

    month: datetime.date
    span: Span
    top: int
    sure: float
    maybe: float

    @property
    def middle(self) -> int:
        """Where the words of this line stand."""
        return self.top + THICKNESS - 3

    @property
    def end(self) -> float:
        return LEFT + self.sure

    @property
    def number_at(self) -> float:
        return self.end + self.maybe + 6


@dataclass(frozen=True)
class Chart:
    """The bars, and the size of the drawing."""

    bars: list[Bar]
    width: int = WIDTH
    left: int = LEFT
    thickness: int = THICKNESS

    @property
    def height(self) -> int:
        return LINE * len(self.bars)


def draw(months: Sequence[tuple[datetime.date, Span]]) -> Chart:
    """Bars of these months, the longest as wide as there is room."""
    longest = max((span.most for _, span in months), default=0) or 1
    scale = (WIDTH - LEFT - RIGHT) / longest
    bars = [
        Bar(
            month,
            span,
            top=LINE * number + (LINE - THICKNESS) // 2,
            sure=round(span.least * scale, 1),
            maybe=round((span.most - span.least) * scale, 1),
        )
        for number, (month, span) in enumerate(months)
    ]
    return Chart(bars)
