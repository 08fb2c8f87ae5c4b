"""Headings of a body: no gap between levels, none empty, each chapter with an address."""

import re

import pytest
from django.template import Context, Template

from common.outline import outlined

LIST = 'class="contents'


def levels(html):
    return [int(level) for level in re.findall(r"<h(\d)", html)]


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ((3, 3, 2, 3), (2, 3, 2, 3)),
        ((4, 2, 4, 4), (2, 2, 3, 4)),
        ((2, 3, 2), (2, 3, 2)),
        ((), ()),
    ],
)
def test_levels_follow_the_title_without_a_gap(written, drawn):
    html, _ = outlined("".join(f"<h{n}>Vì sao</h{n}><p>Vì thế.</p>" for n in written))
    assert tuple(levels(html)) == drawn
    assert html.count("</h") == len(drawn)


@pytest.mark.parametrize("left_behind", ["<h2></h2>", "<h3> <b></b> </h3>", "<h2>&nbsp;<br/></h2>"])
def test_a_heading_without_words_is_not_drawn(left_behind):
    assert outlined(f"<p>Trước</p>{left_behind}<p>Sau</p>") == ("<p>Trước</p><p>Sau</p>", [])


def test_every_chapter_has_an_address_of_its_own():
    html, chapters = outlined("<h2>Đường đi</h2><h2>Đường đi</h2><h2>!</h2><h2>?</h2>")
    anchors = [chapter.anchor for chapter in chapters]
    assert anchors == ["muc-duong-di", "muc-duong-di-2", "muc", "muc-2"]
    assert re.findall(r'id="([^"]*)"', html) == anchors


def test_an_address_that_a_template_gave_stays():
    html, chapters = outlined('<h2 id="draft">Dự thảo</h2>')
    assert html == '<h2 id="draft">Dự thảo</h2>'
    assert chapters == [("draft", "Dự thảo")]


def test_a_title_with_marks_is_read_as_words_and_written_as_marks():
    _, chapters = outlined("<h2>A &amp; <b>B</b> &lt;script&gt;</h2>")
    assert chapters[0].title == "A & B <script>"
    assert "&lt;script&gt;" in drawn(["A &amp; B &lt;script&gt;", "b", "c"])
    assert "<script" not in drawn(["A &amp; B &lt;script&gt;", "b", "c"])


def drawn(titles):
    body = "".join(f"<h2>{title}</h2>" for title in titles)
    source = f"{{% load outline_tags %}}{{% outlined %}}{body}{{% endoutlined %}}"
    return Template(source).render(Context())


def test_a_long_text_begins_with_the_list_of_its_chapters():
    html = drawn(["Vì sao", "Ai làm", "Ở đâu"])
    assert html.index(LIST) < html.index('id="muc-vi-sao"')
    assert re.findall(r'href="#([^"]*)"', html) == ["muc-vi-sao", "muc-ai-lam", "muc-o-dau"]


def test_a_short_text_has_no_list():
    assert LIST not in drawn(["Vì sao", "Ai làm"])
