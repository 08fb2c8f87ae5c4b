"""The tip pages hold to Chrome 80 and Safari 13: sheets, scripts and markup, checked by MDN's data.

Chrome 109 (Windows 7) knows all that Chrome 80 does. What is newer has a fallback, listed with its
reason in `tip_pages.csv`; a reason whose feature is used no more must go.
"""

from pathlib import Path

import pytest
from tests.baseline.check import findings, in_text, known, unlisted
from tests.baseline.support import Baseline
from tests.tipoff.intake.walk import SLUGS, fill_named, page_of, send, url

HERE = Path(__file__).parent
SITE = HERE.parents[1] / "site"
COMMON = SITE / "common" / "static" / "common"
FILES = [
    COMMON / "tipoff.css",
    COMMON / "tipoff.js",
    *sorted((COMMON / "guard").glob("*.js")),
    *sorted((SITE / "tipoff" / "static" / "tipoff").glob("*.js")),
]
OLDEST = Baseline(chrome=80, safari=13)
LISTED = known(HERE / "tip_pages.csv")
PLANTED = {
    "a.js": "a?.b; c ??= 1; 'a'.replaceAll('a', ''); structuredClone(c); class D { #e = 1 }",
    "a.css": "a{inset:0;gap:1px;color:light-dark(#000,#fff);height:100dvh}:has(b){}"
    "@layer c{}@media (width > 3px){d{&:hover{color:red}}}",
    "a.html": "<dialog><p inert popover></dialog>",
}
FOUND = {
    "syntax optional_chaining",
    "syntax nullish_coalescing_assignment",
    "member replaceAll",
    "global structuredClone",
    "syntax private_class_fields",
    "property inset",
    "property gap",
    "function light-dark",
    "unit dvh",
    "selector :has",
    "at-rule layer",
    "media range_syntax",
    "selector nesting",
    "element dialog",
    "attribute inert",
    "attribute popover",
}


def pages(client):
    """The HTML of every page of the flow, one with an error and the receipt among them."""
    yield page_of(client, "")
    fill_named(client)
    for slug in [*SLUGS, "lien-he", "kiem-tra", "tra-cuu"]:
        yield page_of(client, slug)
    yield client.post(url("noi-dung"), {}).content.decode()
    yield send(client).content.decode()


def test_nothing_is_newer_than_the_baseline_but_what_is_listed_with_a_reason(world, client):
    found = findings(FILES, OLDEST)
    found += [one for page in pages(client) for one in in_text(page, "page.html", OLDEST)]
    assert unlisted(found, LISTED) == []
    assert LISTED.keys() - {one.feature for one in found} == set(), "in use no more"
    assert all(LISTED.values())


def test_what_is_planted_is_found():
    found = {one.feature for name, text in PLANTED.items() for one in in_text(text, name, OLDEST)}
    assert found >= FOUND


def test_newer_browsers_are_granted_what_they_know():
    newest = Baseline(chrome=140, safari=26)
    found = {one.feature for name, text in PLANTED.items() for one in in_text(text, name, newest)}
    assert found == set()


def test_what_a_script_defines_itself_is_its_own():
    script = "function at() {} var own = { replaceAll: at }; own.replaceAll(); at();"
    assert in_text(script, "a.js", OLDEST) == []


@pytest.mark.parametrize(
    ("name", "text", "feature"),
    [("a.js", "var = ;", "syntax error"), ("a.css", "a{colour:red}", "property colour (unknown)")],
)
def test_what_is_no_such_language_is_found_too(name, text, feature):
    assert [one.feature for one in in_text(text, name, OLDEST)] == [feature]


def test_a_baseline_older_than_the_data_is_refused():
    with pytest.raises(ValueError, match="begins at Chrome 75"):
        Baseline(chrome=60, safari=11)
