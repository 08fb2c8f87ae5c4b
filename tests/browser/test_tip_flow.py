"""The tip's way in a real browser: suggestions while typing, and no barrier on any page."""

import re

import pytest
from tests.browser.screens import SCREENS
from tests.tipoff.factories import World

from tipoff.models import Tip

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def portal(live_server, settings, tmp_path):
    World().install(settings, tmp_path).country()
    return live_server.url


def go_on(page):
    page.get_by_role("button", name="Tiếp tục", exact=True).click()


def skip(page):
    page.get_by_role("button", name="Bỏ qua câu này").click()


def answer(page, value):
    page.locator(f"input[value='{value}']").check()
    go_on(page)


@SCREENS
def test_every_page_of_the_flow_is_free_of_barriers(portal, new_page, axe, width, dark):
    page = new_page(width=width, dark=dark)
    page.goto(f"{portal}/bao-tin/")
    axe(page)
    page.get_by_role("button", name="Bắt đầu").click()
    axe(page)
    go_on(page)
    go_on(page)
    assert page.title().startswith("Lỗi: ")
    axe(page)
    answer(page, "happened")
    answer(page, "theft")
    page.locator("input[name=typed]").press_sequentially("cam le")
    page.get_by_label("Phường Cẩm Lệ, Đà Nẵng").check()
    axe(page)
    assert "cam" not in page.url
    go_on(page)
    answer(page, "none")
    axe(page)
    skip(page)
    axe(page)
    answer(page, "yesterday")
    page.locator("textarea").fill("Mất xe")
    go_on(page)
    axe(page)
    answer(page, "heard")
    axe(page)
    skip(page)
    axe(page)
    go_on(page)
    axe(page)
    answer(page, "organisation")
    go_on(page)
    axe(page)
    page.get_by_label("Tên tổ chức").fill("Tổ dân phố 5")
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    go_on(page)
    axe(page)
    page.get_by_role("button", name="Gửi tin báo").click()
    axe(page)
    receipt = page.locator("#receipt").inner_text()
    assert re.fullmatch(r"(\w{4}-){3}\w{4}", receipt)
    assert Tip.objects.get().station.code == "cam-le"
    page.goto(f"{portal}/bao-tin/tra-cuu/")
    axe(page)
    page.locator("input[name=receipt]").fill(receipt.lower())
    page.get_by_role("button", name="Tra cứu").click()
    assert page.get_by_text("Công an cam-le").is_visible()
    axe(page)
