"""The receipt page: copy, print, and gone for good once kept or when its time is up."""

import pytest
from tests.browser.tip_walk import follow, walk
from tests.tipoff.factories import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def portal(live_server, settings, tmp_path):
    World().install(settings, tmp_path).country()
    return live_server.url


def nothing(name):
    """Nothing to look at on the way."""


def test_it_is_copied_printed_and_gone_once_kept(portal, new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    receipt = walk(page, portal, nothing, wrong=False)
    page.get_by_role("button", name="Sao chép mã").click()
    page.get_by_text("Đã sao chép mã.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == receipt
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="In", exact=True).click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    on_paper = page.inner_text("body")
    assert all(words in on_paper for words in (receipt, "Công an cam-le", "Việc tiếp theo"))
    assert not any(words in on_paper for words in ("Thoát nhanh", "Sao chép", "Tôi đã giữ mã"))
    page.emulate_media(media="screen")
    follow(page, page.get_by_role("button", name="Tôi đã giữ mã"))
    page.go_back()
    assert receipt not in page.content()
    assert page.context.cookies(f"{portal}/")[0]["name"] == "csrftoken"


def test_it_goes_from_an_open_page_when_its_time_is_up(portal, new_page):
    page = new_page()
    page.clock.install()
    receipt = walk(page, portal, nothing, wrong=False)
    page.clock.run_for(9 * 60_000)
    assert receipt in page.content()
    page.clock.run_for(61_000)
    assert receipt not in page.content()
    assert receipt.replace("-", "")[:4] not in page.inner_text("main").replace(" ", "")
    assert "mã không còn hiện ở đây" in page.locator("[role=status]#receipt-status").inner_text()
    assert page.get_by_role("button", name="Tôi đã giữ mã").count() == 0
    assert page.get_by_role("heading", name="Việc tiếp theo").is_visible()


def test_without_javascript_there_are_no_buttons_that_do_nothing(portal, new_page):
    page = new_page(javascript=False)
    receipt = walk(page, portal, nothing, wrong=False)
    assert page.get_by_role("button", name="Sao chép mã").count() == 0
    assert page.get_by_role("button", name="In", exact=True).count() == 0
    follow(page, page.get_by_role("button", name="Tôi đã giữ mã"))
    assert receipt not in page.content()
