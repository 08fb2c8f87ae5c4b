"""What every page's frame says, and what it may not carry."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from portal.demo.gallery import GalleryForm

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FRAMES = ["base.html", "tipoff/base.html", "desk/base.html", "account/base.html"]
BANNER = "BẢN DÙNG THỬ. Tin gửi ở đây không đến Công an. Cần báo thật: gọi 113."

pytestmark = pytest.mark.django_db


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).replace(" .", ".")


def render(template, language="vi", **context):
    request = RequestFactory().get("/en/bao-tin/" if language == "en" else "/bao-tin/")
    return render_to_string(template, context, request=request)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_trial_says_so_on_every_frame_and_is_not_indexed(frame, settings):
    settings.DEMONSTRATION = True
    html = render(frame)
    assert BANNER in words(html)
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize("frame", FRAMES)
def test_production_has_no_trial_banner(frame, settings):
    settings.DEMONSTRATION = False
    assert "BẢN DÙNG THỬ" not in render(frame)
    assert ("noindex" in render(frame)) is (frame != "base.html")


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_has_one_main_and_a_link_that_skips_to_it(frame):
    html = render(frame)
    assert html.count("<main ") == 1
    assert 'id="main"' in html
    assert 'href="#main"' in html


@pytest.mark.parametrize("frame", ["base.html", "tipoff/base.html"])
def test_the_emergency_numbers_are_labelled_links(frame):
    html = render(frame)
    for number in ("113", "114", "115", "111"):
        assert re.search(rf'<a[^>]* href="tel:{number}"[^>]*>.*?{number}.*?\w{{3,}}.*?</a>', html)


def test_an_error_stands_first_in_the_title():
    html = render("tipoff/base.html", form=GalleryForm({}))
    assert re.search(r"<title>(Lỗi|Error): ", html)
    assert html.index("error-summary") < html.index("</main>")
    assert not re.search(r"<title>(Lỗi|Error): ", render("tipoff/base.html", form=GalleryForm()))


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda p: str(p.relative_to(TEMPLATES))
)
def test_no_template_has_inline_style_script_or_events(path):
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", source)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", source)
    assert "<style" not in source
    for script in re.findall(r"<script\b[^>]*>", source):
        assert "src=" in script or "application/ld+json" in script


def test_the_page_for_a_server_error_needs_neither_database_nor_context(
    django_assert_num_queries,
):
    with django_assert_num_queries(0):
        html = render_to_string("500.html")
    assert 'href="tel:113"' in html
    assert 'href="/"' in html
    assert "{%" not in (TEMPLATES / "500.html").read_text(encoding="utf-8")


def test_the_page_for_a_missing_address_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        html = render("404.html")
    assert 'href="tel:113"' in html
