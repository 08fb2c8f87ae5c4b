"""Streets and lanes: dawn, the night patrol, the fire drill, the market."""

from people import person, torch
from shapes import (
    AMBER,
    BLUE,
    CLAY,
    CREAM,
    DARK,
    DUSK,
    GOLD,
    GREEN,
    INK,
    LEAF,
    MOSS,
    NIGHT,
    PAPER,
    PEACH,
    RED,
    SAND,
    STEEL,
    WINE,
    circle,
    ellipse,
    glow,
    group,
    hills,
    line,
    path,
    picture,
    polygon,
    rect,
    sky_of,
)

from places import bicycle, extinguisher, lamp, palm, row_of_houses, tree, tube_house, wires


def _stall(x, colour, goods):
    awning = "".join(
        path(f"M{-110 + n * 37} -250h37v34q-18 16 -37 0z", colour if n % 2 else PAPER)
        for n in range(6)
    )
    heap = "".join(
        circle(-84 + n * 24, -86 - n % 2 * 9, 15, goods[n % len(goods)]) for n in range(8)
    )
    return group(
        [
            line(-104, -250, -104, 0, "#5b3a29", 8),
            line(104, -250, 104, 0, "#5b3a29", 8),
            awning,
            heap,
            rect(-112, -80, 224, 30, "#a3683f", 4),
            rect(-104, -50, 208, 50, "#7a4a2e"),
        ],
        x,
        590,
        1.15,
    )


def dawn_street():
    """pho-sang-som: a street at dawn, the first shops open."""
    sky, ground = sky_of("#f6c98a", "#fbe3bd", "#fdf0d5")
    parts = [
        ground,
        circle(1030, 190, 96, "#fff6dd"),
        hills(470, 150, "#eba878", 4),
        row_of_houses(540, 11, lit=0.25, shops=(RED, GREEN, None, BLUE, GOLD), low=230, high=410),
        wires(150),
        rect(0, 540, 1200, 135, "#6b3a30"),
        rect(0, 540, 1200, 22, SAND),
        *(rect(x, 612, 90, 8, AMBER, 2) for x in range(40, 1200, 190)),
        bicycle(330, 640, 0.95, GREEN),
        person(560, 628, 1.05, shirt=CREAM, hair="leaf-hat", skin=1, hands=((-40, -70), (44, -70))),
        rect(580, 545, 34, 30, CLAY, 5),
        person(
            905,
            625,
            1.05,
            shirt=RED,
            trousers=BLUE,
            hair="bob",
            skin=2,
            hands=((-36, -82), (52, -150)),
        ),
        person(1040, 632, 1.05, shirt=BLUE, hair="grey", skin=0, flip=True),
    ]
    return picture(parts, [sky])


def _night_patrol_behind():
    return [
        *(
            circle(x, y, 2.2, CREAM, 'opacity=".8"')
            for x, y in [
                (90, 70),
                (210, 130),
                (330, 50),
                (470, 110),
                (640, 60),
                (770, 140),
                (1010, 90),
                (1120, 40),
                (560, 170),
            ]
        )
    ]


def _night_patrol_middle():
    return [
        path("M1010 92a56 56 0 1 0 40 92a50 50 0 0 1 -40 -92z", "#fbe6b8"),
        hills(480, 190, "#4b2838", 3),
        hills(520, 120, "#34202c", 8),
        group(
            [tube_house(0, 0, 128, 150, 3, lit=1), tube_house(190, 0, 112, 140, 9, lit=1)], 40, 540
        ),
    ]


def _night_patrol_front():
    walkers = [
        person(
            x,
            610 + n % 2 * 16,
            1.12,
            shirt=shirt,
            trousers=INK,
            skin=n,
            hair=hair,
            vest=True,
            hands=((-38, -80), (46, -92)),
        )
        for n, (x, shirt, hair) in enumerate(
            [
                (330, GREEN, "cap"),
                (450, BLUE, "short"),
                (575, WINE, "bob"),
                (700, MOSS, "helmet"),
                (820, BLUE, "short"),
            ]
        )
    ]
    return [
        palm(330, 545, 1.15, "#1c3a34"),
        palm(1120, 560, 1.35, "#1c3a34"),
        tree(960, 548, 1.1, "#24443a", "#1b342e"),
        path("M0 560q600 -30 1200 0v115H0z", "#2c1c22"),
        path("M120 675q380 -130 1080 -104v104z", "#5a3a34"),
        lamp(180, 590, 250),
        lamp(960, 580, 230),
        torch(872, 524, 10, 300, 60),
        *walkers,
        torch(287, 520, 168, 230, 48),
    ]


def night_patrol():
    """tuan-tra-nhan-dan: five neighbours in reflective vests on a village road."""
    sky, ground = sky_of(NIGHT, DUSK, "#8c4a45", "#c9704f")
    parts = [ground, *_night_patrol_behind(), *_night_patrol_middle(), *_night_patrol_front()]
    return picture(parts, [sky, glow("glow", AMBER)])


def _fire_drill_behind():
    return [
        row_of_houses(520, 23, lit=0.1, low=280, high=430, right=480),
        row_of_houses(520, 31, lit=0.1, low=280, high=430, left=760),
        polygon([(470, 520), (760, 520), (760, 250), (470, 250)], "#e9b98a"),
        tree(615, 520, 1.3),
        wires(120),
        rect(0, 520, 1200, 155, "#a86a4a"),
        polygon([(470, 520), (760, 520), (1010, 675), (220, 675)], "#c98a63"),
        person(150, 620, 1.3, shirt=GREEN, skin=2, hair="bob"),
        person(
            255,
            630,
            1.3,
            shirt=CREAM,
            skin=0,
            hair="grey",
            trousers=WINE,
            hands=((-30, -100), (30, -100)),
        ),
        person(
            430,
            630,
            1.38,
            shirt=RED,
            skin=1,
            hair="helmet",
            trousers=DARK,
            hands=((46, -92), (60, -104)),
        ),
    ]


def _fire_drill_front():
    flame = path(
        "M0 0q-54 -30 -30 -88q6 24 20 26q-10 -56 26 -88q-4 40 22 62"
        "q6 -10 6 -22q30 44 4 88q-10 18 -48 22z",
        "#e8642d",
    ) + path("M4 -2q-26 -22 -10 -54q6 18 16 18q2 -24 14 -34q2 26 10 40q6 20 -30 30z", AMBER)
    return [
        extinguisher(500, 548, 1.15),
        path("M545 512q110 -16 200 58q-110 20 -206 -48z", PAPER, extra='opacity=".85"'),
        *(
            circle(x, y, r, PAPER, 'opacity=".8"')
            for x, y, r in ((720, 560, 34), (766, 590, 40), (690, 590, 26), (810, 606, 26))
        ),
        rect(770, 596, 110, 46, STEEL, 8),
        ellipse(825, 598, 55, 10, INK),
        group([flame], 815, 600, 1.05),
        person(
            1010,
            626,
            1.3,
            shirt=BLUE,
            skin=3,
            hair="cap",
            trousers=DARK,
            flip=True,
            hands=((-36, -82), (64, -128)),
        ),
        person(1120, 630, 1.24, shirt=GOLD, skin=0, hair="bun", trousers=MOSS, flip=True),
    ]


def fire_drill():
    """dien-tap-chua-chay: an alley learns to use an extinguisher."""
    sky, ground = sky_of("#f4d3a5", "#fbe9cb")
    parts = [ground, *_fire_drill_behind(), *_fire_drill_front()]
    return picture(parts, [sky])


def market_lane():
    """cho-xom: the lane's morning market."""
    sky, ground = sky_of("#cfe3ea", "#f4ecd6", "#fbe3bd")
    parts = [
        ground,
        row_of_houses(480, 41, lit=0.15, low=230, high=370),
        wires(110),
        rect(0, 480, 1200, 195, "#cf9a6a"),
        path("M0 560q600 -40 1200 0v115H0z", "#b9804f"),
        person(190, 570, 1.0, shirt=RED, skin=1, hair="leaf-hat", seated=True),
        _stall(190, GREEN, (LEAF, GREEN, "#8bbf6a")),
        person(620, 570, 1.0, shirt=BLUE, skin=2, hair="bun", seated=True),
        _stall(620, RED, (GOLD, "#e8642d", AMBER)),
        person(1030, 570, 1.0, shirt=GREEN, skin=0, hair="leaf-hat", seated=True),
        _stall(1030, BLUE, (RED, "#c9423a", PEACH)),
        person(
            400,
            650,
            1.32,
            shirt=GOLD,
            trousers=WINE,
            skin=3,
            hair="bob",
            hands=((-42, -74), (40, -88)),
        ),
        path("M338 545h44l-6 46h-32z", GREEN),
        person(
            812,
            652,
            1.32,
            shirt=CREAM,
            trousers=BLUE,
            skin=0,
            hair="short",
            hands=((-36, -90), (44, -74)),
        ),
        person(884, 652, 0.86, shirt=RED, trousers=BLUE, skin=2, hair="bob"),
    ]
    return picture(parts, [sky])
