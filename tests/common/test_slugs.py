"""Vietnamese slugs on the server."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.slugs import MAX_LENGTH, browser_formatters, slugify_vi

TABLE = [
    ("Đội tuần tra", "doi-tuan-tra"),
    ("Đà Nẵng đẩy mạnh phong trào", "da-nang-day-manh-phong-trao"),
    ("ĐẮK NÔNG", "dak-nong"),
    ("Mô hình “Quản lý 4+1”", "mo-hinh-quan-ly-4-1"),
    ("Khuê Trung: góp ý – phản biện", "khue-trung-gop-y-phan-bien"),
    ("Nghị định 49/2020/NĐ-CP", "nghi-dinh-49-2020-nd-cp"),
    ("  An ninh   Tổ quốc  ", "an-ninh-to-quoc"),
    ("Giữ gìn 🚓 bình yên", "giu-gin-binh-yen"),
    ("🚓🚓", ""),
    ("“…”?!", ""),
    ("", ""),
    ("Hoà = Hòa", "hoa-hoa"),
    ("ước ƯỚC ở Ở ỷ Ỵ", "uoc-uoc-o-o-y-y"),
]


@pytest.mark.parametrize(("title", "slug"), TABLE)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_title_in_any_unicode_form_has_one_slug(title, slug, form):
    assert slugify_vi(unicodedata.normalize(form, title)) == slug


def test_every_vietnamese_letter_keeps_its_base():
    marked = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    plain = "a" * 17 + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5 + "d"
    assert slugify_vi(marked) == plain
    assert slugify_vi(marked.upper()) == plain


def test_a_title_of_255_letters_leaves_room_for_a_number():
    assert len(slugify_vi("đ" * 255)) == MAX_LENGTH


def in_the_browser(title: str) -> str:
    """What Wagtail's slug field makes of a title, by the patterns that we hand it."""
    for pattern, plain in browser_formatters():
        title = pattern.sub(plain, title)
    return "-".join(title.lower().split())[:MAX_LENGTH].rstrip("-")


@given(st.text(max_size=300))
def test_any_text_gives_a_slug_that_is_stable_and_safe(text):
    slug = slugify_vi(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert len(slug) <= MAX_LENGTH
    assert slugify_vi(slug) == slug


@given(st.text(alphabet=st.characters(max_codepoint=0x1EFF), max_size=60))
def test_the_browser_is_given_the_same_rule(text):
    for form in ("NFC", "NFD"):
        given_text = unicodedata.normalize(form, text)
        assert in_the_browser(given_text) == slugify_vi(given_text)
