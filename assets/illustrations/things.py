"""What the newer scenes are furnished with: groups of people, lanterns, boats, boards, signs."""

import random

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
    path,
    polygon,
    rect,
)

CARRYING = ((-30, -100), (30, -100))
WAVING = ((-36, -82), (58, -160))
POINTING = ((-36, -82), (66, -118))


def people(y, scale, *members, **common):
    """Several persons on one ground line: (x, shirt, hair, skin) each, and what else differs."""
    return "".join(
        person(
            x,
            y,
            scale,
            shirt=shirt,
            hair=hair,
            skin=skin,
            **{**common, **(more[0] if more else {})},
        )
        for x, shirt, hair, skin, *more in members
    )


def lantern(x, y, colour=RED, scale=1.0):
    """A silk lantern hanging from (x, y)."""
    parts = [
        line(0, 0, 0, 20, INK, 3),
        circle(0, 50, 62, "url(#glow)"),
        ellipse(0, 50, 34, 30, colour),
        ellipse(0, 50, 15, 30, "none", f'stroke="{GOLD}" stroke-width="3"'),
        rect(-14, 18, 28, 7, GOLD, 2),
        rect(-14, 75, 28, 7, GOLD, 2),
        line(0, 82, 0, 106, GOLD, 4),
    ]
    return group(parts, x, y, scale)


def star_lantern(x, y, colour=RED, scale=1.0):
    """A child's star on a stick, for the mid-autumn night."""
    star = "M0 -40L10 -12L40 -12L16 6L25 36L0 18L-25 36L-16 6L-40 -12L-10 -12z"
    return group(
        [
            line(0, 0, 0, 96, "#8a5a34", 5),
            circle(0, 0, 66, "url(#glow)"),
            path(star, colour, GOLD, 5),
            circle(0, 0, 9, AMBER),
        ],
        x,
        y,
        scale,
    )


def boat(x, y, scale=1.0, hull=BLUE, band=RED):
    """A fishing boat with its cabin, the water line at (x, y)."""
    parts = [
        line(-40, -60, -40, -190, "#6d4a33", 7),
        path("M-36 -186l70 26l-70 22z", RED),
        rect(20, -118, 74, 62, CREAM, 5),
        rect(14, -128, 86, 14, band, 4),
        rect(32, -102, 22, 22, SKY, 3),
        rect(62, -102, 22, 22, SKY, 3),
        path("M-150 -62q40 12 120 10h180q-10 44 -40 62h-210q-36 -24 -50 -72z", hull),
        path("M-146 -48q40 12 120 10h172", stroke=band, width=8),
    ]
    return group(parts, x, y, scale)


def rowing_boat(x, y, scale=1.0, colour="#8a4b2c"):
    return group(
        [path("M-190 -40q190 34 380 0q-30 62 -74 62h-232q-44 0 -74 -62z", colour)], x, y, scale
    )


def sheet(x, y, width, height, mark=RED):
    """A printed page: a coloured head and a few lines."""
    lines = "".join(
        line(14, at, width - (14 if n % 2 else 34), at, STEEL, 4)
        for n, at in enumerate(range(38, height - 10, 16))
    )
    return group(
        [rect(0, 0, width, height, PAPER, 4), line(14, 20, width - 40, 20, mark, 7), lines], x, y
    )


def board(x, y, width=420, height=230, colour=MOSS):
    """A notice board on two posts under a little roof, its feet at (x, y)."""
    top = -height - 130
    pages = "".join(
        sheet(24 + n * (width - 30) / 3, top + 30, (width - 90) / 3, height - 60, mark)
        for n, mark in enumerate((RED, GOLD, BLUE))
    )
    return group(
        [
            rect(20, top, 18, -top, "#6d3a24"),
            rect(width - 38, top, 18, -top, "#6d3a24"),
            rect(0, top, width, height, colour, 6),
            pages,
            polygon([(-30, top), (width / 2, top - 66), (width + 30, top)], BRICK),
        ],
        x,
        y,
    )


def loudspeaker(x, y, scale=1.0, flip=False):
    horn = path("M0 -14L70 -46V46L0 14z", STEEL) + ellipse(70, 0, 13, 46, "#8fa2ad")
    waves = "".join(
        path(
            f"M{96 + n * 26} {-24 - n * 14}q{20 + n * 6} {24 + n * 14} 0 {48 + n * 28}",
            "none",
            RED,
            6,
        )
        for n in range(3)
    )
    return group([rect(-22, -16, 28, 32, INK, 5), horn, waves], x, y, scale, flip)


def camera(x, base, height=330):
    """A security camera on its post."""
    return group(
        [
            line(0, 0, 0, -height, STEEL, 12),
            line(0, -height + 20, 46, -height + 20, STEEL, 9),
            rect(34, -height, 84, 36, PAPER, 10),
            circle(112, -height + 18, 15, INK),
            circle(114, -height + 18, 6, SKY),
        ],
        x,
        base,
    )


def umbrella(x, y, colour, scale=1.0):
    """Held at (x, y), open above."""
    return group(
        [
            line(0, 0, 0, -110, INK, 5),
            path(
                "M-84 -92q10 -80 84 -84q74 4 84 84q-20 -16 -42 0q-20 -16 -42 0"
                "q-22 -16 -42 0q-22 -16 -42 0z",
                colour,
            ),
        ],
        x,
        y,
        scale,
    )


def communal_house(x, base, scale=1.0):
    """A village's communal house with its curved roof."""
    pillars = "".join(rect(at, -150, 22, 150, RED) for at in (-230, -120, -11, 98, 208))
    return group(
        [
            rect(-240, -150, 480, 150, "#f0d2a0"),
            *(rect(at, -120, 70, 120, WINE, 3) for at in (-194, -84, 26, 134)),
            pillars,
            path(
                "M-330 -150q40 -6 80 -84h500q40 78 80 84q-20 14 -60 14h-540q-40 0 -60 -14z", BRICK
            ),
            path("M-262 -232q-16 -12 -24 -34q30 12 60 12h452q30 0 60 -12q-8 22 -24 34z", WINE),
            circle(0, -268, 20, GOLD),
            rect(-270, -10, 540, 26, SAND, 3),
        ],
        x,
        base,
        scale,
    )


def shelf(x, y, width, height, seed=0):
    """A bookcase full of books."""
    colours = (RED, BLUE, GREEN, GOLD, WINE, CLAY, STEEL, MOSS)
    parts = [rect(0, 0, width, height, "#6d3a24", 4)]
    for row in range(height // 90):
        top = 12 + row * 90
        parts.append(rect(10, top, width - 20, 74, "#40201a"))
        for n in range(int((width - 30) / 20)):
            tall = 46 + (n * 7 + row * 11 + seed * 5) % 24
            parts.append(
                rect(16 + n * 20, top + 74 - tall, 16, tall, colours[(n + row * 3 + seed) % 8], 2)
            )
    return group(parts, x, y)


def laptop(x, y, scale=1.0, screen=SKY):
    return group(
        [
            rect(-80, -104, 160, 104, INK, 8),
            rect(-71, -95, 142, 86, screen, 3),
            path("M-100 0h200l12 14h-224z", STEEL),
        ],
        x,
        y,
        scale,
    )


def broom(x, y, lean=20):
    return (
        f'<g transform="translate({x} {y}) rotate({lean})">'
        + line(0, -150, 0, 0, "#8a5a34", 7)
        + path("M-20 0h40l14 46h-68z", GOLD)
        + "</g>"
    )


def motorbike(x, base, scale=1.0, colour=RED, flip=False):
    """A small motorbike seen from its side."""
    wheels = "".join(circle(at, -34, 33, INK) + circle(at, -34, 17, STEEL) for at in (-74, 74))
    return group(
        [
            wheels,
            path(
                "M-92 -60q10 -34 60 -30l40 26h30l20 -56l26 6l18 50q-30 4 -40 30"
                "h-110q-14 -26 -44 -26z",
                colour,
            ),
            rect(-74, -100, 84, 15, INK, 7),
            path("M52 -118l-22 -14", stroke=INK, width=8),
            circle(74, -98, 9, AMBER),
        ],
        x,
        base,
        scale,
        flip,
    )


def rider(x, base, scale=1.0, *, colour=RED, shirt=BLUE, skin=0, flip=False):
    """Somebody with a helmet on a motorbike."""
    sitter = person(
        0,
        -44,
        0.95,
        shirt=shirt,
        skin=skin,
        hair="helmet",
        seated=True,
        hands=((10, -86), (52, -92)),
    )
    leg = path("M-18 -118l34 26l-10 62", stroke=DARK, width=22)
    return group([sitter, motorbike(0, 0, 1, colour), leg], x, base, scale, flip)


def scattered(count, width, height, seed):
    """Places (x, y) over a rectangle, the same each time."""
    dice = random.Random(seed)  # noqa: S311 - the same picture every time
    return [(dice.randrange(width), dice.randrange(height)) for _ in range(count)]


def rain(count=90):
    """Slanting strokes over the whole picture."""
    return "".join(
        path(f"M{x} {y}l-12 34", stroke=SKY, width=3, extra='opacity=".55"')
        for x, y in scattered(count, 1230, 650, 5)
    )


def stars(count=40):
    """The upper half of a night sky."""
    return "".join(
        circle(x, y, 2.2, CREAM, 'opacity=".8"') for x, y in scattered(count, 1200, 300, 9)
    )


def potted(x, base, scale=1.0, flower=RED):
    blooms = "".join(
        circle(dx, dy, 9, flower) for dx, dy in ((-24, -92), (4, -112), (28, -86), (-4, -82))
    )
    return group(
        [
            path("M-26 -50h52l-8 50h-36z", CLAY),
            circle(-16, -76, 24, GREEN),
            circle(16, -80, 26, LEAF),
            blooms,
        ],
        x,
        base,
        scale,
    )


def table(x, y, width, height=90, colour="#9c5a3c"):
    """A table's top at (x, y) with two legs."""
    return (
        rect(x, y, width, 20, colour, 4)
        + rect(x + 16, y + 20, 20, height, "#6d3a24")
        + rect(x + width - 36, y + 20, 20, height, "#6d3a24")
    )
