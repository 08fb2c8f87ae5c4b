"""Style sheets and fonts stay small, and within what Chrome 80 and Safari 13 understand."""

import re

import pytest
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


def test_the_font_weighs_fifty_kilobytes_in_all():
    fonts = sorted(STATIC.glob("fonts/*.woff2"))
    assert [font.name for font in fonts] == [
        "noto-sans-latin.woff2",
        "noto-sans-vietnamese.woff2",
    ]
    assert sum(map(compressed_size, fonts)) <= 52_000


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
