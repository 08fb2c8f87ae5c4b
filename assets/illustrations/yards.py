"""Yards and gardens: the bicycle, the visit to a family."""

from people import person
from shapes import (
    AMBER,
    BLUE,
    BRICK,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    INK,
    MOSS,
    PAPER,
    RED,
    SAND,
    SKY,
    WINE,
    circle,
    group,
    hills,
    line,
    path,
    picture,
    polygon,
    rect,
    sky_of,
)

from places import bicycle, bunting, palm, tree, tube_house


def _bicycle_gift_behind():
    return [
        hills(450, 120, "#a9d3b5", 2),
        group(
            [
                tube_house(0, 0, 128, 240, 5, lit=0.2),
                tube_house(130, 0, 112, 200, 7, lit=0.2, shop=RED),
            ],
            60,
            520,
        ),
        tree(420, 520, 1.35),
        palm(1110, 530, 1.3),
        tree(930, 520, 1.1, GREEN),
        bunting(60),
        rect(0, 515, 1200, 160, "#d9a06a"),
        path("M0 515q600 26 1200 0v30H0z", "#c58a55"),
        person(
            320,
            610,
            1.3,
            shirt=BLUE,
            skin=2,
            hair="bob",
            trousers=DARK,
            hands=((-40, -96), (40, -96)),
        ),
        person(
            440,
            616,
            1.34,
            shirt=BLUE,
            skin=0,
            hair="short",
            trousers=DARK,
            hands=((-36, -82), (62, -96)),
        ),
    ]


def _bicycle_gift_front():
    return [
        bicycle(610, 640, 1.25, RED),
        person(
            790,
            616,
            1.3,
            shirt=GOLD,
            skin=1,
            hair="short",
            trousers=GREEN,
            hands=((-58, -100), (34, -80)),
        ),
        person(
            910,
            612,
            1.26,
            shirt=CREAM,
            skin=3,
            hair="bun",
            trousers=WINE,
            hands=((-24, -104), (24, -104)),
        ),
        path("M690 500l-26 -16v32zm0 0l26 -16v32z", GOLD),
        path("M686 504l-10 34m18 -34l10 34", stroke=GOLD, width=7),
        circle(690, 500, 8, AMBER),
    ]


def bicycle_gift():
    """tang-xe-dap: young people hand over a bicycle in a yard."""
    sky, ground = sky_of("#bfe0d2", "#e3f0dc", "#fdf0d5")
    parts = [ground, *_bicycle_gift_behind(), *_bicycle_gift_front()]
    return picture(parts, [sky])


def _village_house():
    return (
        polygon([(-210, -170), (0, -270), (210, -170)], BRICK)
        + polygon(
            [(-210, -170), (0, -270), (210, -170)], "none", f'stroke="{WINE}" stroke-width="8"'
        )
        + rect(-180, -170, 360, 170, CREAM)
        + rect(-34, -118, 68, 118, "#7a3a2e", 3)
        + rect(-146, -128, 80, 66, SKY, 3)
        + line(-106, -128, -106, -62, PAPER, 6)
        + rect(66, -128, 80, 66, SKY, 3)
        + line(106, -128, 106, -62, PAPER, 6)
        + rect(-200, -8, 400, 16, SAND, 3)
    )


def _family_visit_behind():
    rows = "".join(
        "".join(
            circle(x + row % 2 * 26, 470 + row * 26, 15, MOSS if row % 2 else GREEN)
            for x in range(610, 1240, 52)
        )
        for row in range(4)
    )
    return [
        circle(250, 190, 76, "#fff3d0"),
        hills(420, 190, "#c98e6b", 5),
        hills(470, 120, "#8fa573", 9),
        rect(560, 450, 640, 140, "#6f9a5f"),
        rows,
        path("M0 520q500 -50 1200 20v135H0z", "#c78d5c"),
        palm(120, 560, 1.2),
        group([_village_house()], 420, 548, 1.15),
        person(380, 600, 1.16, shirt=GREEN, skin=1, hair="grey", hands=((-30, -92), (44, -110))),
        person(470, 602, 1.12, shirt=WINE, skin=0, hair="bun", trousers=DARK),
        person(
            700,
            628,
            1.34,
            shirt=BLUE,
            skin=2,
            hair="short",
            trousers=DARK,
            flip=True,
            hands=((-36, -82), (58, -112)),
        ),
    ]


def _family_visit_middle():
    return [
        person(
            820,
            634,
            1.34,
            shirt=RED,
            skin=3,
            hair="bob",
            trousers=INK,
            flip=True,
            hands=((-20, -98), (30, -98)),
        )
    ]


def _family_visit_front():
    return [
        rect(812, 500, 46, 34, GOLD, 4),
        line(835, 500, 835, 534, RED, 5),
        person(940, 640, 1.34, shirt=PAPER, skin=0, hair="cap", trousers=GREEN, flip=True),
    ]


def family_visit():
    """tham-gia-dinh: neighbours call on a family among coffee hills."""
    sky, ground = sky_of("#f3c58f", "#fbe2b4", "#fdf3dc")
    parts = [ground, *_family_visit_behind(), *_family_visit_middle(), *_family_visit_front()]
    return picture(parts, [sky])
