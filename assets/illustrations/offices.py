"""The portal's own pictures, which no editor uploads: a street with the office of its police."""

from math import cos, pi, sin

from shapes import (
    BLUE,
    CLAY,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    LEAF,
    MOSS,
    PEACH,
    RED,
    SAND,
    WINE,
    circle,
    hills,
    line,
    picture,
    polygon,
    rect,
    sky_of,
)
from things import WAVING, people, potted

from places import bicycle, lamp, row_of_houses, tree

WALL, SHADE = "#f3d79b", "#e4bf78"
GROUND = 560


def ward_office():
    """tru-so: morning in a street, the office's door open, an officer waves to neighbours."""
    sky, ground = sky_of("#f6d9a8", "#fbe7c3", PEACH)
    return picture(
        [
            ground,
            circle(905, 190, 74, "#fff3d2"),
            hills(470, 120, "#e9a982", 11),
            row_of_houses(GROUND, 23, lit=0.35, shops=(None, GREEN, None), low=170, high=290),
            _office(330, 500),
            _flag(885),
            rect(0, GROUND, 1200, 115, "#7a4a3a"),
            rect(0, GROUND, 1200, 14, "#93604b"),
            tree(250, GROUND + 6, 1.25, LEAF, MOSS),
            tree(1010, GROUND + 8, 1.05, LEAF, MOSS),
            lamp(110, GROUND + 20, 250, on=False),
            potted(395, GROUND + 6, 0.9),
            potted(765, GROUND + 6, 0.9),
            people(GROUND + 18, 0.86, (585, GREEN, "short", 0, {"hands": WAVING})),
            people(
                GROUND + 70, 1.1, (775, BLUE, "bob", 2, {"flip": True}), (440, CREAM, "grey", 1)
            ),
            bicycle(960, GROUND + 78, 1.0, RED),
        ],
        [sky],
    )


def _office(left, width):
    """Two floors under a tiled roof, a red board over the open door."""
    top, middle = GROUND - 300, left + width / 2
    return "".join(
        [
            rect(left, top, width, 300, WALL),
            rect(left, GROUND - 150, width, 8, SHADE),
            polygon(
                [
                    (left - 34, top),
                    (left + 40, top - 74),
                    (left + width - 40, top - 74),
                    (left + width + 34, top),
                ],
                "#a8442f",
            ),
            rect(left - 34, top, width + 68, 12, WINE),
            *(_shutters(left + 34 + step * 118, top + 40) for step in range(4)),
            _shutters(left + 34, GROUND - 118),
            _shutters(left + 34 + 3 * 118, GROUND - 118),
            rect(middle - 90, GROUND - 172, 180, 40, RED, 5),
            _star(middle - 62, GROUND - 152, 12),
            line(middle - 38, GROUND - 158, middle + 70, GROUND - 158, GOLD, 6),
            line(middle - 38, GROUND - 145, middle + 40, GROUND - 145, GOLD, 5),
            rect(middle - 62, GROUND - 122, 124, 122, "#ffe6ad"),
            rect(middle - 62, GROUND - 122, 26, 122, CLAY),
            rect(middle + 36, GROUND - 122, 26, 122, CLAY),
            rect(middle - 84, GROUND - 10, 168, 12, SAND, 2),
        ]
    )


def _shutters(x, y):
    """A window with green shutters on both sides."""
    return (
        rect(x, y, 78, 82, "#3f8f70", 3)
        + rect(x + 17, y + 4, 44, 74, "#fff0c8", 2)
        + line(x + 39, y + 4, x + 39, y + 78, SHADE, 4)
        + rect(x - 6, y + 82, 90, 7, SAND, 2)
    )


def _flag(x):
    """The country's flag on its pole before the office."""
    pole = line(x, GROUND + 10, x, 150, DARK, 7) + circle(x, 146, 7, GOLD)
    return pole + rect(x + 4, 156, 132, 88, RED, 2) + _star(x + 70, 200, 27)


def _star(x, y, radius):
    """Five points, one of them up."""
    points = []
    for step in range(10):
        reach = radius if step % 2 == 0 else radius * 0.382
        turn = pi * step / 5
        points.append((x + reach * sin(turn), y - reach * cos(turn)))
    return polygon(points, "#ffd24a")
