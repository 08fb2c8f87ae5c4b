"""Indoors: the meeting, the bank's counter, the courtroom, the workshop."""

from people import person
from rooms import room
from shapes import (
    BLUE,
    BRICK,
    CLAY,
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
    STEEL,
    WINE,
    circle,
    ellipse,
    group,
    line,
    pane,
    path,
    picture,
    rect,
)

from places import bunting, palm, tree, tube_house


def _window():
    view = [rect(0, 0, 182, 162, SKY), tree(46, 166, 0.8), tree(136, 166, 0.62, GREEN)]
    frame = rect(0, 0, 210, 190, SAND, 6)
    return frame + pane(view, 14, 14, 182, 162) + line(105, 14, 105, 176, SAND, 10)


def _blackboard():
    writing = ((44, 200), (78, 250), (112, 160))
    lines = "".join(line(34, y, 34 + width, y, CREAM, 6) for y, width in writing)
    return rect(0, 0, 330, 170, MOSS, 6) + rect(8, 8, 314, 154, GREEN, 4) + lines


def _neighbours():
    sitting = [
        (190, RED, "bob", 0),
        (325, GREEN, "short", 1),
        (460, CREAM, "grey", 2),
        (595, BLUE, "bun", 3),
        (730, WINE, "short", 0),
        (865, GOLD, "bob", 2),
    ]
    hands = ((-30, -78), (30, -78))
    return [
        person(x, 560, 1.2, shirt=shirt, hair=hair, skin=skin, seated=True, hands=hands)
        for x, shirt, hair, skin in sitting
    ]


def _house_meeting_behind():
    return [
        room("#f3d9ae", "#9c5a3c", skirting=12),
        group([_window()], 70, 90),
        group([_window()], 930, 90),
        group([_blackboard()], 435, 80),
        bunting(26),
        person(
            1075,
            610,
            1.4,
            shirt=BLUE,
            hair="short",
            skin=1,
            flip=True,
            hands=((-36, -82), (70, -168)),
        ),
        *_neighbours(),
    ]


def _house_meeting_middle():
    return [
        path("M110 478h830l60 70H50z", "#c98a5e"),
        rect(50, 548, 950, 26, "#8a4b2c", 4),
        rect(110, 574, 36, 101, "#6d3a24"),
        rect(904, 574, 36, 101, "#6d3a24"),
    ]


def _house_meeting_front():
    return [
        *(
            group(
                [
                    rect(-26, -5, 52, 34, PAPER, 2),
                    line(-16, 6, 16, 6, STEEL, 3),
                    line(-16, 15, 8, 15, STEEL, 3),
                ],
                x,
                500,
            )
            for x in (260, 530, 800)
        ),
        *(
            group([path("M-11 -22h22l-4 24h-14z", RED), ellipse(0, -22, 11, 3, CREAM)], x, 510)
            for x in (150, 400, 670, 900)
        ),
    ]


def house_meeting():
    """hop-to-dan-pho: neighbours around the table of the community house."""
    parts = [*_house_meeting_behind(), *_house_meeting_middle(), *_house_meeting_front()]
    return picture(parts)


def _bank_counter_behind():
    return [
        room("#e8ddc9", "#8f6a52", skirting=12),
        rect(0, 0, 1200, 74, GREEN),
        rect(0, 74, 1200, 8, GOLD),
        *(rect(x, 26, 130, 22, PAPER, 11, 'opacity=".9"') for x in (250, 540, 830)),
        *(
            group(
                [
                    rect(0, 0, 120, 90, PAPER, 6),
                    line(20, 26, 100, 26, RED, 7),
                    line(20, 48, 92, 48, STEEL, 5),
                    line(20, 66, 80, 66, STEEL, 5),
                ],
                x,
                130,
            )
            for x in (80, 1000)
        ),
        group(
            [
                circle(0, 0, 38, PAPER),
                circle(0, 0, 38, "none", f'stroke="{WINE}" stroke-width="7"'),
                line(0, 0, 0, -22, INK, 5),
                line(0, 0, 16, 8, INK, 5),
            ],
            600,
            165,
        ),
    ]


def _bank_counter_middle():
    return [
        person(
            480,
            500,
            1.3,
            shirt=GREEN,
            skin=2,
            hair="bob",
            seated=True,
            hands=((-34, -70), (60, -62)),
        ),
        person(
            760,
            500,
            1.3,
            shirt=GREEN,
            skin=0,
            hair="short",
            seated=True,
            hands=((-30, -70), (30, -70)),
        ),
    ]


def _bank_counter_near():
    glass = 'opacity=".2"'
    return [
        *(rect(x, 230, 10, 200, STEEL, 3) for x in (330, 620, 900)),
        rect(335, 240, 290, 190, SKY, 4, glass),
        rect(625, 240, 285, 190, SKY, 4, glass),
        group(
            [rect(0, 0, 92, 60, INK, 6), rect(6, 6, 80, 46, BLUE, 3), rect(36, 60, 20, 16, INK)],
            800,
            352,
        ),
        rect(270, 428, 700, 24, "#7a3a2e", 6),
        rect(290, 452, 660, 150, BRICK),
        *(rect(x, 474, 190, 106, "#9c4433", 6) for x in (310, 525, 740)),
        rect(520, 414, 76, 14, PAPER, 2),
        person(
            590,
            655,
            1.5,
            shirt=CREAM,
            skin=1,
            hair="short",
            trousers=BLUE,
            hands=((-44, -152), (36, -84)),
        ),
    ]


def _bank_counter_front():
    return [
        palm(1120, 610, 0.8),
        path("M1085 600h70l-10 60h-50z", CLAY),
        *(
            group(
                [
                    rect(0, -40, 90, 14, RED, 6),
                    rect(0, -100, 14, 70, RED, 6),
                    rect(8, -28, 8, 40, INK),
                    rect(74, -28, 8, 40, INK),
                ],
                x,
                640,
            )
            for x in (50, 155)
        ),
    ]


def bank_counter():
    """quay-ngan-hang: somebody is shown the papers at the bank for social policies."""
    parts = [
        *_bank_counter_behind(),
        *_bank_counter_middle(),
        *_bank_counter_near(),
        *_bank_counter_front(),
    ]
    return picture(parts)


def _courtroom_behind():
    column = (
        rect(0, 0, 54, 400, "#b9774f")
        + rect(-8, 0, 70, 20, SAND, 3)
        + rect(-8, 384, 70, 22, SAND, 3)
    )
    scales = (
        line(0, 0, 0, -120, GOLD, 8)
        + line(-70, -104, 70, -104, GOLD, 7)
        + path("M-98 -50q28 34 56 0z", GOLD)
        + path("M42 -50q28 34 56 0z", GOLD)
        + "".join(
            (
                line(x, -104, x + d, -50, GOLD, 3)
                for x, d in ((-70, -28), (-70, 28), (70, -28), (70, 28))
            )
        )
        + rect(-34, -6, 68, 12, GOLD, 5)
    )
    return [
        room("#e2b98a", "#6d3528", 480, skirting=12),
        rect(280, 40, 640, 380, "#8e2f28", 8),
        rect(300, 60, 600, 345, "#a3382d", 6),
        *(group([column], x, 70) for x in (70, 190, 956, 1076)),
        group([scales], 600, 236, 1.15),
        *(
            person(
                x,
                430,
                1.15,
                shirt=DARK,
                skin=skin,
                hair=hair,
                seated=True,
                hands=((-30, -70), (30, -70)),
            )
            for x, skin, hair in ((450, 1, "short"), (600, 0, "grey"), (750, 2, "bob"))
        ),
    ]


def _courtroom_middle():
    return [
        rect(340, 356, 520, 22, "#5e2a1c", 4),
        rect(360, 378, 480, 116, "#7c3a26"),
        *(rect(x, 396, 136, 82, "#92482f", 5) for x in (376, 532, 688)),
        path("M330 494h540l40 46H290z", "#552519"),
        group([rect(-40, -16, 80, 16, CREAM, 2), rect(-40, -20, 80, 7, RED, 2)], 600, 358),
        rect(120, 560, 360, 18, "#4a2118", 4),
        rect(720, 560, 360, 18, "#4a2118", 4),
        *(
            person(x, 668, 1.2, shirt=shirt, skin=skin, hair=hair, seated=True)
            for x, shirt, skin, hair in (
                (190, BLUE, 0, "bob"),
                (300, GREEN, 3, "short"),
                (410, CREAM, 2, "bun"),
                (790, GOLD, 1, "short"),
                (900, RED, 0, "bob"),
                (1010, STEEL, 2, "grey"),
            )
        ),
    ]


def _courtroom_front():
    return [rect(100, 596, 400, 79, "#5e2a1c", 6), rect(700, 596, 400, 79, "#5e2a1c", 6)]


def courtroom():
    """phien-toa: the bench of a courtroom before the hearing opens."""
    parts = [*_courtroom_behind(), *_courtroom_middle(), *_courtroom_front()]
    return picture(parts)


def _motorcycle():
    return (
        "".join(
            circle(x, -44, 42, INK) + circle(x, -44, 26, STEEL) + circle(x, -44, 8, INK)
            for x in (-96, 96)
        )
        + path("M-96 -44L-40 -104H40L96 -44", stroke=STEEL, width=12)
        + path("M-74 -112q50 -26 106 -4l34 -34l18 18l-40 62h-96z", RED)
        + rect(-92, -128, 92, 16, INK, 8)
        + path("M58 -150l30 -16", stroke=INK, width=9)
        + rect(-36, -72, 70, 40, STEEL, 8)
    )


def _workshop_behind():
    pegs = [(150, "#6f8291"), (210, GOLD), (270, RED), (330, "#6f8291"), (390, GREEN)]
    return [
        room("#d8b48a", "#7d6253", 520, skirting=12),
        rect(100, 90, 350, 180, "#9c5a3c", 6),
        *(rect(x, 112, 14, 110, colour, 5) + circle(x + 7, 228, 14, colour) for x, colour in pegs),
        pane(
            [
                rect(0, 0, 330, 300, SKY),
                tree(80, 304, 1.15),
                tube_house(190, 300, 112, 210, 13, lit=0.3),
            ],
            780,
            60,
            330,
            300,
        ),
        rect(766, 352, 358, 18, SAND, 3),
        *(rect(x, 60, 10, 300, SAND) for x in (780, 940, 1100)),
        rect(90, 400, 380, 22, "#6d3a24", 4),
        *(rect(x, 422, 22, 110, "#552519") for x in (110, 430)),
        *(rect(x, 366, 44, 34, colour, 4) for x, colour in ((140, BLUE), (210, RED), (330, MOSS))),
        ellipse(640, 622, 250, 20, "#000", 'opacity=".2"'),
        group([_motorcycle()], 640, 622, 1.6),
        person(
            390,
            636,
            1.4,
            shirt=BLUE,
            trousers=DARK,
            skin=1,
            hair="grey",
            hands=((-34, -84), (74, -84)),
        ),
    ]


def _workshop_front():
    return [
        person(
            900,
            636,
            1.4,
            shirt=GOLD,
            trousers=GREEN,
            skin=2,
            hair="short",
            flip=True,
            hands=((-36, -90), (70, -76)),
        ),
        rect(450, 508, 34, 9, STEEL, 4),
    ]


def workshop():
    """hoc-nghe: a motorcycle repairer teaches his trade."""
    parts = [*_workshop_behind(), *_workshop_front()]
    return picture(parts)
