"""Houses, trees, lamps, bicycles: what the pictures' places are made of."""

import random

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
    RED,
    SAND,
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

WALLS = (BRICK, "#c7714d", WINE, "#8e2f28", CLAY, "#7a3a2e")


def _window(x, y, lit, dice, width=30, height=40):
    glass = AMBER if dice.random() < lit else "#3b2a2c"
    return (
        rect(x - 4, y - 4, width + 8, height + 8, "#00000022", 3)
        + rect(x, y, width, height, glass, 2)
        + line(x + width / 2, y, x + width / 2, y + height, "#00000044", 3)
        + rect(x - 5, y + height, width + 10, 5, SAND, 1)
    )


def _balcony(x, y, width):
    bars = "".join(
        line(x + step, y, x + step, y + 22, DARK, 2) for step in range(0, int(width) + 1, 11)
    )
    return (
        bars
        + rect(x - 3, y - 3, width + 6, 4, DARK, 1)
        + rect(x - 3, y + 20, width + 6, 6, SAND, 1)
    )


def _roof(width, height, style):
    if style == 0:
        return polygon([(-10, -height), (width / 2, -height - 46), (width + 10, -height)], WINE)
    if style == 1:
        tank = rect(width * 0.55, -height - 34, 34, 22, STEEL, 8) + rect(
            width * 0.55 + 4, -height - 14, 4, 14, INK
        )
        return rect(-5, -height - 8, width + 10, 12, SAND, 2) + tank
    return path(f"M-6 {-height}v-14q{width / 2 + 6} -34 {width + 12} 0v14z", DARK)


def tube_house(x, base, width, height, seed, *, lit=0.5, shop=None):
    """A narrow town house with its street door at (x, base); `shop` is its awning's colour."""
    dice = random.Random(seed)  # noqa: S311 - the same picture every time
    parts = [rect(0, -height, width, height, dice.choice(WALLS)), _roof(width, height, seed % 3)]
    columns = 2 if width > 95 else 1
    for floor in range(int((height - 120) // 84)):
        top = -height + 26 + floor * 84
        for column in range(columns):
            middle = width * (column + 1) / (columns + 1)
            parts.append(_window(middle - 15, top, lit, dice))
        if dice.random() < 0.45:
            parts.append(_balcony(10, top + 36, width - 20))
    parts.append(_ground_floor(width, shop))
    return group(parts, x, base)


def _ground_floor(width, shop):
    if not shop:
        return rect(width / 2 - 21, -84, 42, 84, DARK, 3) + circle(width / 2 + 12, -40, 3, GOLD)
    stripes = "".join(
        rect(-8 + step * (width + 16) / 6, -112, (width + 16) / 6, 24, shop if step % 2 else CREAM)
        for step in range(6)
    )
    return (
        rect(8, -88, width - 16, 88, "#ffdf9a") + rect(8, -30, width - 16, 30, "#8a4b2c") + stripes
    )


def row_of_houses(base, seed, *, lit=0.5, shops=(), low=210, high=400, left=-20, right=1220):
    """A street front from left to right, no gap between its houses."""
    dice = random.Random(seed)  # noqa: S311
    parts, x, index = [], left, 0
    while x < right:
        width = dice.choice((84, 96, 112, 128))
        shop = shops[index % len(shops)] if shops else None
        parts.append(
            tube_house(
                x, base, width, dice.randint(low, high), seed * 97 + index, lit=lit, shop=shop
            )
        )
        x += width + 2
        index += 1
    return "".join(parts)


def lamp(x, base, height=230, *, on=True):
    parts = [
        line(0, 0, 0, -height, INK, 7),
        path(f"M0 {-height}q0 -26 34 -26", stroke=INK, width=6),
        rect(26, -height - 30, 30, 9, INK, 3),
    ]
    if on:
        parts.append(circle(42, -height - 14, 70, "url(#glow)"))
        parts.append(ellipse(42, -height - 19, 11, 5, "#fff3cf"))
    return group(parts, x, base)


def tree(x, base, scale=1.0, colour=LEAF, dark=MOSS):
    parts = [
        path("M-7 0q4 -50 0 -90h14q-4 40 0 90z", "#5b3a29"),
        circle(-34, -108, 38, dark),
        circle(34, -112, 40, dark),
        circle(0, -140, 50, colour),
        circle(-24, -120, 30, colour),
    ]
    return group(parts, x, base, scale)


def palm(x, base, scale=1.0, colour=GREEN):
    leaves = "".join(
        path(
            "M0 -190q50 -40 96 4q-52 -14 -96 -4z",
            colour,
            extra=f'transform="rotate({turn} 0 -190)"',
        )
        for turn in (-150, -115, -75, -40, -5, 25, 165)
    )
    return group([path("M-8 0q10 -100 2 -190h10q6 100 4 190z", "#6d4a33"), leaves], x, base, scale)


def bicycle(x, base, scale=1.0, frame=RED):
    wheels = "".join(
        circle(hub, -46, 44, "none", f'stroke="{INK}" stroke-width="6"')
        + circle(
            hub, -46, 38, "none", f'stroke="{STEEL}" stroke-width="1.5" stroke-dasharray="2 10"'
        )
        + circle(hub, -46, 5, INK)
        for hub in (-72, 72)
    )
    tubes = path(
        "M-72 -46L-34 -112H44L72 -46M-34 -112L-6 -46H-72M-6 -46L44 -112L38 -134",
        stroke=frame,
        width=8,
    )
    return group(
        [
            wheels,
            tubes,
            path("M20 -142q22 -8 38 8", stroke=INK, width=7),
            path("M-34 -112l-6 -20", stroke=INK, width=6),
            rect(-62, -138, 44, 10, INK, 5),
            circle(-6, -46, 12, GOLD),
            path("M44 -118h40v26h-34z", CLAY, stroke="#7a3a2e", width=3),
        ],
        x,
        base,
        scale,
    )


def wires(y, sag=26, count=3):
    return "".join(
        path(
            f"M-10 {y + 12 * n}q300 {sag + 6 * n} 610 0t610 0",
            stroke=INK,
            width=2,
            extra='opacity=".55"',
        )
        for n in range(count)
    )


def extinguisher(x, y, scale=1.0):
    return group(
        [
            rect(-13, -52, 26, 52, RED, 8),
            rect(-13, -34, 26, 12, CREAM),
            rect(-6, -62, 12, 12, INK, 3),
            path("M5 -58q26 0 30 26", stroke=INK, width=5),
        ],
        x,
        y,
        scale,
    )


def bunting(y, colours=(RED, GOLD, GREEN, BLUE)):
    flags = "".join(
        polygon(
            [(x, y + 10), (x + 34, y + 12), (x + 17, y + 44)], colours[(x // 48) % len(colours)]
        )
        for x in range(10, 1200, 48)
    )
    return path(f"M0 {y}q300 22 600 10t600 0", stroke=INK, width=2) + flags
