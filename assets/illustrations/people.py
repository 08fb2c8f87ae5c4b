"""People, about 200 units tall, drawn with their feet at the origin."""

from shapes import (
    AMBER,
    CREAM,
    GOLD,
    HAIR,
    INK,
    PAPER,
    SAND,
    SKINS,
    circle,
    ellipse,
    group,
    path,
    polygon,
    rect,
)


def _hair(style):
    cap = path("M-23 -178a23 23 0 0 1 46 0q-8 -10 -22 -11q-16 0 -24 11z", HAIR)
    if style == "bob":
        return path(
            "M-25 -166v-14a25 25 0 0 1 50 0v14q-5 4 -9 1v-15q-14 0 -20 -7"
            "q-6 8 -13 9v13q-5 3 -8 -1z",
            HAIR,
        )
    if style == "bun":
        return circle(0, -206, 10, HAIR) + cap
    if style == "grey":
        return path("M-23 -178a23 23 0 0 1 46 0q-8 -10 -22 -11q-16 0 -24 11z", "#b9aca1")
    if style == "cap":
        return cap + path("M-24 -182a24 22 0 0 1 48 0z", GOLD) + rect(0, -185, 36, 6, GOLD, 3)
    if style == "helmet":
        return path("M-26 -180a26 26 0 0 1 52 0z", AMBER) + rect(-30, -183, 60, 6, GOLD, 3)
    if style == "leaf-hat":
        return (
            cap
            + polygon([(-46, -180), (0, -218), (46, -180)], SAND)
            + ellipse(0, -180, 46, 6, "#e8c58a")
        )
    return cap


def _arm(side, hand, sleeve, skin):
    """An arm from the shoulder to `hand` (x, y), its elbow bent outwards a little."""
    shoulder_x, shoulder_y = side * 27, -140
    hand_x, hand_y = hand
    elbow_x = (shoulder_x + hand_x) / 2 + side * 12
    elbow_y = (shoulder_y + hand_y) / 2 + 8
    return (
        path(
            f"M{shoulder_x} {shoulder_y}Q{elbow_x:.0f} {elbow_y:.0f} {hand_x} {hand_y}",
            stroke=skin,
            width=15,
        )
        + path(
            f"M{shoulder_x} {shoulder_y}Q{(shoulder_x + elbow_x) / 2:.0f} "
            f"{(shoulder_y + elbow_y) / 2:.0f} "
            f"{(elbow_x + shoulder_x) / 2:.0f} {elbow_y:.0f}",
            stroke=sleeve,
            width=19,
        )
        + circle(hand_x, hand_y, 9, skin)
    )


def _vest():
    return (
        path("M-29 -148q29 12 58 0l-3 66h-52z", GOLD)
        + path("M-29 -148q29 12 58 0l-1 14q-28 11 -56 0z", "#c98a12")
        + rect(-28, -120, 56, 8, PAPER)
        + rect(-27, -98, 54, 8, PAPER)
    )


def person(
    x,
    y,
    scale=1.0,
    *,
    shirt,
    trousers=INK,
    skin=0,
    hair="short",
    hands=((-36, -82), (36, -82)),
    vest=False,
    flip=False,
    seated=False,
    shadow=True,
):
    """Draw one person; `seated` leaves the legs out (a table hides them)."""
    tone = SKINS[skin % len(SKINS)]
    parts = []
    if not seated:
        if shadow:
            parts.append(ellipse(0, 2, 46, 7, "#000", 'opacity=".18"'))
        parts += [
            rect(-24, -84, 21, 82, trousers, 6),
            rect(3, -84, 21, 82, trousers, 6),
            rect(-29, -7, 27, 9, INK, 4),
            rect(2, -7, 27, 9, INK, 4),
        ]
    parts += [
        rect(-8, -165, 16, 20, tone, 4),
        path("M-33 -138q2 -14 18 -16q15 6 30 0q16 2 18 16l-5 62q-28 8 -56 0z", shirt),
        path("M-11 -154q11 12 22 0l-4 12h-14z", CREAM, extra='opacity=".55"'),
    ]
    if vest:
        parts.append(_vest())
    parts += [_arm(-1, hands[0], shirt, tone), _arm(1, hands[1], shirt, tone)]
    parts += [circle(0, -176, 22, tone), _hair(hair)]
    return group(parts, x, y, scale, flip)


def torch(x, y, angle=0.0, length=260, spread=46):
    """A torch held at (x, y) with its beam to the right, turned by `angle` degrees."""
    return (
        f'<g transform="translate({x} {y}) rotate({angle})">'
        + polygon([(14, -5), (length, -spread), (length, spread), (14, 5)], AMBER, 'opacity=".32"')
        + rect(-14, -5, 28, 10, INK, 3)
        + rect(10, -7, 8, 14, AMBER, 2)
        + "</g>"
    )
