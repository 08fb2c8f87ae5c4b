"""The town by day and night: lanterns, school gate, notice board, rain, the bridge."""

from people import person
from shapes import (
    AMBER,
    BLUE,
    BRICK,
    CREAM,
    GOLD,
    GREEN,
    INK,
    PAPER,
    PEACH,
    RED,
    SKY,
    WINE,
    circle,
    ellipse,
    glow,
    hills,
    line,
    path,
    picture,
    polygon,
    rect,
    sky_of,
)
from things import (
    CARRYING,
    POINTING,
    WAVING,
    board,
    lantern,
    people,
    rain,
    rowing_boat,
    star_lantern,
    stars,
    umbrella,
)

from places import bicycle, row_of_houses, tree, wires


def lantern_street():
    """den-long-pho: an old street in the evening under silk lanterns."""
    sky, ground = sky_of("#2a2748", "#6b3f57", "#c9704f")
    strings = path("M0 110q300 90 600 20t600 30", stroke=INK, width=3) + path(
        "M0 210q300 70 600 10t600 10", stroke=INK, width=3
    )
    colours = (RED, GOLD, GREEN, "#c9423a", BLUE)
    hung = "".join(
        lantern(80 + n * 132, 140 + n * 37 % 50, colours[n % 5], 0.85 + n % 3 * 0.1)
        for n in range(9)
    )
    return picture(
        [
            ground,
            row_of_houses(520, 57, lit=0.9, shops=(GOLD, None, RED), low=230, high=330),
            rect(0, 520, 1200, 155, "#5a3a34"),
            path("M0 540q600 -26 1200 0v14q-600 -26 -1200 0z", "#7a5244"),
            strings,
            hung,
            people(
                640,
                1.25,
                (260, CREAM, "bun", 0),
                (360, BLUE, "short", 1),
                (760, RED, "bob", 2, {"hands": WAVING}),
                (930, GREEN, "grey", 3, {"flip": True}),
            ),
            bicycle(560, 644, 0.95, GREEN),
        ],
        [sky, glow("glow", AMBER)],
    )


def mid_autumn_night():
    """dem-trung-thu: children carry star lanterns through the lane."""
    sky, ground = sky_of("#16233f", "#2b3a63", "#5a4a72")
    children = (
        (240, RED, "bob", 0),
        (390, GOLD, "short", 1),
        (540, GREEN, "bun", 2),
        (820, BLUE, "cap", 3),
        (960, PEACH, "bob", 1),
    )
    return picture(
        [
            ground,
            stars(),
            circle(930, 150, 96, "#ffe9b0"),
            circle(900, 130, 14, "#f4d68c"),
            circle(960, 180, 20, "#f4d68c"),
            row_of_houses(540, 63, lit=0.8, low=170, high=260),
            rect(0, 540, 1200, 135, "#2f2a3f"),
            *(
                person(
                    x, 640, 0.98, shirt=shirt, hair=hair, skin=skin, hands=((-32, -84), (44, -120))
                )
                + star_lantern(x + 50, 470, colour, 0.9)
                for (x, shirt, hair, skin), colour in zip(
                    children, (RED, GOLD, "#c9423a", GREEN, GOLD), strict=True
                )
            ),
            person(690, 640, 1.3, shirt=WINE, skin=0, hair="bun", hands=CARRYING),
            person(1090, 640, 1.3, shirt=CREAM, skin=2, hair="grey", flip=True, hands=WAVING),
        ],
        [sky, glow("glow", AMBER)],
    )


def _school_gate_behind():
    windows = "".join(rect(x, y, 60, 56, SKY, 3) for x in range(210, 1000, 100) for y in (190, 290))
    stripes = "".join(
        polygon(
            [(430 + n * 70, 560), (470 + n * 70, 560), (450 + n * 84, 675), (400 + n * 84, 675)],
            PAPER,
        )
        for n in range(6)
    )
    return [
        rect(170, 150, 860, 340, "#f3d08a"),
        rect(150, 128, 900, 30, BRICK, 3),
        windows,
        rect(470, 250, 260, 240, "#e8b860"),
        rect(440, 330, 30, 160, RED),
        rect(730, 330, 30, 160, RED),
        rect(420, 290, 360, 46, RED, 6),
        rect(450, 304, 300, 8, AMBER, 3),
        rect(490, 318, 220, 6, AMBER, 3),
        tree(90, 500, 1.7),
        tree(1110, 500, 1.7),
        rect(0, 490, 1200, 66, "#d9b48a"),
        rect(0, 556, 1200, 119, "#6b5a55"),
        stripes,
    ]


def _school_gate_front():
    return [
        people(
            600,
            0.95,
            (520, PAPER, "bob", 0, {"hands": WAVING}),
            (600, PAPER, "short", 1),
            (680, PAPER, "bun", 2),
            (350, PAPER, "cap", 3),
            trousers=BLUE,
        ),
        person(240, 640, 1.3, shirt=GREEN, skin=1, hair="cap", vest=True, hands=POINTING),
        person(
            900,
            640,
            1.3,
            shirt=BLUE,
            skin=0,
            hair="helmet",
            vest=True,
            flip=True,
            hands=POINTING,
        ),
        rect(826, 480, 10, 90, RED, 3),
    ]


def school_gate():
    """cong-truong: pupils leave school, grown-ups see them over the road."""
    sky, ground = sky_of("#bfe0ee", "#e6f2e4", "#fdf0d5")
    return picture([ground, *_school_gate_behind(), *_school_gate_front()], [sky])


def notice_board():
    """bang-tin: neighbours read what is posted at the lane's end."""
    sky, ground = sky_of("#f3cf9b", "#fbe9c6", "#fdf3dc")
    return picture(
        [
            ground,
            row_of_houses(
                500, 71, lit=0.2, shops=(None, GREEN, None), low=250, high=360, right=420
            ),
            tree(1080, 510, 2.2),
            tree(520, 500, 1.1),
            rect(0, 500, 1200, 175, "#cf9a6a"),
            board(560, 580),
            people(
                650,
                1.3,
                (610, RED, "bun", 1),
                (730, CREAM, "grey", 0, {"hands": POINTING}),
                (1010, BLUE, "leaf-hat", 2, {"flip": True}),
                (330, GREEN, "cap", 3),
            ),
            bicycle(180, 650, 1.0, BLUE),
        ],
        [sky],
    )


def rainy_lane():
    """mua-trong-hem: umbrellas in a rainy lane."""
    sky, ground = sky_of("#6f8291", "#a3b1b5", "#c9cdc6")
    walkers = (
        (230, CREAM, "bob", RED),
        (480, BLUE, "short", GOLD),
        (760, WINE, "bun", GREEN),
        (980, GREEN, "grey", BLUE),
    )
    return picture(
        [
            ground,
            row_of_houses(530, 83, lit=0.75, shops=(RED, None, BLUE), low=260, high=400),
            wires(120),
            rect(0, 530, 1200, 145, "#59656c"),
            *(
                ellipse(x, y, 90, 10, "#8fa2ad", 'opacity=".7"')
                for x, y in ((150, 600), (420, 650), (700, 590), (1000, 650))
            ),
            *(
                person(x, 636, 1.25, shirt=shirt, hair=hair, skin=n, hands=((-34, -84), (30, -120)))
                + umbrella(x + 36, 486, colour, 1.15)
                for n, (x, shirt, hair, colour) in enumerate(walkers)
            ),
            rain(),
        ],
        [sky],
    )


def _river_bridge_behind():
    return [
        hills(440, 120, "#4a3a5c", 31),
        *(
            rect(x, 440 - h, w, h, "#3a3152", 3)
            for x, w, h in (
                (40, 60, 150),
                (120, 80, 210),
                (240, 50, 120),
                (900, 70, 230),
                (990, 90, 170),
                (1100, 60, 250),
            )
        ),
        *(
            rect(x, y, 12, 14, AMBER, 2)
            for x, y in (
                (60, 310),
                (140, 260),
                (168, 300),
                (140, 340),
                (920, 240),
                (946, 290),
                (1016, 300),
                (1116, 220),
                (1130, 270),
            )
        ),
    ]


def _river_bridge_front():
    arches = "".join(
        path(f"M{x} 430q130 -190 260 0", stroke=GOLD, width=12) for x in (60, 340, 620, 900)
    )
    hangers = "".join(line(x, 430, x, 360, AMBER, 3) for x in range(110, 1140, 40))
    lights = "".join(
        rect(x, 500 + x % 7 * 6, 10, 80, AMBER, 4, 'opacity=".45"') for x in range(90, 1180, 70)
    )
    return [
        rect(0, 440, 1200, 235, "#27406a"),
        lights,
        hangers,
        arches,
        rect(0, 424, 1200, 26, "#6b2a2a"),
        *(rect(x, 450, 40, 120, "#4a2328", 4) for x in (170, 450, 730, 1010)),
        rowing_boat(330, 640, 0.7, "#3a2a2c"),
        person(330, 632, 0.8, shirt=CREAM, hair="leaf-hat", skin=1, seated=True),
    ]


def river_bridge():
    """cau-qua-song: a bridge in the evening, its lamps in the water."""
    sky, ground = sky_of("#2c3a63", "#7a5a78", "#eba878")
    return picture([ground, *_river_bridge_behind(), *_river_bridge_front()], [sky])
