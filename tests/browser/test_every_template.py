"""Every template of residents, each loaded once and looked at on four screens and in odd ones.

WCAG 2.2 AA and best practice by axe, no console error and no third party (the `page` fixture), no
sideways scroll, no broken picture; then a page without script, with other colours or text sizes.
"""

import re

import pytest
from playwright.sync_api import expect
from tests.audit.walks import address
from tests.portal.test_who_may_read_what import patterns
from tests.templates import PLAIN, STEPS

# Every opening of what is shut by default: what lies inside is looked at too.
OPEN = "() => document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
WIDE = "() => document.documentElement.scrollWidth - innerWidth"
BROKEN = """() => [...document.images]
  .filter((one) => one.complete && !one.naturalWidth).map((one) => one.src)"""
# Boxes that only a background sets off are lost where the reader's own colours stand.
BOXES = ".button, .tag, .note, .card, [type=search], select"
EDGELESS = """(boxes) => [...document.querySelectorAll(boxes)]
  .filter((one) => one.offsetParent && getComputedStyle(one).borderStyle === 'none')
  .map((one) => one.outerHTML.slice(0, 80))"""
MOVING = """() => [...document.querySelectorAll('*')].filter((one) => {
  const style = getComputedStyle(one);
  return style.animationName !== 'none' || style.scrollBehavior === 'smooth'
    || style.transitionDuration.split(', ').some((time) => parseFloat(time));
}).map((one) => one.outerHTML.slice(0, 80))"""
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    name: one.outerHTML.slice(0, 90),
    body: one === document.body,
    seen: (style.outlineStyle !== 'none' || style.boxShadow !== 'none')
      && box.width > 1 && box.bottom > 0 && box.top < innerHeight,
  };
}"""
STEP = "bao-tin/<slug:slug>/"  # tests/templates.py has each by its own name
# What residents never see as a page: files, feeds, what a form sends to, what staff open.
NO_PAGES = re.compile(
    r"""healthz | readyz | robots\.txt | sw\.js | ma-qr/ | .*sitemap.*\.xml | \.well-known/
    | api/ | luot-xem/ | the-chia-se/ | \^?quan-tri/ | tai-lieu/ | media/ | phat/ | dung-thu/
    | tai-khoan/ | truc-ban/
    | bao-tin/(goi-y|tra-cuu/.+|.*tep|so-lieu/tai-ve|thoat|da-gui)/
    | tim-kiem/goi-y/ | gui/trac-nghiem/ | .*(atom|lich)""",
    re.VERBOSE,
)


def visit(page, base, shown):
    """Open one template's page with all its openings open."""
    page.goto(address(page, base, shown))
    page.evaluate(OPEN)


@pytest.mark.parametrize("shown", PLAIN, ids=lambda shown: shown.name.replace(" ", "-"))
def test_a_template_has_no_barrier_on_any_screen(
    shown, live_portal, page, axe_on_each, expect_console_error
):
    if shown.status != 200:
        expect_console_error(f"status of {shown.status}")
    visit(page, live_portal, shown)
    assert shown.closed or page.context.cookies() == []
    axe_on_each(page)
    assert page.evaluate(BROKEN) == []
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert page.evaluate(EDGELESS, BOXES) == []
    assert page.evaluate(MOVING) == []
    # A desktop zoomed to 200 % and to 400 %.
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 256})
        assert page.evaluate(WIDE) <= 0
    # A phone whose owner has made its text twice as large.
    page.set_viewport_size({"width": 360, "height": 800})
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    assert page.evaluate(WIDE) <= 0


def example_of(written):
    """A pattern of an address as a regular expression."""
    written = re.sub(r"<int:\w+>", r"\\d+", written)
    return re.sub(r"<slug:\w+>", r"[\\w-]+", written).replace("^(", "(").rstrip("$")


def test_every_address_of_residents_is_looked_at_or_named_as_no_page():
    listed = [shown.path for shown in (*PLAIN, *STEPS)] + ["/gui/gop-y/1/"]
    regular = {
        written: example_of(written)
        for written in patterns()
        if not NO_PAGES.match(written) and written != STEP
    }
    unseen = [
        written
        for written, expression in regular.items()
        if not any(re.fullmatch(f"/{expression}", path.split("?")[0]) for path in listed)
    ]
    assert len(regular) > 10
    assert unseen == [], "a new page: it belongs into tests/templates.py"


@pytest.mark.parametrize(
    "path", ["/", "/tin-tuc/khue-trung-lay-y-kien-mo-hinh-quan-ly-4-1/", "/gui/cau-hoi/"]
)
def test_a_page_is_used_with_the_keyboard_alone(path, live_portal, new_page):
    page = new_page(width=360)
    page.goto(live_portal + path)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    stops = []
    while not stops or not stops[-1]["body"]:
        stops.append(page.evaluate(FOCUSED))
        assert len(stops) < 150, "the focus does not leave the page"
        page.keyboard.press("Tab")
    assert [stop["name"] for stop in stops[:-1] if not stop["seen"]] == []
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu").get_by_role("link", name="Tin tức")).to_be_visible()
    page.locator(".skip-link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_without_javascript_no_page_offers_what_does_nothing(
    live_portal, new_page, expect_console_error
):
    expect_console_error("status of 404")
    page = new_page(width=360, javascript=False)
    for shown in PLAIN:
        visit(page, live_portal, shown)
        expect(page.locator("h1")).to_have_count(1)
        dead = page.locator("button:visible[type=button], a:visible[href='#'], a:visible[href='']")
        expect(dead, shown.name).to_have_count(0)
