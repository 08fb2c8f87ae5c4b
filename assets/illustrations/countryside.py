"""Fields, sea and hills, and the work that is done there together."""

from people import person, torch
from shapes import (
    AMBER,
    BLUE,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    LEAF,
    MOSS,
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
from things import CARRYING, POINTING, WAVING, boat, broom, communal_house, people, rowing_boat

from places import bunting, palm, tree, tube_house


def rice_terraces():
    """ruong-bac-thang: terraces in the green season, two people on the bank."""
    sky, ground = sky_of("#b9dbe0", "#e3efdc", "#fdf0d5")
    greens = ("#8fbf78", "#78b06c", "#5f9f63", "#4f8f5b", "#3f7f52", "#326e49")
    steps = "".join(
        path(
            f"M0 {360 + n * 52}q300 {-70 + n * 18} 620 {-6 + n * 6}t580 {-20 + n * 4}V675H0z", green
        )
        + path(
            f"M0 {364 + n * 52}q300 {-70 + n * 18} 620 {-6 + n * 6}t580 {-20 + n * 4}",
            stroke="#d8ecc0",
            width=5,
        )
        for n, green in enumerate(greens)
    )
    return picture(
        [
            ground,
            circle(900, 130, 66, "#fff3d0"),
            hills(360, 220, "#8fb8ad", 12),
            hills(390, 130, "#6fa58c", 14),
            steps,
            person(360, 612, 1.1, shirt=RED, hair="leaf-hat", skin=1, hands=CARRYING),
            person(470, 620, 1.1, shirt=BLUE, hair="leaf-hat", skin=3, flip=True, hands=WAVING),
            palm(1080, 600, 1.2, MOSS),
        ],
        [sky],
    )


def fishing_dawn():
    """thuyen-ca-binh-minh: boats come home over a calm sea."""
    sky, ground = sky_of("#e98a5b", "#f6c18a", "#fde7bf")
    ripples = "".join(
        line(x, y, x + 120, y, "#ffe3b0", 4)
        for x, y in (
            (60, 500),
            (330, 540),
            (560, 470),
            (820, 560),
            (1010, 500),
            (180, 620),
            (620, 640),
        )
    )
    return picture(
        [
            ground,
            circle(600, 380, 110, "#fff0c4"),
            hills(400, 130, "#b56f62", 21, steps=4),
            rect(0, 400, 1200, 275, "#2f6f8a"),
            *(
                ellipse(600, 416 + n * 30, 120 - n * 13, 7, "#ffd79a", 'opacity=".8"')
                for n in range(8)
            ),
            ripples,
            boat(260, 520, 1.0, BLUE, RED),
            boat(930, 480, 0.72, GREEN, GOLD),
            boat(760, 620, 1.25, "#8e2f28", AMBER),
        ],
        [sky],
    )


def coffee_garden():
    """vuon-ca-phe: picking coffee together in the highlands."""
    sky, ground = sky_of("#f2cf9c", "#fbe9c6")
    rows = "".join(
        circle(
            x + row * 31 % 60, 430 + row * 58, 34 + row * 4, MOSS if (x // 75 + row) % 2 else GREEN
        )
        + "".join(
            circle(x + row * 31 % 60 + dx, 424 + row * 58 + dy, 5, RED)
            for dx, dy in ((-12, 4), (10, -8), (4, 14))
        )
        for row in range(4)
        for x in range(0, 1260, 84)
    )
    return picture(
        [
            ground,
            hills(400, 200, "#c9a06f", 17),
            hills(430, 110, "#9a9a5e", 25),
            rect(0, 420, 1200, 255, "#a5623f"),
            rows,
            *(
                person(x, 640, 1.3, shirt=shirt, hair="leaf-hat", skin=skin, hands=CARRYING)
                + path(f"M{x - 44} 506h88l-12 52h-64z", SAND, "#8a5a34", 4)
                + ellipse(x, 506, 44, 9, "#8e2f28")
                for x, shirt, skin in ((250, BLUE, 1), (610, WINE, 0), (930, GOLD, 3))
            ),
        ],
        [sky],
    )


def _flood_relief_behind():
    return [
        path(
            "M120 90q60 -50 120 0q70 -20 80 40h-250q0 -40 50 -40z"
            "M820 70q60 -50 120 0q70 -20 80 40h-250q0 -40 50 -40z",
            "#e6e9e6",
        ),
        *(
            tube_house(x, 520, w, h, s, lit=0.3)
            for x, w, h, s in (
                (20, 128, 250, 4),
                (150, 112, 210, 8),
                (960, 128, 260, 7),
                (1092, 112, 220, 3),
            )
        ),
        tree(880, 520, 1.2),
    ]


def _flood_relief_front():
    waves = "".join(
        line(x, y, x + 90, y, "#b9a483", 5)
        for x, y in ((40, 560), (260, 630), (900, 540), (1040, 620))
    )
    return [
        palm(330, 520, 1.2),
        rect(0, 470, 1200, 205, "#9a7d58"),
        path("M0 470q300 20 600 0t600 0v24H0z", "#b0946c"),
        people(
            600,
            1.2,
            (450, AMBER, "helmet", 1),
            (560, RED, "bob", 2, {"hands": CARRYING}),
            (760, BLUE, "cap", 0, {"flip": True}),
            seated=True,
        ),
        rect(636, 520, 60, 60, SAND, 6),
        rect(650, 480, 46, 44, CREAM, 6),
        rowing_boat(600, 620, 1.5, BLUE),
        line(820, 470, 900, 660, "#6d3a24", 9),
        waves,
    ]


def flood_relief():
    """thuyen-cuu-tro: neighbours bring rice and water through a flooded lane."""
    sky, ground = sky_of("#8fa5b2", "#c3d0d2", "#dcdfd2")
    return picture([ground, *_flood_relief_behind(), *_flood_relief_front()], [sky])


def _tree_planting_behind():
    sapling = [
        path("M-4 0v-70h8v70z", "#6d4a33"),
        circle(0, -86, 26, LEAF),
        circle(14, -70, 16, GREEN),
    ]
    return [
        circle(180, 130, 60, "#fff6d8"),
        hills(440, 190, "#9ccbb0", 6),
        hills(480, 110, "#6fb08a", 16),
        path("M0 520q500 -80 1200 -20v175H0z", "#8fbf78"),
        *(
            group(sapling, x, y, s)
            for x, y, s in (
                (120, 530, 0.7),
                (330, 510, 0.8),
                (520, 640, 1.3),
                (860, 640, 1.3),
                (1040, 520, 0.8),
            )
        ),
    ]


def _tree_planting_front():
    return [
        person(430, 640, 1.3, shirt=RED, skin=1, hair="cap", hands=((-30, -90), (60, -70))),
        line(500, 540, 520, 650, "#8a5a34", 8),
        person(640, 634, 1.25, shirt=GREEN, skin=0, hair="grey", flip=True, hands=POINTING),
        person(
            960,
            640,
            1.3,
            shirt=BLUE,
            skin=2,
            hair="bob",
            flip=True,
            hands=((-30, -90), (56, -70)),
        ),
        person(1080, 640, 0.95, shirt=GOLD, skin=3, hair="short", hands=CARRYING),
    ]


def tree_planting():
    """trong-cay: young and old plant trees on a hillside."""
    sky, ground = sky_of("#a9d6e5", "#d9efe6", "#f4f4dc")
    return picture([ground, *_tree_planting_behind(), *_tree_planting_front()], [sky])


def village_festival():
    """dinh-lang-ngay-hoi: the communal house on the day of great unity."""
    sky, ground = sky_of("#f7d7a0", "#fdeecb")
    drum = [circle(0, -60, 58, RED), circle(0, -60, 40, SAND), rect(-50, -6, 100, 12, "#6d3a24", 3)]
    return picture(
        [
            ground,
            hills(450, 140, "#b9c596", 27),
            tree(130, 530, 2.1, "#3f7f52"),
            tree(1090, 530, 1.8),
            communal_house(600, 520, 1.1),
            bunting(40),
            rect(0, 520, 1200, 155, "#d9a873"),
            path("M420 675l100 -150h160l100 150z", "#e8c58a"),
            group(drum, 250, 640, 1.1),
            people(
                650,
                1.25,
                (160, WINE, "bun", 0),
                (350, BLUE, "short", 1, {"hands": POINTING, "flip": True}),
                (820, GOLD, "bob", 2),
                (940, GREEN, "grey", 3, {"hands": CARRYING}),
                (1070, RED, "bun", 0),
            ),
        ],
        [sky],
    )


def beach_patrol():
    """tuan-tra-bai-bien: a patrol with torches on the beach after dusk."""
    sky, ground = sky_of("#243155", "#6a4a63", "#d98a63")
    return picture(
        [
            ground,
            circle(260, 330, 80, "#ffcf90"),
            rect(0, 360, 1200, 150, "#28506b"),
            *(
                line(x, y, x + 140, y, "#f0b48a", 4)
                for x, y in ((180, 384), (240, 410), (190, 438), (700, 420), (950, 390))
            ),
            path("M0 500q300 -30 620 6t580 -10v179H0z", "#b98a63"),
            path("M0 500q300 -30 620 6t580 -10", stroke=CREAM, width=8),
            boat(880, 440, 0.6, "#3a2a3f", WINE),
            palm(90, 600, 1.6, "#1c3a34"),
            palm(1130, 590, 1.4, "#1c3a34"),
            torch(520, 530, 14, 320, 60),
            people(
                640,
                1.25,
                (330, BLUE, "cap", 1),
                (470, GREEN, "short", 2, {"hands": ((-36, -82), (44, -92))}),
                (700, WINE, "helmet", 0),
                (820, STEEL, "bob", 3),
                vest=True,
                trousers=DARK,
            ),
        ],
        [sky, glow("glow", AMBER)],
    )


def _clean_sunday_behind():
    return [
        circle(1000, 120, 60, "#fff3d0"),
        *(
            tube_house(x, 480, w, h, s, lit=0.2, shop=shop)
            for x, w, h, s, shop in (
                (0, 128, 300, 2, GREEN),
                (132, 112, 260, 6, None),
                (920, 112, 280, 10, RED),
                (1040, 128, 330, 5, None),
            )
        ),
        hills(480, 110, "#a9d3b5", 19),
        *(tree(x, 490, 1.5) for x in (310, 470, 630, 790)),
        rect(0, 480, 1200, 195, "#d6b08a"),
        polygon([(380, 480), (820, 480), (1120, 675), (80, 675)], PEACH),
        people(
            630,
            1.3,
            (230, GREEN, "leaf-hat", 1, {"hands": ((-30, -92), (44, -84))}),
            (480, BLUE, "short", 2, {"hands": ((-30, -92), (44, -84))}),
            (720, RED, "bob", 0, {"flip": True, "hands": ((-30, -92), (44, -84))}),
            (960, GOLD, "cap", 3),
        ),
    ]


def _clean_sunday_front():
    return [
        broom(300, 600, -14),
        broom(548, 600, -14),
        broom(650, 600, 14),
        path("M990 560h90l-12 90h-66z", MOSS),
        circle(1035, 556, 34, LEAF),
        rect(986, 552, 98, 14, GREEN, 5),
        *(
            circle(x, y, 8, colour)
            for x, y, colour in (
                (350, 646, GOLD),
                (380, 656, RED),
                (590, 650, LEAF),
                (610, 660, GOLD),
            )
        ),
    ]


def clean_sunday():
    """chu-nhat-xanh: a street is swept on Sunday morning."""
    sky, ground = sky_of("#cfe8f0", "#eef5e6", "#fdf0d5")
    return picture([ground, *_clean_sunday_behind(), *_clean_sunday_front()], [sky])
