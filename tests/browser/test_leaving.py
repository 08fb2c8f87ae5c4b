"""Thoát nhanh in a real browser: at once, by link, key or without JavaScript, and no way back."""

import pytest
from tests.browser.tip_walk import follow
from tests.tipoff.factories import World

from tipoff.models import Draft

pytestmark = pytest.mark.django_db(transaction=True)

STATUS = "#quick-exit ~ [role=status]"
# The page's text and title in the very moment of the click.
CLICK = """() => {
  document.getElementById("quick-exit").click();
  return [document.body.innerText.trim(), document.title];
}"""
IN_VIEW = """element => {
  const box = element.getBoundingClientRect();
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return box.top >= 0 && box.bottom <= innerHeight && (seen === element) && box.height >= 44;
}"""


@pytest.fixture
def portal(live_server, settings, tmp_path, expect_console_error):
    """The page to flee to is the same server under another name: no third party is asked."""
    World().install(settings, tmp_path).country()
    settings.ALLOWED_HOSTS = ["*"]
    expect_console_error(r"/favicon\.ico")  # a plain page has none
    settings.QUICK_EXIT_URL = live_server.url.replace("localhost", "127.0.0.1") + "/healthz"
    return live_server.url


def begin(page, portal):
    """A question that is being answered, and the draft behind it."""
    page.goto(f"{portal}/bao-tin/")
    follow(page, page.locator(".button--start"))
    follow(page, page.locator("main form button"))
    assert page.context.cookies()
    return page.get_by_role("radio").first


def is_out(page, settings):
    page.wait_for_url(settings.QUICK_EXIT_URL)
    page.wait_for_function("document.readyState === 'complete'")
    ours = [one for one in page.context.cookies() if one["domain"] == "localhost"]
    return ours == []


@pytest.mark.parametrize("javascript", [True, False])
def test_the_link_leads_out_and_takes_draft_and_cookies_away(
    portal, new_page, settings, javascript
):
    page = new_page(width=360, javascript=javascript)
    begin(page, portal)
    page.locator("#quick-exit").click()
    assert is_out(page, settings)
    assert not Draft.objects.exists()


def test_going_back_without_javascript_shows_no_answers(portal, new_page, settings):
    page = new_page(javascript=False)
    begin(page, portal).check()
    follow(page, page.locator("main form button").first)
    page.locator("#quick-exit").click()
    assert is_out(page, settings)
    page.go_back()
    page.wait_for_url(f"{portal}/**")
    assert page.get_by_role("radio").count() == 0


def test_the_page_that_was_left_is_not_in_the_history(portal, page, settings):
    begin(page, portal)
    left, before = page.url, page.evaluate("history.length")
    page.locator("#quick-exit").click()
    assert is_out(page, settings)
    assert page.evaluate("history.length") == before
    page.go_back()
    page.wait_for_url(f"{portal}/**")
    assert page.url != left


def test_shift_three_times_leaves_and_is_announced(portal, page, settings):
    begin(page, portal)
    page.keyboard.press("Shift")
    assert page.locator(STATUS).text_content() == "Nhấn Shift thêm 2 lần để thoát."
    page.keyboard.press("Shift")
    assert page.locator(STATUS).text_content() == "Nhấn Shift thêm 1 lần để thoát."
    page.keyboard.press("Shift")
    assert is_out(page, settings)


def test_too_slow_presses_and_capital_letters_do_not_leave(portal, page):
    page.clock.install()
    page.goto(f"{portal}/bao-tin/tra-cuu/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.run_for(5_100)
    assert "chưa nhấn đủ" in page.locator(STATUS).text_content()
    page.locator("[name=receipt]").focus()
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    page.keyboard.press("Shift")
    assert page.locator(STATUS).text_content() == "Nhấn Shift thêm 2 lần để thoát."
    assert "ABCD" in page.locator("[name=receipt]").input_value()


def test_the_page_is_wiped_before_the_server_answers(portal, page, settings):
    asked = []
    begin(page, portal)
    page.route("**/bao-tin/thoat/", lambda route: asked.append(route))
    shown = page.evaluate(CLICK)
    assert shown == ["Đang tải.", "Đang tải."]
    page.wait_for_url(settings.QUICK_EXIT_URL)
    assert asked, "the server was not asked to erase"


def test_the_link_stays_in_reach_and_covers_no_focus(portal, new_page):
    page = new_page(width=360)
    page.goto(f"{portal}/bao-tin/thoat-nhanh/")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.locator("#quick-exit").evaluate(IN_VIEW)
    page.locator("footer a").last.focus()
    for _ in range(8):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.closest('.tip-bar') !== null"):
            break
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert top >= page.locator(".tip-bar").bounding_box()["height"]
