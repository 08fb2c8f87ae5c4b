"""The citizen's whole way by keyboard alone: everything is reached, seen and answered by keys."""

import pytest
from tests.browser.tip_walk import CHECK, SAID, SENT, slug_of
from tests.tipoff.factories import World

from tipoff.models import Tip

pytestmark = pytest.mark.django_db(transaction=True)

# The focused control: what it is, and whether it can be seen below the bar that stays on top.
FOCUSED = """() => {
  const one = document.activeElement, bar = document.querySelector(".tip-bar");
  const box = (one.type === "radio" && one.labels[0] || one).getBoundingClientRect();
  const top = bar.getBoundingClientRect();
  const covered = !bar.contains(one) && !one.matches(".skip-link")
    && box.top < top.bottom - 1 && box.bottom > top.top + 1;
  return {
    name: one.name || "", value: one.value || "", tag: one.tagName, id: one.id,
    text: (one.innerText || "").trim(), covered, seen: box.width > 0 && box.bottom > 0,
  };
}"""
MOST_STOPS = 60


@pytest.fixture
def portal(live_server, settings, tmp_path):
    World().install(settings, tmp_path).country()
    return live_server.url


def reach(page, wanted):
    """Press Tab until `wanted(focused)` holds; nothing on the way is hidden or covered."""
    for _ in range(MOST_STOPS):
        focused = page.evaluate(FOCUSED)
        assert focused["tag"] == "BODY" or not focused["covered"], focused
        if wanted(focused):
            assert focused["seen"], focused
            return
        page.keyboard.press("Tab")
    raise AssertionError("not reached by Tab")


def press(page, text):
    """Reach the button or link with this text and press Enter."""
    reach(page, lambda focused: focused["text"] == text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def answer(page, name, value):
    """Reach the field; type into it, or choose among radios with the arrow keys."""
    reach(page, lambda focused: focused["name"] == name)
    if page.evaluate("document.activeElement.type") != "radio":
        page.keyboard.type(value)
        return
    page.keyboard.press("Space")
    for _ in range(MOST_STOPS):
        if page.evaluate(FOCUSED)["value"] == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name} {value} was not reached by arrow keys")


def test_the_whole_way_by_keyboard_alone(portal, new_page):
    page = new_page(width=360)
    page.goto(f"{portal}/bao-tin/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["text"] == "Đến nội dung chính"
    press(page, "Bắt đầu")
    press(page, "Tiếp tục")
    press(page, "Tiếp tục")  # nothing chosen: the summary takes the focus and leads to the field
    assert page.evaluate(FOCUSED)["id"] == "error-summary"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED)["name"] == "happening"
    while slug_of(page) != CHECK:
        said = SAID.get(slug_of(page), {})
        for name, value in said.items():
            answer(page, name, value)
            if name == "typed":
                press(page, "Tìm kiếm")
        press(page, "Tiếp tục")
    press(page, "Gửi tin báo")
    assert slug_of(page) == SENT
    receipt = page.locator("#receipt").inner_text()
    reach(page, lambda focused: focused["id"] == "receipt-print")
    press(page, "Tôi đã giữ mã")
    press(page, "Tra cứu tin báo")
    answer(page, "receipt", receipt)
    press(page, "Tra cứu")
    answer(page, "text", "Biển số 123")
    press(page, "Gửi bổ sung")
    press(page, "Đóng")
    assert page.locator("[name=receipt]").is_visible()
    assert Tip.objects.count() == 1
