"""Style sheets and fonts stay small, and within what Chrome 80 and Safari 13 understand."""

import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from tests.common.sheets import SHEETS, STATIC, compressed_size, text

BUDGETS = {
    "portal.css": 20_000,
    "tipoff.css": 12_000,
    "desk.css": 20_000,
    "account.css": 12_000,
    "tipoff.js": 1_500,
    "search.js": 1_500,
}

# Each is newer than the baseline, or breaks a whole rule where it is not known.
TOO_NEW = {
    "light-dark()": r"light-dark\(",
    ":has()": r":has\(",
    ":is()": r":is\(",
    ":where()": r":where\(",
    "nesting": r"[{;]\s*&",
    "cascade layers": r"@layer",
    "container queries": r"@container",
    "color-mix()": r"color-mix\(",
    "clamp()": r"clamp\(",
    "the inset property": r"[{;]\s*inset(-block|-inline)?\s*:",
    "flex gap": r"[{;]\s*(row-|column-)?gap\s*:",
    "aspect-ratio": r"[{;]\s*aspect-ratio\s*:",
    "dynamic viewport units": r"\d[dsl]v[hw]\b",
    "range media queries": r"@media[^{]*\(\s*(width|height)\s*[<>]",
}


@pytest.mark.parametrize(("name", "budget"), BUDGETS.items())
def test_a_file_stays_within_its_budget_on_the_wire(name, budget):
    assert compressed_size(STATIC / name) <= budget


def test_all_scripts_of_the_public_pages_weigh_ten_kilobytes_at_most():
    assert 5_000 < sum(map(compressed_size, STATIC.rglob("*.js"))) <= 10_000


LETTERS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
FACE = re.compile(r"@font-face\{[^}]*url\(\"?([^\")]+)[^}]*unicode-range:([^;}]+)")


def ranges():
    """The characters for which the sheet fetches each font, by its file's name."""
    return {
        Path(file).name: {
            code
            for span in spans.split(",")
            for first, _, last in [span.strip()[2:].partition("-")]
            for code in range(int(first, 16), int(last or first, 16) + 1)
        }
        for file, spans in FACE.findall(text("portal"))
    }


def test_the_fonts_of_vietnamese_text_weigh_twenty_five_kilobytes_in_all():
    fonts = {font.name: compressed_size(font) for font in STATIC.glob("fonts/*.woff2")}
    assert fonts.keys() == ranges().keys()
    assert fonts["noto-sans-latin.woff2"] + fonts["noto-sans-vietnamese.woff2"] <= 25_000


def test_vietnamese_text_needs_two_fonts_and_no_character_two():
    toned = {unicodedata.normalize("NFC", letter + tone) for letter in LETTERS for tone in TONES}
    asked = ranges()
    assert sum(map(len, asked.values())) == len(set().union(*asked.values()))
    del asked["noto-sans-more.woff2"]
    assert {*map(ord, toned | set("đĐ₫“”–…"))} <= set().union(*asked.values())


def test_a_font_has_the_characters_and_weights_that_it_is_fetched_for():
    used = {int(weight) for weight in re.findall(r"font-weight:(\d+)\b(?! \d)", text("portal"))}
    for name, asked in ranges().items():
        font = TTFont(STATIC / "fonts" / name)
        assert asked == set(font.getBestCmap()), name
        (axis,) = font["fvar"].axes
        assert axis.minValue <= min(used) <= max(used) <= axis.maxValue, used


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("feature", TOO_NEW)
def test_no_sheet_uses_what_the_baseline_lacks(sheet, feature):
    assert not re.search(TOO_NEW[feature], text(sheet)), feature


@pytest.mark.parametrize("feature", TOO_NEW)
def test_the_search_for_new_features_finds_them(feature):
    planted = (
        "a{color:light-dark(#000,#fff)}:has(b){}:is(b){}:where(b){}a{&:hover{}}@layer a{}"
        "@container (x){}a{color:color-mix(in srgb,red,blue);width:clamp(1px,2px,3px);inset:0;"
        "gap:1px;aspect-ratio:1;height:100dvh}@media (width > 1px){}"
    )
    assert re.search(TOO_NEW[feature], planted)


@pytest.mark.parametrize("sheet", ["tipoff", "desk", "account"])
def test_only_the_public_site_loads_a_font(sheet):
    assert "@font-face" not in text(sheet)
    assert "@font-face" in text("portal")


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_sheet_asks_for_anything_elsewhere(sheet):
    assert not re.search(r"url\(\s*['\"]?(https?:)?//", text(sheet))
    assert "@import" not in text(sheet)
