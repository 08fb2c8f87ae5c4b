"""Geometry of the map of where a model was taken up: pure functions, no database, no markup.

The country's shape is a faint dot for every ward, so no outline of unclear licence is needed. All
coordinates are whole numbers of the drawing's own units, `WIDTH` across.
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: (latitude, longitude) in degrees.
Point = tuple[float, float]
#: x to the right, y down.
Spot = tuple[int, int]

WIDTH = 640
MARK = 19  # half a mark's width
APART = 2 * MARK + 4  # between the middles of two marks
PADDING = 90
HEIGHTS = (360, 700)
#: Degrees: a closer map shows this much land around its marks, or less where they would touch.
AROUND = 0.6
NARROWEST = 0.02
# A degree of longitude is this much of one of latitude in the middle of the country.
SHRINK = math.cos(math.radians(16))


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that a drawing shows: its corner, scale (units a degree), height."""

    north: float
    west: float
    scale: float
    height: int

    def spot(self, point: Point) -> Spot:
        """Where a point lies in the drawing."""
        latitude, longitude = point
        x = (longitude - self.west) * SHRINK * self.scale
        return round(x), round((self.north - latitude) * self.scale)

    def holds(self, spot: Spot) -> bool:
        return 0 <= spot[0] <= WIDTH and 0 <= spot[1] <= self.height


@dataclass(frozen=True)
class Mark:
    """A mark: where, and the numbers in the list of the places that it stands for."""

    x: int
    y: int
    numbers: tuple[int, ...]
    half = MARK
    side = 2 * MARK

    @property
    def left(self) -> int:
        return self.x - self.half

    @property
    def top(self) -> int:
        return self.y - self.half

    @property
    def is_single(self) -> bool:
        return len(self.numbers) == 1

    @property
    def label(self) -> str:
        """The place's own number, or how many places stand here: "×3"."""
        return str(self.numbers[0]) if self.is_single else f"×{len(self.numbers)}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a map's template draws."""

    frame: Frame
    land: str
    marks: tuple[Mark, ...]

    @property
    def view_box(self) -> str:
        return f"0 0 {WIDTH} {self.frame.height}"


#: From Lũng Cú to Thổ Châu, and out to sea beyond Hoàng Sa and Trường Sa.
COUNTRY = Frame(north=23.7, west=101.8, scale=WIDTH / (14.6 * SHRINK), height=720)


def land(points: Iterable[Point], frame: Frame) -> str:
    """An SVG path of dots (lines of no length with round ends), each spot once, row by row."""
    spots = {spot for spot in map(frame.spot, points) if frame.holds(spot)}
    path, at = [], (0, 0)
    for spot in sorted(spots, key=lambda spot: spot[::-1]):
        path.append(f"m{spot[0] - at[0]} {spot[1] - at[1]}h0")
        at = spot
    return "".join(path)


def marks(points: Sequence[tuple[int, Point]], frame: Frame) -> tuple[Mark, ...]:
    """Marks for numbered points; what would lie upon another joins it, so no two touch."""
    found: dict[Spot, list[int]] = {}
    for number, point in points:
        spot = frame.spot(point)
        near = (taken for taken in found if math.dist(taken, spot) < APART)
        found.setdefault(next(near, spot), []).append(number)
    return tuple(Mark(*spot, tuple(numbers)) for spot, numbers in found.items())


def frame_around(points: Sequence[Point]) -> Frame:
    """The frame that shows all the points: no larger than it takes to tell them apart."""
    north, south = max(lat for lat, _ in points), min(lat for lat, _ in points)
    east, west = max(lon for _, lon in points), min(lon for _, lon in points)
    lowest, highest = HEIGHTS
    width, tall = WIDTH - 2 * PADDING, highest - 2 * PADDING
    fitting = min(
        width / max((east - west) * SHRINK, NARROWEST), tall / max(north - south, NARROWEST)
    )
    scale = min(fitting, max(width / AROUND, 1.1 * APART / _nearest(points)))
    height = round(min(max((north - south) * scale + 2 * PADDING, lowest), highest))
    return Frame(
        north=(north + south) / 2 + height / scale / 2,
        west=(east + west) / 2 - WIDTH / scale / SHRINK / 2,
        scale=scale,
        height=height,
    )


def _nearest(points: Sequence[Point]) -> float:
    """The least distance between two points that are not the same, in degrees."""
    flat = {(latitude, longitude * SHRINK) for latitude, longitude in points}
    pairs = itertools.combinations(flat, 2)
    return min((math.dist(one, two) for one, two in pairs), default=AROUND)


def draw_country(points: Sequence[tuple[int, Point]], country: str) -> Drawing:
    """The whole country; `country` is its `land`, made once."""
    return Drawing(COUNTRY, country, marks(points, COUNTRY))


def draw_closer(points: Sequence[tuple[int, Point]], wards: Iterable[Point]) -> Drawing:
    """The surroundings of points that lie too near together for the whole country's map."""
    frame = frame_around([point for _, point in points])
    return Drawing(frame, land(wards, frame), marks(points, frame))
