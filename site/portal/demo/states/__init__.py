"""The components of public pages, each in every state: what the gallery's sheets of states draw.

Made up here, so that the page is the same with an empty database. Focus and hover are the browser's
own; dark is the visitor's scheme. A component whose ids are fixed stands once on a sheet.
"""

from itertools import chain

from django.template.loader import render_to_string

from . import basics, dated, finding, home, law
from .made import Example

#: The sheets by the name in their address: their title, and what makes their examples.
SHEETS = {
    "states": ("Tin và danh sách", (*basics.GROUPS, *dated.GROUPS)),
    "finding": ("Tìm kiếm và danh bạ", finding.GROUPS),
    "law": ("Pháp luật", law.GROUPS),
    "home": ("Trang chủ", home.GROUPS),
}


def examples(request, sheet: str) -> list[dict]:
    """A sheet's examples drawn: `{name, state, html, frame, classes, is_item}`, by component."""
    drawn = []
    for one in chain(*(make() for make in SHEETS[sheet][1])):
        frame, _, classes = one.frame.partition(" ")
        drawn.append(
            {
                "name": one.template.removesuffix(".html"),
                "state": one.state,
                "html": _draw(one, request),
                "frame": frame,
                "classes": classes.removesuffix(" bare"),
                "is_item": classes.endswith("bare"),
            }
        )
    return drawn


def _draw(one: Example, request) -> str:
    if "block" in one.context:
        return one.context["block"].render(one.context["value"])
    return render_to_string(one.template, one.context, request)
