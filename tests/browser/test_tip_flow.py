"""The tip's question of the place in a real browser: suggestions while typing."""

import pytest
from playwright.sync_api import expect
from tests.tipoff.factories import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def portal(live_server, settings, tmp_path):
    World().install(settings, tmp_path).country()
    return live_server.url


def go_to_place(page, portal):
    """From the start to the question of the place."""
    page.goto(f"{portal}/bao-tin/")
    page.get_by_role("button", name="Bắt đầu").click()
    for value in (None, "happened", "theft"):
        if value:
            page.locator(f"input[value='{value}']").check()
        page.get_by_role("button", name="Tiếp tục", exact=True).click()


def test_wards_are_offered_while_a_name_is_typed_and_no_address_holds_it(portal, new_page):
    page = new_page(width=360)
    go_to_place(page, portal)
    page.locator("input[name=typed]").press_sequentially("cam le")
    page.get_by_label("Phường Cẩm Lệ, Đà Nẵng").check()
    assert "cam" not in page.url
    page.get_by_role("button", name="Tiếp tục", exact=True).click()
    expect(page).to_have_url(f"{portal}/bao-tin/lien-quan/")


def test_a_name_that_was_typed_before_the_script_had_come_is_answered_too(portal, new_page):
    page, held = new_page(width=360), []
    page.route("**/tipoff-place*.js", lambda route: held.append(route))
    go_to_place(page, portal)
    page.locator("input[name=typed]").press_sequentially("cam le")
    expect(page.get_by_label("Phường Cẩm Lệ, Đà Nẵng")).to_have_count(0)
    (script,) = held
    script.continue_()
    page.get_by_label("Phường Cẩm Lệ, Đà Nẵng").check()
