"""Pages of the demonstration that are reached on a way, as two visitors see them; little to fetch.

The server is started once, and each page is reached once, as people reach it. Pages that an address
alone leads to are looked at in test_every_template.py.
"""

import re
from functools import partial

import pytest
from playwright.sync_api import expect
from tests.browser import tip_walk

from portal.demo.constants import RECEIPT

KB = 1000
STORIES = [
    "/tin-tuc/nam-dong-ra-mat-6-ho-tro-1-va-tuan-tra-nhan-dan/",
    "/tin-tuc/khue-trung-lay-y-kien-mo-hinh-quan-ly-4-1/",
]
# The addresses of the photos below the first view.
BELOW = """() => [...document.images]
  .filter((one) => one.loading === 'lazy' && one.getBoundingClientRect().top >= innerHeight)
  .map((one) => one.currentSrc)"""
SCREENS = [(360, False), (1280, True)]


@pytest.fixture
def look(axe_on_each):
    """Fail on a barrier and on a page that scrolls sideways: `look(page, name)`."""
    return lambda page, name: axe_on_each(page, SCREENS)


def go_on(page):
    page.get_by_role("button", name="Tiếp tục", exact=True).click()


def choose(page, value):
    page.locator(f"input[value='{value}']").check()
    go_on(page)


def front_doors(page, base):
    """The demonstration's own page and the staff's login; yields at each."""
    for path in ("/tai-khoan/dang-nhap/", "/dung-thu/"):
        page.goto(base + path)
        yield path
    page.locator("details.demo-roles summary").click()
    yield "other roles"


def lost_ways(page, base):
    """The pages for an erased draft and for a browser without cookies; yields at each."""
    page.goto(f"{base}/bao-tin/")
    page.get_by_role("button", name="Bắt đầu").click()
    go_on(page)
    choose(page, "happened")
    draft = next(c for c in page.context.cookies() if c["name"].endswith("tip_draft"))
    page.context.add_cookies([{**draft, "value": "A" * len(draft["value"])}])
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Các câu trả lời đã được xóa")
    yield "expired"
    page.goto(f"{base}/bao-tin/an-toan/")
    page.context.clear_cookies()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("cookie")
    yield "cookies off"


def desk(page, base):
    """The desk of an officer: locked, its list, one tip; yields at each."""
    page.goto(f"{base}/dung-thu/")
    page.locator("form[data-card=desk] button").click()
    expect(page.locator("#locked")).to_be_visible()
    yield "desk, locked"
    page.get_by_role("button", name="Mở khóa").click()
    page.locator("[data-row]").first.wait_for(timeout=60_000)
    yield "desk, list"
    page.locator("[data-row] a").first.click()
    expect(page.locator('[data-slot="body"]')).not_to_be_empty()
    yield "desk, tip"


@pytest.mark.parametrize(
    "walk",
    [front_doors, lost_ways, desk],
    ids=["doors", "lost", "desk"],
)
def test_no_page_has_a_barrier_or_scrolls_sideways(
    walk, live_portal, page, look, expect_console_error
):
    # Chromium names every answer of these kinds in its console.
    expect_console_error("status of (403|404|410)")
    for name in walk(page, live_portal):
        look(page, name)


def test_no_page_of_the_tips_way_has_a_barrier_or_scrolls_sideways(live_portal, page, look):
    receipt = tip_walk.walk(page, live_portal, partial(look, page))
    tip_walk.look_up(page, live_portal, receipt, partial(look, page))
    tip_walk.follow(page, page.get_by_role("button", name="Đóng", exact=True))
    tip_walk.look_up(page, live_portal, RECEIPT, lambda name: None, last="tin báo")
    expect(page.get_by_role("heading", name="Hỏi và trả lời")).to_be_visible()
    look(page, "status with a reply")


class Scale:
    """Weighs what a page fetches, nothing of it from the browser's own store."""

    def __init__(self, page):
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.requests = []
        page.on("requestfinished", lambda request: self.requests.append(request))

    def take(self):
        """The requests since the last taking."""
        taken, self.requests[:] = list(self.requests), []
        return taken


def weight(requests) -> int:
    """Bytes of the bodies as they came over the wire, photos left out."""
    return sum(
        r.sizes()["responseBodySize"] for r in requests if r.resource_type not in {"image", "ping"}
    )


@pytest.mark.parametrize(
    ("path", "most"), [("/", 100 * KB), *((story, 50 * KB) for story in STORIES)]
)
def test_a_page_to_read_is_light(path, most, live_portal, new_page):
    page = new_page(width=360)
    scale = Scale(page)
    page.goto(live_portal + path, wait_until="networkidle")
    taken = scale.take()
    assert weight(taken) <= most
    assert len([r for r in taken if r.resource_type == "font"]) == 2
    # How far below the first view photos are fetched ahead is the browser's choice.
    below = page.evaluate(BELOW)
    fetched = [r.url for r in taken if r.url not in below]
    assert len(fetched) <= 8, fetched


def test_every_tip_page_weighs_at_most_forty_kilobytes_and_asks_for_no_font(live_portal, new_page):
    page = new_page(width=360)
    scale = Scale(page)
    seen = []

    def weigh(name):
        page.wait_for_load_state("networkidle")
        taken = scale.take()
        seen.append((name, weight(taken)))
        assert not [r.url for r in taken if r.resource_type == "font"], name

    tip_walk.walk(page, live_portal, weigh, wrong=False)
    assert max(size for _, size in seen) <= 40 * KB, seen
    assert min(size for name, size in seen if name == tip_walk.SENT) > 1 * KB


def test_addresses_of_the_strip_stay_on_one_line_of_a_phone(live_portal, new_page):
    page = new_page(width=360)
    page.goto(live_portal)
    lines = page.locator(".emergency a[href^='tel:']").evaluate_all(
        "links => [...new Set(links.map(link => Math.round(link.getBoundingClientRect().top)))]"
    )
    assert len(lines) == 1


def test_the_front_doors_addresses_are_told_apart(live_portal, new_page):
    page = new_page()
    page.goto(f"{live_portal}/dung-thu/")
    page.locator("details.demo-roles summary").click()
    names = page.locator(".demo-roles button").all_inner_texts()
    assert len(names) == len(set(names)) > 15
    assert all(re.search(r"\w+\d?$", name) for name in names)
