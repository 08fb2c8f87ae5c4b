"""The headings of a drawn text: in order, never empty, each with an address to link to.

Editors begin with a small heading because it looks better, skip a level, leave an empty heading
behind: a screen reader's user, who moves by headings, then looks for what is missing.
"""

import re
from html import unescape
from typing import NamedTuple

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from common.slugs import slugify_vi

#: Fewer chapters than this need no list of them.
LONG = 3
#: No other id of a page begins so.
PREFIX = "muc-"
_HEADING = re.compile(r"<h([2-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]*)"')
_ANCHOR_LENGTH = 60


class Chapter(NamedTuple):
    """A heading of the second level: where it stands and what it says."""

    anchor: str
    title: str


class _Outline:
    """Goes from heading to heading; `chapters` are those it has passed."""

    def __init__(self):
        self.level = 1
        self.anchors = set()
        self.chapters = []

    def write(self, heading: re.Match) -> str:
        written, attributes, inner = heading.groups()
        title = " ".join(unescape(strip_tags(inner)).split())
        if not title:
            return ""
        self.level = min(int(written), self.level + 1)
        if self.level == 2:
            attributes = self._chapter(title, attributes)
        return f"<h{self.level}{attributes}>{inner}</h{self.level}>"

    def _chapter(self, title: str, attributes: str) -> str:
        named = _ID.search(attributes)
        anchor = named[1] if named else self._free(title)
        self.anchors.add(anchor)
        self.chapters.append(Chapter(anchor, title))
        return attributes if named else format_html('{} id="{}"', mark_safe(attributes), anchor)  # noqa: S308

    def _free(self, title: str) -> str:
        base = anchor = (PREFIX + slugify_vi(title)[:_ANCHOR_LENGTH]).rstrip("-")
        number = 1
        while anchor in self.anchors:
            number += 1
            anchor = f"{base}-{number}"
        return anchor


def outlined(html: str) -> tuple[SafeString, list[Chapter]]:
    """Answer the HTML, that the portal's own templates drew, with its headings set right.

    Levels follow on a page's h1 without a gap, empty headings go, chapters get an id where they
    have none. With it come the chapters in their order.
    """
    outline = _Outline()
    return mark_safe(_HEADING.sub(outline.write, html)), outline.chapters  # noqa: S308
