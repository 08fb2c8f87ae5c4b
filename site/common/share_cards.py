"""The picture that goes with a page's address when it is sent in a message.

Drawn from the page's title alone, so it says the same as the page and shows nobody's face. The
fonts are those of the site: two files that share the letters, so a line is drawn piece by piece.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
MARGIN, BAR = 80, 24
PAPER, INK, MUTED, RED, GOLD = "#fffdf9", "#231a16", "#6a5d55", "#a3181d", "#d9a02b"
#: Sizes tried for the title, the largest first, and the height that it may take.
SIZES, TITLE_HEIGHT = (76, 64, 54, 46), 370
NAME_SIZE, BOLD, REGULAR = 34, 700, 400
COLOURS = 64
#: Raise it whenever cards are drawn otherwise: their addresses change.
DRAWING = 1
#: The fonts have hardly a letter from here on.
UNKNOWN = 0x2100
FONTS = Path(settings.BASE_DIR) / "site" / "common" / "static" / "common" / "fonts"
# What the Vietnamese file has and the Latin one has not.
_VIETNAMESE = re.compile(
    "([\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]+)"
)


# No line holds a longer word.
_LONG = re.compile(r"(\S{24})(?=\S)")


def address_of(page_id: int, title: str, name: str) -> str:
    """The card's path; another title or name of the site is another address."""
    return reverse("share-card", args=[page_id, digest(title, name)])


def digest(title: str, name: str) -> str:
    """Tells a card from every other."""
    text = f"{DRAWING}\0{title}\0{name}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def draw(title: str, name: str) -> bytes:
    """A PNG of 1200 by 630 with the title and the name of the site."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, 0, WIDTH, BAR), fill=RED)
    pen.rectangle((MARGIN, HEIGHT - 150, MARGIN + 120, HEIGHT - 144), fill=GOLD)
    size, lines = _fitted(_composed(title))
    for number, line in enumerate(lines):
        _write(pen, (MARGIN, MARGIN + BAR + number * round(size * 1.3)), line, size, BOLD, INK)
    (name_line, *_rest) = _wrapped(_composed(name), NAME_SIZE, REGULAR)
    _write(pen, (MARGIN, HEIGHT - 120), name_line, NAME_SIZE, REGULAR, MUTED)
    data = BytesIO()
    card.quantize(COLOURS).save(data, "PNG", optimize=True)
    return data.getvalue()


def _composed(text: str) -> str:
    """One line of letters that the fonts have: marks joined to theirs, signs left out."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    known = "".join(letter for letter in text if ord(letter) < UNKNOWN and letter.isprintable())
    return _LONG.sub(r"\1 ", known) or " "


def _fitted(title: str) -> tuple[int, list[str]]:
    """The largest size at which the title fits; at the smallest what does not is cut off."""
    for size in SIZES:
        lines = _wrapped(title, size, BOLD)
        if len(lines) * size * 1.3 <= TITLE_HEIGHT:
            return size, lines
    most = int(TITLE_HEIGHT / (SIZES[-1] * 1.3))
    return SIZES[-1], [*lines[: most - 1], lines[most - 1] + " …"]


def _wrapped(text: str, size: int, weight: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _length(longer, size, weight) > WIDTH - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _length(text: str, size: int, weight: int) -> float:
    return sum(font.getlength(piece) for piece, font in _pieces(text, size, weight))


def _write(pen, at: tuple[float, float], text: str, size: int, weight: int, colour: str) -> None:
    left, top = at
    for piece, font in _pieces(text, size, weight):
        pen.text((left, top + size), piece, font=font, fill=colour, anchor="ls")
        left += font.getlength(piece)


def _pieces(text: str, size: int, weight: int) -> list[tuple[str, ImageFont.FreeTypeFont]]:
    """The text in pieces, each with the font that has its letters."""
    pieces = enumerate(_VIETNAMESE.split(text))
    names = ("latin", "vietnamese")
    return [(piece, _font(names[n % 2], size, weight)) for n, piece in pieces if piece]


@lru_cache(maxsize=16)
def _font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(FONTS / f"noto-sans-{name}.woff2", size)
    font.set_variation_by_axes([weight])
    return font
