"""From a Word file or pasted text to HTML of a few known tags, with its images aside. Pure."""

import html
import io
import unicodedata
from dataclasses import dataclass

import mammoth
import nh3

from . import container
from .container import Reason, RefusedError

MAX_TEXT_LENGTH = 200_000
MAX_IMAGES, MAX_IMAGE_BYTES = 30, 10 * 1024 * 1024
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
"""
TAGS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "br", "strong", "em", "a", "img"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
}
SPANS = {"colspan", "rowspan"}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "td": SPANS, "th": SPANS}
#: What nobody sees and what breaks words: zero widths, soft hyphens, direction marks.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202c"))


@dataclass(frozen=True)
class Image:
    """A picture of the file: its bytes, and what Word says of it (often nothing of use)."""

    data: bytes
    content_type: str
    description: str = ""


@dataclass(frozen=True)
class Source:
    """What was read: HTML of `TAGS` whose images are named `0`, `1`…, and those images.

    `recomposed`: letters stood apart from their marks (NFD). `left_out`: pictures over the limits.
    """

    html: str
    images: tuple[Image, ...] = ()
    recomposed: bool = False
    left_out: int = 0


def read_word(data: bytes) -> Source:
    """Read a .docx; raises `RefusedError`. It asks no network and opens no other file."""
    container.check(data)
    keep = _Keep()
    try:
        markup = mammoth.convert_to_html(
            io.BytesIO(data),
            convert_image=mammoth.images.img_element(keep),
            style_map=STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
        ).value
    except Exception as error:  # A stranger's file: whatever a library stumbles over is its fault.
        raise RefusedError(Reason.BROKEN) from error
    return _source(markup, tuple(keep.images), keep.left_out)


def read_text(text: str) -> Source:
    """Read pasted text: a line is a paragraph."""
    if len(text) > MAX_TEXT_LENGTH:
        raise RefusedError(Reason.TOO_LONG)
    lines = [line.strip() for line in text.splitlines()]
    return _source("".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line))


def _source(markup: str, images=(), left_out: int = 0) -> Source:
    composed = unicodedata.normalize("NFC", markup)
    plain = composed.translate(INVISIBLE).replace("\u00a0", " ")
    cleaned = nh3.clean(
        plain,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return Source(cleaned, images, composed != markup, left_out)


class _Keep:
    """Takes mammoth's images aside; the HTML keeps their number alone."""

    def __init__(self):
        self.images: list[Image] = []
        self.left_out = 0

    def __call__(self, image) -> dict[str, str]:
        with image.open() as file:
            data = file.read(MAX_IMAGE_BYTES + 1)
        if len(data) > MAX_IMAGE_BYTES or len(self.images) >= MAX_IMAGES:
            self.left_out += 1
            return {"src": ""}
        self.images.append(Image(data, image.content_type or "", image.alt_text or ""))
        return {"src": str(len(self.images) - 1)}
