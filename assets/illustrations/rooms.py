"""Rooms where people read, ask, learn and cook."""

from people import person
from shapes import (
    AMBER,
    BLUE,
    CLAY,
    CREAM,
    GOLD,
    GREEN,
    INK,
    PAPER,
    RED,
    SAND,
    SKY,
    STEEL,
    WINE,
    circle,
    glow,
    group,
    line,
    path,
    picture,
    rect,
)
from things import CARRYING, POINTING, people, potted, sheet, shelf, table

from places import extinguisher, tree


def room(wall, floor, base=500, skirting=10):
    """Wall and floor, with a skirting board of this height between them."""
    return (
        rect(0, 0, 1200, base, wall)
        + rect(0, base - skirting, 1200, skirting, "#00000018")
        + rect(0, base, 1200, 675 - base, floor)
    )


def window(x, y, width=200, height=180, night=False):
    """A window with a tree or the moon in it."""
    view = [rect(0, 0, width, height, "#27355c" if night else SKY)]
    view.append(circle(width * 0.7, 46, 20, CREAM) if night else tree(width / 2, height + 6, 1))
    frame = rect(-10, -10, width + 20, height + 20, SAND, 5)
    bars = rect(width / 2 - 5, 0, 10, height, SAND) + rect(0, height / 2 - 4, width, 8, SAND)
    return group(
        [frame, f'<svg width="{width}" height="{height}">{"".join(view)}</svg>', bars], x, y
    )


def reading_room():
    """tu-sach-phap-luat: readers at the ward's shelf of law books."""
    books = ((330, 470, RED), (560, 468, GREEN), (800, 470, GOLD))
    return picture(
        [
            room("#eadcc0", "#a8704c"),
            shelf(60, 90, 300, 380, 1),
            shelf(380, 90, 300, 380, 4),
            window(760, 110),
            potted(1090, 500, 1.7, GOLD),
            people(
                560,
                1.25,
                (330, BLUE, "bob", 0),
                (560, CREAM, "grey", 1),
                (800, WINE, "short", 2),
                seated=True,
                hands=CARRYING,
            ),
            rect(180, 520, 800, 24, "#8a4b2c", 5),
            rect(220, 544, 26, 131, "#6d3a24"),
            rect(914, 544, 26, 131, "#6d3a24"),
            *(
                path(
                    f"M{x - 56} {y + 30}l14 -46q22 -10 42 4q20 -14 42 -4l14 46"
                    "q-30 -8 -56 4q-26 -12 -56 -4z",
                    PAPER,
                    colour,
                    5,
                )
                for x, y, colour in books
            ),
            person(1060, 650, 1.35, shirt=GREEN, skin=3, hair="bun", flip=True, hands=CARRYING),
            rect(1030, 500, 60, 40, RED, 3),
        ]
    )


def _reception_behind():
    return [
        room("#e3e3cf", "#8f6a52"),
        rect(0, 0, 1200, 60, RED),
        rect(0, 60, 1200, 8, GOLD),
        window(90, 130),
        *(sheet(x, 130, 110, 150, mark) for x, mark in ((420, RED), (560, GREEN))),
        rect(760, 110, 260, 200, "#9c5a3c", 6),
        *(
            rect(786 + n * 56, 134 + m * 60, 40, 44, colour, 3)
            for m, row in enumerate(
                ((RED, BLUE, GOLD, GREEN), (GREEN, GOLD, WINE, BLUE), (BLUE, RED, GREEN, CLAY))
            )
            for n, colour in enumerate(row)
        ),
        person(
            800,
            560,
            1.35,
            shirt=GREEN,
            skin=0,
            hair="short",
            seated=True,
            flip=True,
            hands=((-30, -66), (62, -70)),
        ),
    ]


def _reception_front():
    return [
        person(
            420,
            560,
            1.35,
            shirt=WINE,
            skin=2,
            hair="bun",
            seated=True,
            hands=((-30, -66), (70, -110)),
        ),
        person(300, 566, 1.3, shirt=CREAM, skin=1, hair="grey", seated=True, hands=CARRYING),
        table(230, 500, 700, 150),
        sheet(600, 474, 110, 26),
        group(
            [
                path("M-14 -30h28l-5 30h-18z", PAPER),
                path("M14 -24q16 2 0 18", stroke=PAPER, width=5),
            ],
            500,
            500,
        ),
        potted(1100, 620, 1.8, GOLD),
    ]


def reception():
    """tiep-dan: somebody is listened to in the reception room of the ward."""
    return picture([*_reception_behind(), *_reception_front()])


def evening_class():
    """lop-hoc-buoi-toi: an evening class about the law."""
    return picture(
        [
            room("#d9c79c", "#7d5a44"),
            window(70, 110, night=True),
            window(930, 110, night=True),
            rect(340, 80, 520, 250, "#6d3a24", 6),
            rect(352, 92, 496, 226, GREEN, 4),
            *(
                line(390, 140 + n * 44, 620 + n * 47 % 130, 140 + n * 44, CREAM, 6)
                for n in range(4)
            ),
            path("M740 240l40 -60l40 60z", stroke=AMBER, width=6),
            *(
                circle(x, 40, 100, "url(#glow)") + rect(x - 60, 26, 120, 14, PAPER, 7)
                for x in (300, 900)
            ),
            person(700, 500, 1.25, shirt=BLUE, skin=1, hair="bob", hands=((-34, -82), (54, -150))),
            people(
                650,
                1.25,
                (190, RED, "short", 0),
                (290, CREAM, "bun", 2),
                (560, GREEN, "grey", 1),
                (660, GOLD, "short", 3),
                (930, WINE, "bob", 0),
                (1030, STEEL, "cap", 2),
                seated=True,
            ),
            *(rect(x - 130, 562, 280, 20, "#a8704c", 4) for x in (230, 600, 970)),
            *(rect(x - 118, 582, 256, 93, "#8a5a3c") for x in (230, 600, 970)),
        ],
        [glow("glow", "#fff0c4")],
    )


def _kitchen_behind():
    tiles = "".join(
        rect(x, y, 56, 56, "#f6ead2" if (x + y) // 60 % 2 else "#ecdcbc", 3)
        for x in range(0, 1200, 60)
        for y in range(180, 420, 60)
    )
    pots = group(
        [
            rect(-60, -60, 120, 60, STEEL, 8),
            rect(-70, -66, 140, 12, INK, 6),
            path("M-20 -90q10 -20 0 -40M20 -90q10 -20 0 -40", stroke=PAPER, width=6),
        ],
        430,
        400,
    )
    return [
        room("#cfe0d2", "#b08a68", 520),
        tiles,
        window(800, 60, 220, 170),
        rect(60, 50, 330, 110, "#9c5a3c", 6),
        rect(74, 64, 144, 82, "#b8704c", 4),
        rect(232, 64, 144, 82, "#b8704c", 4),
        circle(600, 60, 44, PAPER),
        circle(600, 60, 10, RED),
        rect(0, 420, 1200, 26, SAND),
        rect(0, 446, 1200, 130, "#8a4b2c"),
        *(rect(x, 464, 170, 96, "#9c5a3c", 5) for x in range(20, 1200, 196)),
        rect(340, 402, 180, 20, INK, 5),
        pots,
        extinguisher(1110, 416, 2.0),
    ]


def _kitchen_front():
    return [
        person(
            640,
            660,
            1.5,
            shirt=RED,
            skin=0,
            hair="bun",
            trousers=WINE,
            hands=((-80, -160), (30, -90)),
            flip=False,
        ),
        person(840, 660, 1.05, shirt=GOLD, skin=2, hair="bob", trousers=BLUE, hands=POINTING),
        group(
            [circle(0, -20, 22, GREEN), circle(30, -16, 18, RED), circle(56, -18, 20, GOLD)],
            700,
            418,
        ),
    ]


def kitchen():
    """bep-an-toan: a tidy kitchen, the extinguisher within reach."""
    return picture([*_kitchen_behind(), *_kitchen_front()])
