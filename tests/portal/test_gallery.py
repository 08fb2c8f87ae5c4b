"""The gallery draws every component of public pages in its states: none is looked at by nobody."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from django.test import Client, signals
from django.urls import reverse

from portal.demo import states

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FOLDERS = ("components", "forms", "pages/parts", "pages/home")
SHEETS = ("", "?errors=1", "?sheet=tip", "?sheet=desk", *(f"?sheet={one}" for one in states.SHEETS))
#: What no sheet draws, and why.
ELSEWHERE = {
    "components/streamfield/gallery_picture": "needs a file; test_every_template.py has pictures",
    "pages/parts/pictured": "needs a file; test_every_template.py has pictures",
    "components/header_plain": "instead of a page's header: looked at on the page 404",
    "forms/guard": "asks the browser, not the reader: there is nothing to see",
    "forms/recaptcha": "drawn by Google, where a site chose that",
}
# What the sheets must show, in words that the state alone makes; the rest is in their names.
SAID = {
    "quiz, unanswered": ("law", "Xem kết quả"),
    "quiz, answered right": ("law", 'tag--green">Đúng<'),
    "quiz, answered wrong": ("law", 'tag--red">Chưa đúng<'),
    "quiz, with its explanation": ("law", "giải ngay đến cơ quan gần nhất"),
    "quiz, with an error": ("law", "Câu 2: hãy chọn"),
    "document, words put in": ("law", "<ins>"),
    "document, words taken out": ("law", "<del>"),
    "document, as of a day": ("law", "Đọc nội dung hiện nay"),
    "search, suggestion": ("finding", "Có phải bạn tìm"),
    "search, picks": ("finding", 'id="picks"'),
    "search, highlight": ("finding", "<mark>đi tuần</mark>"),
    "search, nothing": ("finding", "Không tìm thấy"),
    "search, a chosen facet": ("finding", "Bỏ lọc"),
    "pages, middle": ("finding", "Trang 2 trên 3"),
    "list, one section chosen": ("states", "?chuyen-muc=phap-luat"),
    "list, a month chosen": ("states", '<option value="2024-05" selected>'),
    "list, empty": ("states", "Chưa có tin nào ở đây."),
    "event, put off": ("states", "Hoãn"),
    "station, nothing known": ("finding", "Chưa có thông tin"),
}


class Drawn(NamedTuple):
    """The gallery's pages by sheet, and the names of all templates that drew them."""

    pages: dict[str, str]
    templates: set[str]


@pytest.fixture(scope="module")
def drawn(django_db_setup, django_db_blocker):
    """All sheets, drawn once: nothing of them is written or changes."""
    names: set[str] = set()

    def note(template, **_):
        names.add(str(template.name).removesuffix(".html"))

    signals.template_rendered.connect(note)
    with django_db_blocker.unblock():
        pages = {one: Client().get(reverse("demo:gallery") + one) for one in SHEETS}
    signals.template_rendered.disconnect(note)
    return Drawn({one: page.content.decode() for one, page in pages.items()}, names)


def everything():
    return {
        str(path.relative_to(TEMPLATES).with_suffix(""))
        for folder in FOLDERS
        for path in (TEMPLATES / folder).rglob("*.html")
    }


def test_every_component_is_drawn_by_a_sheet_of_the_gallery(drawn):
    missing = everything() - drawn.templates
    assert missing == ELSEWHERE.keys(), "draw it in site/portal/demo/states/"


@pytest.mark.parametrize("state", SAID)
def test_a_state_is_shown(state, drawn):
    sheet, words = SAID[state]
    assert words in drawn.pages[f"?sheet={sheet}"]


@pytest.mark.parametrize("sheet", states.SHEETS)
def test_what_is_not_there_is_not_written_as_none(sheet, drawn):
    assert not re.search(r"\bNone\b", drawn.pages[f"?sheet={sheet}"])


@pytest.mark.parametrize("sheet", states.SHEETS)
def test_an_id_stands_once_on_a_sheet(sheet, drawn):
    ids = Counter(re.findall(r'\sid="([^"]+)"', drawn.pages[f"?sheet={sheet}"]))
    assert [one for one, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("sheet", states.SHEETS)
def test_no_example_is_drawn_empty_unless_its_state_is(sheet, rf, db):
    silent = [one for one in states.examples(rf.get("/"), sheet) if not one["html"].strip()]
    named = [(one["name"], one["state"]) for one in silent if "empty" not in one["state"]]
    # Blocks with a file have nothing to show where the library has none.
    assert {name.rpartition("/")[2] for name, _ in named} <= {
        "picture",
        "gallery",
        "recording",
        "document",
        "related",
    }
