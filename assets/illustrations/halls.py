"""Halls and homes: the contest, the warning, the evening desk, the meal, the letter."""

from people import person
from rooms import room, window
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
    MOSS,
    PAPER,
    PEACH,
    RED,
    SKY,
    STEEL,
    WINE,
    circle,
    ellipse,
    glow,
    group,
    line,
    path,
    picture,
    polygon,
    rect,
)
from things import CARRYING, POINTING, WAVING, laptop, people, potted, sheet, shelf

from places import palm


def _contest_behind():
    curtain = "".join(
        path(f"M{x} 0h70q-10 220 0 450h-70q14 -230 0 -450z", RED if n % 2 else "#8e1419")
        for n, x in enumerate((*range(-20, 170, 60), *range(990, 1200, 60)))
    )
    return [
        rect(0, 0, 1200, 675, "#6d1f22"),
        rect(180, 60, 840, 380, "#f3cf8f"),
        rect(300, 90, 600, 90, RED, 8),
        rect(350, 118, 500, 12, AMBER, 5),
        rect(430, 148, 340, 9, AMBER, 4),
        curtain,
        rect(0, 440, 1200, 70, "#a8603c"),
        rect(0, 500, 1200, 175, "#3f1416"),
        people(
            450,
            1.05,
            (300, BLUE, "bob", 0),
            (380, BLUE, "short", 1),
            (560, GREEN, "bun", 2),
            (640, GREEN, "short", 3, {"hands": WAVING}),
            (820, WINE, "cap", 0),
            (900, WINE, "bob", 1),
        ),
        *(
            rect(x, 372, 190, 78, colour, 6) + rect(x + 60, 396, 70, 26, PAPER, 4)
            for x, colour in ((245, "#1d3f6c"), (505, MOSS), (765, "#7a2426"))
        ),
    ]


def _contest_front():
    return [
        *(
            circle(x, 620 + n % 2 * 20, 30, colour) + path(f"M{x - 46} 690q46 -80 92 0z", shirt)
            for n, (x, colour, shirt) in enumerate(
                (
                    (80, INK, BLUE),
                    (210, DARK, GOLD),
                    (340, INK, GREEN),
                    (470, "#b9aca1", CREAM),
                    (600, INK, RED),
                    (730, DARK, STEEL),
                    (860, INK, GOLD),
                    (990, "#b9aca1", GREEN),
                    (1120, INK, BLUE),
                )
            )
        ),
    ]


def contest():
    """hoi-thi: teams on the stage of the house of culture."""
    return picture([*_contest_behind(), *_contest_front()])


def _warning_phone_behind():
    bubble = path(
        "M0 -120h300q24 0 24 24v110q0 24 -24 24h-210l-50 44v-44h-40"
        "q-24 0 -24 -24v-110q0 -24 24 -24z",
        PAPER,
    )
    return [
        rect(0, 0, 1200, 675, "#1d4058"),
        circle(600, 360, 420, "#25526e"),
        circle(600, 360, 290, "#2f6584"),
        rect(470, 90, 260, 500, INK, 36),
        rect(486, 130, 228, 420, CREAM, 8),
        circle(600, 250, 64, PEACH),
        circle(600, 232, 24, SKY),
        path("M556 292q44 -60 88 0z", SKY),
        rect(530, 340, 140, 14, STEEL, 7),
        rect(550, 366, 100, 10, "#b9c4c8", 5),
        circle(545, 470, 34, RED),
        circle(655, 470, 34, GREEN),
        path("M530 470h30", stroke=PAPER, width=9),
        path("M642 470l10 12l18 -24", stroke=PAPER, width=8),
        group(
            [
                bubble,
                polygon([(150, -104), (214, 10), (86, 10)], GOLD),
                rect(144, -66, 12, 40, INK, 4),
                circle(150, -8, 8, INK),
            ],
            800,
            250,
        ),
    ]


def _warning_phone_front():
    bubble = path(
        "M0 -120h300q24 0 24 24v110q0 24 -24 24h-210l-50 44v-44h-40"
        "q-24 0 -24 -24v-110q0 -24 24 -24z",
        PAPER,
    )
    return [
        group(
            [
                bubble,
                *(line(30, -80 + n * 30, 270 - n * 50, -80 + n * 30, STEEL, 8) for n in range(3)),
            ],
            420,
            350,
            0.9,
            True,
        ),
        people(
            690,
            1.5,
            (180, GOLD, "grey", 0, {"hands": ((-30, -100), (30, -150))}),
            (1000, RED, "bob", 2, {"flip": True, "hands": POINTING}),
            seated=True,
        ),
        rect(0, 600, 1200, 75, "#16334a"),
    ]


def warning_phone():
    """dien-thoai-canh-giac: a phone that rings, and a hand's sign to stop."""
    return picture([*_warning_phone_behind(), *_warning_phone_front()])


def evening_desk():
    """tra-cuu-tai-nha: looking up the law at home in the evening."""
    return picture(
        [
            room("#4a3450", "#3a2530", 520),
            window(120, 90, 240, 210, night=True),
            shelf(820, 80, 300, 280, 2),
            circle(640, 300, 260, "url(#glow)"),
            path("M640 150l70 90h-140z", GOLD),
            line(640, 0, 640, 150, INK, 5),
            person(
                480,
                600,
                1.7,
                shirt=GREEN,
                skin=0,
                hair="bob",
                seated=True,
                hands=((-20, -70), (70, -64)),
            ),
            laptop(690, 486, 1.4, CREAM),
            line(630, 380, 720, 380, RED, 8),
            line(630, 404, 750, 404, STEEL, 6),
            line(630, 424, 730, 424, STEEL, 6),
            rect(180, 500, 840, 26, "#8a4b2c", 6),
            rect(230, 526, 28, 149, "#5e2a1c"),
            rect(942, 526, 28, 149, "#5e2a1c"),
            group(
                [
                    path("M-18 -40h36l-6 40h-24z", RED),
                    path("M-4 -54q8 -14 0 -26", stroke=CREAM, width=4),
                ],
                330,
                500,
            ),
            potted(930, 500, 0.9),
        ],
        [glow("glow", AMBER)],
    )


def family_meal():
    """bua-com-gia-dinh: three generations around the evening meal."""
    bowls = "".join(
        path(f"M{x - 30} 470h60q-4 34 -30 34t-30 -34z", PAPER) + ellipse(x, 470, 30, 7, "#fff6dd")
        for x in (340, 470, 730, 860)
    )
    return picture(
        [
            room("#f0c690", "#a8603c"),
            window(80, 100, 180, 180),
            rect(460, 70, 280, 150, "#7a3a2e", 5),
            rect(476, 86, 248, 118, "#cfe0d2", 3),
            path("M476 204l80 -70l60 44l50 -34l58 60z", GREEN),
            circle(680, 116, 16, GOLD),
            palm(1090, 520, 1.3),
            path("M1050 510h80l-12 60h-56z", CLAY),
            people(
                570,
                1.3,
                (330, BLUE, "short", 1),
                (470, WINE, "bun", 0),
                (730, GREEN, "grey", 2),
                (870, GOLD, "bob", 3),
                seated=True,
                hands=CARRYING,
            ),
            person(600, 560, 1.0, shirt=RED, skin=0, hair="short", seated=True),
            ellipse(600, 530, 420, 58, "#8a4b2c"),
            ellipse(600, 518, 420, 58, "#b9703f"),
            bowls,
            *(
                ellipse(x, 512, 52, 16, PAPER) + ellipse(x, 508, 38, 11, colour)
                for x, colour in ((500, GREEN), (610, BRICK), (720, GOLD))
            ),
        ]
    )


def _box_for_letters_behind():
    return [
        rect(0, 0, 1200, 675, "#e9c48c"),
        *(
            rect(x + (y // 60 % 2) * 60, y, 114, 54, "#deb47a", 3)
            for x in range(-120, 1200, 120)
            for y in range(0, 540, 60)
        ),
        rect(0, 540, 1200, 135, "#a8704c"),
        rect(470, 130, 300, 320, RED, 14),
        rect(450, 110, 340, 40, WINE, 10),
        rect(520, 200, 200, 18, INK, 8),
        sheet(540, 290, 160, 110),
        circle(620, 424, 9, GOLD),
        polygon([(500, 170), (640, 150), (652, 206), (512, 222)], PAPER),
        path("M504 172l76 30l62 -50", stroke=STEEL, width=4),
        person(
            360,
            655,
            1.75,
            shirt=BLUE,
            skin=1,
            hair="bob",
            trousers=DARK,
            hands=((-36, -82), (104, -264)),
        ),
    ]


def _box_for_letters_front():
    return [
        person(
            930,
            655,
            1.5,
            shirt=GREEN,
            skin=0,
            hair="grey",
            flip=True,
            hands=((-30, -90), (34, -110)),
        ),
        rect(850, 466, 50, 34, PAPER, 3),
        potted(1090, 640, 2.0),
        potted(120, 640, 1.8, GOLD),
    ]


def box_for_letters():
    """hom-thu-gop-y: a letter goes into the box on the wall."""
    return picture([*_box_for_letters_behind(), *_box_for_letters_front()])


def _sewing_class_behind():
    machine = [
        path("M-70 0h140v-16h-28v-74h-92v26h60v48h-80z", INK),
        circle(52, -64, 16, GOLD),
        rect(-46, -64, 10, 40, STEEL),
    ]
    return [
        room("#cfdcc8", "#9c6a4c"),
        window(70, 100),
        window(930, 100),
        rect(400, 90, 400, 16, "#6d3a24", 3),
        *(
            path(f"M{x} 106q-6 90 -14 140h72q-8 -60 -14 -140z", colour)
            for x, colour in ((430, RED), (510, BLUE), (590, GOLD), (670, GREEN), (740, PEACH))
        ),
        people(
            560,
            1.25,
            (230, GOLD, "bun", 0),
            (570, BLUE, "bob", 2),
            (910, WINE, "short", 1),
            seated=True,
            hands=((-16, -72), (60, -66)),
        ),
        *(group(machine, x, 486, 1.1) for x in (350, 690, 1030)),
    ]


def _sewing_class_front():
    return [
        rect(120, 486, 1020, 22, "#8a4b2c", 4),
        *(rect(x, 508, 24, 167, "#6d3a24") for x in (150, 620, 1086)),
        *(
            path(f"M{x} 486h110v60q-60 20 -110 0z", colour)
            for x, colour in ((400, RED), (740, GREEN))
        ),
        person(
            1110,
            650,
            1.4,
            shirt=CREAM,
            skin=3,
            hair="grey",
            trousers=DARK,
            flip=True,
            hands=POINTING,
        ),
    ]


def sewing_class():
    """lop-may: a sewing class, three machines, one teacher."""
    return picture([*_sewing_class_behind(), *_sewing_class_front()])
