"""Corners of the town: traffic, cameras, loudspeakers, the football field, the bus, the door."""

from people import person
from shapes import (
    AMBER,
    BLUE,
    BRICK,
    CLAY,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    INK,
    LEAF,
    PAPER,
    PEACH,
    RED,
    SAND,
    SKY,
    STEEL,
    WINE,
    circle,
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
from things import (
    CARRYING,
    WAVING,
    camera,
    loudspeaker,
    motorbike,
    people,
    potted,
    rider,
)

from places import bicycle, lamp, palm, row_of_houses, tree, tube_house, wires


def traffic_light():
    """den-do-mu-bao-hiem: riders with helmets wait at a red light."""
    sky, ground = sky_of("#f0b98a", "#f9dcb0", "#fdf0d5")
    stripes = "".join(rect(850 + n * 60, 600 - n * 4, 36, 75 + n * 4, PAPER) for n in range(6))
    return picture(
        [
            ground,
            circle(180, 160, 80, "#fff0cc"),
            row_of_houses(490, 91, lit=0.2, shops=(BLUE, RED, None, GREEN), low=230, high=380),
            wires(140),
            rect(0, 490, 1200, 185, "#5f5553"),
            rect(0, 490, 1200, 26, "#cfae8c"),
            stripes,
            rect(1020, 210, 14, 330, INK),
            rect(986, 150, 82, 190, INK, 14),
            *(
                circle(1027, y, 24, colour)
                for y, colour in ((185, "#e8402d"), (245, "#5a4a22"), (305, "#24443a"))
            ),
            rider(170, 600, 1.25, colour=BLUE, shirt=CREAM, skin=1),
            rider(420, 610, 1.3, colour=RED, shirt=GREEN, skin=0),
            rider(690, 620, 1.35, colour=WINE, shirt=GOLD, skin=2),
        ],
        [sky],
    )


def lane_camera():
    """camera-ngo-xom: a camera and a lamp at the mouth of a lane."""
    sky, ground = sky_of("#9fcbe3", "#d3e8ea", "#f6efd9")
    return picture(
        [
            ground,
            *(
                tube_house(x, 540, w, h, s, lit=0.1)
                for x, w, h, s in (
                    (0, 128, 420, 4),
                    (132, 112, 370, 11),
                    (246, 96, 330, 7),
                    (860, 112, 350, 3),
                    (976, 112, 400, 5),
                    (1090, 128, 440, 8),
                )
            ),
            hills(540, 150, "#a9d3b5", 29),
            tree(600, 520, 1.6),
            tree(480, 524, 1.1),
            tree(730, 524, 1.2),
            rect(0, 540, 1200, 135, "#b99a7d"),
            polygon([(480, 540), (740, 540), (960, 675), (240, 675)], "#d6b894"),
            camera(380, 600, 400),
            lamp(860, 600, 330, on=False),
            people(
                630,
                1.15,
                (560, RED, "bob", 0, {"hands": CARRYING}),
                (660, BLUE, "grey", 1, {"flip": True}),
            ),
            motorbike(1060, 640, 1.2, GREEN, flip=True),
            potted(180, 640, 1.2),
            potted(250, 646, 1.0, GOLD),
        ],
        [sky],
    )


def loudspeakers():
    """loa-xom-buoi-sang: the ward's loudspeakers over the roofs in the morning."""
    sky, ground = sky_of("#f7b27a", "#fbd7a4", "#fdeecb")
    birds = "".join(
        path(f"M{x} {y}q12 -14 24 0q12 -14 24 0", stroke=WINE, width=4)
        for x, y in ((180, 120), (260, 170), (330, 110), (980, 200))
    )
    return picture(
        [
            ground,
            circle(300, 330, 120, "#fff0c4"),
            hills(470, 160, "#d99a6e", 33),
            row_of_houses(675, 97, lit=0.5, low=170, high=280),
            line(760, 675, 760, 130, DARK, 16),
            loudspeaker(770, 170, 1.7),
            loudspeaker(750, 270, 1.5, flip=True),
            palm(1090, 640, 2.0),
            wires(390),
            birds,
        ],
        [sky],
    )


def _boys_football_behind():
    net = "".join(
        line(950 + n * 22, 350, 950 + n * 22, 540, "#fffdf9aa", 2) for n in range(10)
    ) + "".join(line(950, 350 + n * 24, 1160, 350 + n * 24, "#fffdf9aa", 2) for n in range(8))
    return [
        circle(220, 200, 84, "#fff0c4"),
        hills(440, 150, "#c98a63", 37),
        *(tree(x, 450, s) for x, s in ((80, 1.4), (330, 1.1), (560, 1.3), (800, 1.2))),
        rect(0, 440, 1200, 235, "#6fa55f"),
        rect(0, 500, 1200, 40, "#7ab369"),
        rect(0, 590, 1200, 45, "#7ab369"),
        path("M950 540V350h210v190", stroke=PAPER, width=12),
        net,
        people(
            640,
            1.2,
            (250, RED, "short", 1, {"hands": ((-58, -110), (50, -120))}),
            (430, BLUE, "short", 2, {"hands": ((-50, -120), (58, -110))}),
            (690, RED, "cap", 0, {"hands": WAVING}),
        ),
    ]


def _boys_football_front():
    return [
        person(1050, 560, 1.05, shirt=GOLD, skin=3, hair="short", hands=((-70, -130), (70, -130))),
        group(
            [
                circle(0, 0, 26, PAPER),
                polygon([(0, -10), (10, -3), (6, 9), (-6, 9), (-10, -3)], INK),
                *(
                    line(x, y, x * 1.9, y * 1.9, INK, 3)
                    for x, y in ((0, -12), (11, -4), (7, 10), (-7, 10), (-11, -4))
                ),
            ],
            560,
            610,
        ),
    ]


def boys_football():
    """bong-da-thanh-nien: youngsters play football in the late afternoon."""
    sky, ground = sky_of("#f3a876", "#f9d29c", "#f4e9c0")
    return picture([ground, *_boys_football_behind(), *_boys_football_front()], [sky])


def _bus_stop_behind():
    bus = [
        rect(0, -230, 480, 190, GREEN, 22),
        rect(0, -130, 480, 22, GOLD),
        *(rect(24 + n * 92, -206, 76, 66, SKY, 6) for n in range(4)),
        rect(398, -206, 62, 160, "#8fb8c9", 6),
        *(circle(x, -36, 38, INK) + circle(x, -36, 16, STEEL) for x in (100, 360)),
    ]
    return [
        hills(460, 180, "#9fc2a5", 39),
        hills(490, 100, "#7fae8a", 41),
        palm(1120, 520, 1.5),
        tree(760, 510, 1.3),
        rect(0, 500, 1200, 175, "#b9a08c"),
        rect(0, 500, 1200, 20, LEAF),
        group(bus, 40, 600, 1.15),
    ]


def _bus_stop_front():
    return [
        person(
            700,
            640,
            1.35,
            shirt=PAPER,
            skin=1,
            hair="short",
            trousers=STEEL,
            hands=((-44, -70), (60, -110)),
        ),
        rect(618, 548, 50, 62, CLAY, 8),
        people(
            640,
            1.3,
            (850, WINE, "bun", 0, {"hands": ((-60, -110), (34, -80))}),
            (960, BLUE, "grey", 3, {"hands": WAVING, "flip": True}),
            (1060, GOLD, "bob", 2, {"flip": True}),
        ),
    ]


def bus_stop():
    """tro-ve: somebody comes home by bus and is met."""
    sky, ground = sky_of("#c3dfe6", "#e6ecd6", "#fbe3bd")
    return picture([ground, *_bus_stop_behind(), *_bus_stop_front()], [sky])


def house_door():
    """cua-nha-khoa-cham: a front door, locked, with its lamp and flowers."""
    sky, ground = sky_of("#e8b07f", "#f4d3a0")
    leaf = (
        rect(0, 0, 150, 340, "#7a3a2e", 4)
        + rect(22, 26, 106, 120, "#8f4a3a", 4)
        + rect(22, 176, 106, 130, "#8f4a3a", 4)
    )
    return picture(
        [
            ground,
            rect(140, 60, 920, 500, "#f3d9ae"),
            polygon([(90, 70), (600, -60), (1110, 70)], BRICK),
            rect(428, 196, 344, 364, SAND, 4),
            group([leaf], 446, 214),
            group([leaf], 604, 214),
            rect(578, 370, 44, 46, GOLD, 8),
            path("M586 372v-18q14 -24 28 0v18", stroke=STEEL, width=8),
            *(
                rect(x, 220, 150, 170, "#5b3a29", 4)
                + rect(x + 10, 230, 130, 150, AMBER)
                + "".join(
                    line(x + 30 + n * 30, 230, x + 30 + n * 30, 380, DARK, 4) for n in range(4)
                )
                for x in (210, 840)
            ),
            circle(600, 140, 90, "url(#glow)"),
            rect(580, 120, 40, 50, GOLD, 8),
            rect(0, 560, 1200, 115, "#b9804f"),
            rect(390, 556, 420, 26, SAND, 3),
            potted(330, 600, 1.5),
            potted(870, 600, 1.5, GOLD),
            potted(960, 620, 1.2, PEACH),
            bicycle(190, 640, 1.1, GREEN),
        ],
        [sky, glow("glow", "#fff0c4")],
    )
