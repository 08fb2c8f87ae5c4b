"""The palette and the few shapes that every picture is drawn with, as SVG text."""

import random

INK, DARK, WINE, RED, BRICK = "#2a1512", "#3a1413", "#5e1a1b", "#a3181d", "#b8503a"
CLAY, PEACH, SAND, CREAM, PAPER = "#d98a63", "#f0b48a", "#f6d9a8", "#fdf0d5", "#fffdf9"
GOLD, AMBER, GREEN, LEAF, MOSS = "#e0a526", "#ffd27a", "#1f6b4f", "#4f9a74", "#24513f"
BLUE, SKY, NIGHT, DUSK, STEEL = "#1d4f8c", "#bcd6e6", "#1b1b33", "#4a3450", "#6f8291"
SKINS = ("#e9b48c", "#d99c70", "#f0c39c", "#c98a5e")
HAIR = "#2a1a18"


def rect(x, y, width, height, fill, radius=0, extra=""):
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'rx="{radius}" fill="{fill}" {extra}/>'
    )


def circle(x, y, radius, fill, extra=""):
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" {extra}/>'


def ellipse(x, y, rx, ry, fill, extra=""):
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" {extra}/>'


def polygon(points, fill, extra=""):
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{places}" fill="{fill}" {extra}/>'


def path(d, fill="none", stroke=None, width=0, extra=""):
    stroked = f'stroke="{stroke}" stroke-width="{width}" ' if stroke else ""
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{d}" fill="{fill}" {stroked}{ends} {extra}/>'


def line(x1, y1, x2, y2, colour, width):
    return path(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}", stroke=colour, width=width)


def group(parts, x=0.0, y=0.0, scale=1.0, flip=False, extra=""):
    """Place parts, drawn around their own origin, into the picture."""
    turn = -scale if flip else scale
    return (
        f'<g transform="translate({x:.1f} {y:.1f}) scale({turn:.3f} {scale:.3f})" {extra}>'
        + "".join(parts)
        + "</g>"
    )


def pane(parts, x, y, width, height):
    """A window's view: parts drawn around its own corner, cut off at its edges."""
    return f'<svg x="{x}" y="{y}" width="{width}" height="{height}">{"".join(parts)}</svg>'


def gradient(name, *stops):
    """A vertical gradient: colours from top to bottom, evenly spaced."""
    marks = "".join(
        f'<stop offset="{index / (len(stops) - 1):.2f}" stop-color="{colour}"/>'
        for index, colour in enumerate(stops)
    )
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{marks}</linearGradient>'


def sky_of(*colours):
    """The gradient's definition, and the rectangle that shows it across the picture."""
    return gradient("sky", *colours), rect(0, 0, 1200, 675, "url(#sky)")


def glow(name, colour):
    return (
        f'<radialGradient id="{name}"><stop offset="0" stop-color="{colour}" stop-opacity=".85"/>'
        f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient>'
    )


def hills(base, height, fill, seed, steps=6):
    """A soft ridge across the whole picture, its foot at `base`."""
    dice = random.Random(seed)  # noqa: S311 - the same picture every time
    width = 1200 / steps
    d = f"M0 {base}V{base - height * 0.5:.0f}"
    for _step in range(steps):
        peak = base - height * dice.uniform(0.5, 1.2)
        d += f"q{width / 2:.0f} {peak - base + height * 0.5:.0f} {width:.0f} 0"
    return path(f"{d}V675H0z", fill)


def picture(parts, definitions=()):
    """One whole picture, 1200 by 675."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675">'
        f"<defs>{''.join(definitions)}</defs>{''.join(parts)}</svg>"
    )
