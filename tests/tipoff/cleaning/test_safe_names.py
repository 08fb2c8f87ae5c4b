"""A name is shown, never used: it carries no path, no trick, and its kind's own extension."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipoff.cleaning import Kind, safe_name

EXTENSIONS = {
    Kind.JPEG: ".jpg",
    Kind.PNG: ".png",
    Kind.WEBP: ".webp",
    Kind.HEIC: ".heic",
    Kind.PDF: ".pdf",
    Kind.MP4: ".mp4",
    Kind.MOV: ".mov",
    Kind.M4A: ".m4a",
    Kind.MP3: ".mp3",
}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("IMG_0001.JPG", "IMG_0001.jpg"),
        ("Ảnh chụp 1.heic", "Ảnh chụp 1.jpg"),
        (unicodedata.normalize("NFD", "Ảnh ở chợ.jpg"), "Ảnh ở chợ.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\An\\ảnh.png", "ảnh.jpg"),
        ("/etc/cron.d/x", "x.jpg"),
        ("a/", "tin-bao.jpg"),
        ("", "tin-bao.jpg"),
        ("....", "tin-bao.jpg"),
        (".htaccess", "htaccess.jpg"),
        ("invoice.pdf.exe", "invoice.jpg"),
        ("photo.jpg.html", "photo.jpg"),
        ("photo\u202egpj.exe", "photogpj.jpg"),
        ("\u200b\u2066a\u2069\ufeff.png", "a.jpg"),
        ("a\x00b\r\nSet-Cookie: x.png", "abSet-Cookie x.jpg"),
        ('a"; filename="b.html', "a; filename=b.jpg"),
        ("CON.png", "tin-bao-CON.jpg"),
        ("nul", "tin-bao-nul.jpg"),
        ("com1.tar.gz", "tin-bao-com1.jpg"),
        ("a\u00a0\u3000 b.png", "a b.jpg"),
        ("ngày 1.2.2026.png", "ngày 1.2.2026.jpg"),
        ("\ud800a.png", "a.jpg"),
        ("\ue000\U000f0000.png", "tin-bao.jpg"),
        ("💥.png", "💥.jpg"),
        ("x" * 300 + ".png", "x" * 96 + ".jpg"),
    ],
)
def test_a_name_is_shown_without_its_tricks(name, shown):
    assert safe_name(name, Kind.JPEG) == shown


@given(st.text(st.characters(), max_size=200), st.sampled_from(list(Kind)))
def test_any_name_is_short_plain_and_ends_as_its_kind_does(name, kind):
    shown = safe_name(name, kind)
    assert len(shown) <= 100
    assert shown.endswith(EXTENSIONS[kind])
    assert len(shown) > len(EXTENSIONS[kind])
    assert unicodedata.is_normalized("NFC", shown)
    assert not set(shown) & set('/\\:*?"<>|')
    assert not any(unicodedata.category(character)[0] == "C" for character in shown)
    assert shown[0] not in ". "


@given(st.text(st.characters(), max_size=200), st.sampled_from(list(Kind)))
def test_a_safe_name_stays_as_it_is(name, kind):
    shown = safe_name(name, kind)
    assert safe_name(shown, kind) == shown
