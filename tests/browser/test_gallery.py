"""Every component, with and without errors, at both widths and in both schemes."""

import pytest
from django.core.management import call_command
from wagtail.models import Locale

from portal.demo import states

pytestmark = pytest.mark.django_db(transaction=True)

STATES = [f"?sheet={name}" for name in states.SHEETS]
VIEWS = ["", "?errors=1", *STATES, "?sheet=tip", "?sheet=tip&errors=1", "?sheet=desk"]


# A gallery shows a landmark in several states, all of one name; a page has it once.
NAME_EACH = """() => document.querySelectorAll('main nav, main aside, main section').forEach(
  (one, number) => {
    one.removeAttribute('aria-labelledby');
    one.setAttribute('aria-label', 'State ' + number);
  })"""


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_on_the_components(view, page, axe_on_each, live_server):
    page.goto(f"{live_server.url}/dung-thu/thanh-phan/{view}")
    if view in STATES:
        page.evaluate(NAME_EACH)
    axe_on_each(page)


@pytest.mark.parametrize("view", VIEWS)
def test_320_pixels_need_no_sideways_scroll(view, new_page, live_server):
    page = new_page(width=320)
    page.goto(f"{live_server.url}/dung-thu/thanh-phan/{view}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_error_summary_takes_focus_and_leads_to_the_answer(new_page, live_server):
    page = new_page(width=360)
    page.goto(f"{live_server.url}/dung-thu/thanh-phan/?sheet=tip&errors=1")
    assert page.evaluate("document.activeElement.id") == "error-summary"
    page.click("#error-summary li:first-child a")
    assert page.evaluate("document.activeElement.id") == "id_place_0"


def test_the_menu_opens_without_script(new_page, live_server):
    Locale.objects.get_or_create(language_code="vi")
    call_command("setup_site")
    page = new_page(width=360, javascript=False)
    page.goto(f"{live_server.url}/dung-thu/thanh-phan/")
    page.click(".menu > summary")
    assert page.locator(".menu").get_by_role("link", name="Tin tức").is_visible()


def test_shift_three_times_leaves_but_capital_letters_do_not(new_page, live_server):
    page = new_page(width=360)
    address = f"{live_server.url}/dung-thu/thanh-phan/?sheet=tip"
    page.goto(address)
    page.route("**/bao-tin/thoat/", lambda route: route.fulfill(body="left"))
    page.click("#id_story")
    page.keyboard.type("ABCD")
    assert page.url == address
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/bao-tin/thoat/")
