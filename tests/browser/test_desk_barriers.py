"""No barrier on any panel of the desk or in any state of a tip: each new one is looked at too."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import pytest
from playwright.sync_api import expect
from tests.browser.test_desk import desk, lan  # noqa: F401
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.desk.duty import PASSPHRASE, enrol, send

from places.models import Station
from tipoff.desk import navigation
from tipoff.models import State, Tip


@pytest.fixture
def province(world, lan):
    """An officer of the provincial desk, which finds every panel in the menu."""
    return enrol(world, Station.objects.get(code="desk-48"), "tinh")


def opened(page, button="Mở khóa"):
    page.locator("#passphrase").fill(PASSPHRASE)
    page.locator("#unlock-form").get_by_role("button", name=button).click()
    expect(page.locator("#list h1")).to_be_visible()
    return page


def open_panel(page, name):
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator(f'.desk-menu.wrap [data-panel="{name}"]').click()
    expect(page.locator(f'.desk-menu.wrap [data-panel="{name}"]')).to_have_attribute(
        "aria-current", "page"
    )
    expect(page.locator("#panel h1")).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_every_panel_of_the_menu_is_free_of_barriers_and_fits(desk, province, axe_on_each):
    send("cam-le")
    page = opened(desk(officer=province))
    names = [entry.panel for entry in navigation.entries(province.officer)]
    assert len(names) > 5
    for name in names:
        open_panel(page, name)
        axe_on_each(page)


def test_every_panel_is_free_of_barriers_in_english(desk, province, axe):
    page = opened(desk("/en/truc-ban/", officer=province), "Unlock")
    for entry in navigation.entries(province.officer):
        open_panel(page, entry.panel)
        axe(page)


def test_a_tip_is_free_of_barriers_in_every_state(desk, lan, axe, axe_on_each):
    tips = {}
    for state in State:
        tips[state] = send("cam-le").public_id
        Tip.objects.filter(public_id=tips[state]).update(state=state)
    page = opened(desk())
    for state, number in tips.items():
        page.evaluate("number => Desk.go(number)", number)
        expect(page.locator(f'#sheet [data-state="{state}"]').first).to_be_visible()
        axe(page)
        page.locator("#sheet .fold").evaluate_all(
            "all => all.forEach((one) => { one.open = true; })"
        )
        (axe_on_each if state == State.NEW else axe)(page)
    page.locator('#sheet a[data-panel="tip-journal"]').click()
    expect(page.locator("#panel h1")).to_contain_text("Nhật ký")
    axe_on_each(page)
