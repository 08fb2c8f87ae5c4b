"""The gallery shows every component of public pages, so that none is looked at by nobody."""

from pathlib import Path

import pytest
from django.test import RequestFactory

from portal.demo import states

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FOLDERS = ("components", "pages/parts")
# Every page has these, or one whole page is made of them: they are looked at there.
FRAME = {
    "components/alternates",
    "components/demonstration",
    "components/emblem",
    "components/emergency",
    "components/emergency_banner",
    "components/footer",
    "components/head",
    "components/header",
    "components/header_plain",
    "components/language_switch",
    "components/menu_entries",
    "components/printed",
    "components/reader",
    "pages/parts/in_english",
    "pages/parts/stations_listed",
    "pages/parts/quiz_form",
    "pages/parts/search_filters",
}
# Parts of the text of a legal document, which that page alone has.
LAW = {f"pages/parts/document/{name}" for name in ("changes", "contents", "text", "versions")}
# Blocks of other pages' bodies: what quotes the law, and what the quiz asks.
QUOTED = {
    f"components/streamfield/{name}"
    for name in ("legal_citation", "legal_citation_preview", "quiz_question")
}


@pytest.fixture
def drawn(db):
    return states.examples(RequestFactory().get("/"))


def included(name):
    """The components that a component is made of."""
    source = (TEMPLATES / f"{name}.html").read_text(encoding="utf-8")
    return {other for other in everything() if f'"{other}.html"' in source}


def everything():
    return {
        str(path.relative_to(TEMPLATES).with_suffix(""))
        for folder in FOLDERS
        for path in (TEMPLATES / folder).rglob("*.html")
    }


def test_every_component_is_in_the_gallery_or_named_as_a_part_of_one_page(drawn):
    shown = {one["name"] for one in drawn}
    within = set().union(*(included(name) for name in shown))
    blocks = {"components/streamfield/step", "components/streamfield/figure"}
    pictures = {"components/streamfield/gallery_picture", "pages/parts/pictured"}
    missing = everything() - shown - within - FRAME - LAW - QUOTED - blocks - pictures
    assert missing == set(), "draw it in site/portal/demo/states.py"
    assert everything() >= FRAME | LAW | QUOTED


def test_no_example_is_drawn_empty_unless_its_state_is(drawn):
    silent = [(one["name"], one["state"]) for one in drawn if not one["html"].strip()]
    assert [name for name, state in silent if state not in ("empty", "default")] == []
    # Blocks with a file have nothing to show where the library has none.
    assert {name.rpartition("/")[2] for name, _ in silent} <= {
        "picture",
        "gallery",
        "recording",
        "document",
        "related",
        "text",
    }
