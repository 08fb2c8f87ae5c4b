"""The guard in a real browser, under the strict content policy: a violation fails the test.

(`watch` in conftest.py counts each as an error of the console.)
"""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect
from tests.common.guard.conftest import vendor  # noqa: F401
from tests.tipoff.factories import World
from tests.tipoff.intake.walk import fill, url

from common.guard import UNVERIFIED
from home.contact.models import ContactMessage
from tipoff.boxes import DRAFT
from tipoff.models import Tip

pytestmark = pytest.mark.django_db(transaction=True)
LETTERS = "/gui/lien-he/"


@pytest.fixture(autouse=True)
def _light_work(settings):
    """Machines that run tests are busy enough."""
    settings.ALTCHA_MAX_NUMBER = 500


@pytest.fixture
def world(live_server, settings, tmp_path):
    return World().install(settings, tmp_path).country()


@pytest.fixture
def at_check_page(world, live_server, new_page):
    """Open the check page in a browser whose draft is filled in."""

    def open_it(**options):
        client = Client()
        fill(client)
        page = new_page(**options)
        value = client.cookies[DRAFT.cookie].value
        page.context.add_cookies([{"name": DRAFT.cookie, "value": value, "url": live_server.url}])
        page.goto(live_server.url + url("kiem-tra"))
        return page

    return open_it


def send(page):
    page.get_by_role("button", name="Gửi tin báo").click()
    page.wait_for_url(f"**{url('da-gui')}")


def marks(world):
    return world.open_tip(Tip.objects.get(), "cam-le")[0]["marks"]


def solved(page):
    """Wait until the worker has done its work."""
    expect(page.locator("[name=altcha]")).not_to_have_value("", timeout=60_000)


def write_letter(page, base):
    page.goto(base + LETTERS)
    page.get_by_label("Nội dung").fill("Tổ dân phố họp hôm nào?")


def send_letter(page):
    page.get_by_role("button", name="Gửi", exact=True).click()
    page.wait_for_url(f"**{LETTERS}da-gui/")
    return ContactMessage.objects.get()


def test_the_tip_is_solved_for_and_sent_unmarked(at_check_page, world):
    page = at_check_page()
    solved(page)
    send(page)
    assert marks(world) == []


def test_a_press_before_the_work_is_done_says_so_and_waits_for_it(at_check_page, world):
    page, held = at_check_page(), []
    page.route("**/worker.js", lambda route: held.append(route))
    page.reload()
    page.get_by_role("button", name="Gửi tin báo").click()
    expect(page.get_by_text("Đang chuẩn bị gửi, xin chờ vài giây.")).to_be_visible()
    held[0].continue_()
    page.wait_for_url(f"**{url('da-gui')}")
    assert marks(world) == []


def test_without_javascript_the_tip_is_sent_and_marked(at_check_page, world):
    send(at_check_page(javascript=False))
    assert UNVERIFIED in marks(world)


def test_a_worker_that_does_not_come_costs_no_tip(at_check_page, world, expect_console_error):
    expect_console_error("worker.js|Failed to load resource")
    page = at_check_page()
    page.route("**/worker.js", lambda route: route.abort())
    page.reload()
    send(page)
    assert UNVERIFIED in marks(world)


def test_no_other_tip_page_loads_the_guards_scripts(at_check_page, live_server):
    page = at_check_page()
    # What the check page still asks for is its own.
    page.goto("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for slug in ("", "noi-dung", "tra-cuu"):
        page.goto(live_server.url + url(slug))
    assert asked
    assert not [address for address in asked if "/guard/" in address]


def test_on_a_tip_page_recaptcha_loads_after_the_click_alone(
    at_check_page, world, settings, vendor
):
    settings.FORM_GUARD, settings.RECAPTCHA_ON_TIPS = "recaptcha_v2", True
    settings.RECAPTCHA_SCRIPT_URL = vendor.script_url
    page = at_check_page()
    assert vendor.drawn == []
    page.get_by_role("button", name="Dùng reCAPTCHA của Google").click()
    expect(page.locator("textarea[name=g-recaptcha-response]")).to_have_value("token")
    send(page)
    assert [fields["response"] for _, fields, _ in vendor.heard] == [["token"]]
    assert marks(world) == []


@pytest.mark.parametrize("version", ["recaptcha_v2", "recaptcha_v3"])
def test_a_letter_is_sent_by_recaptcha(live_server, page, settings, vendor, version):
    settings.FORM_GUARD = version
    settings.RECAPTCHA_SCRIPT_URL = vendor.script_url
    vendor.says = vendor.says | {"action": "form"}
    with page.expect_response(lambda response: "api.js" in response.url):
        write_letter(page, live_server.url)
    page.wait_for_function("window.vendorIsReady")
    assert not send_letter(page).is_unverified
    assert [fields["response"] for _, fields, _ in vendor.heard] == [["token"]]


def test_where_recaptcha_cannot_be_reached_the_letter_goes_by_proof_of_work(
    live_server, page, settings, vendor, expect_console_error
):
    expect_console_error("ERR_CONNECTION_REFUSED|Failed to load resource")
    settings.FORM_GUARD = "recaptcha_v2"
    settings.RECAPTCHA_SCRIPT_URL = vendor.script_url
    vendor.stop()
    write_letter(page, live_server.url)
    expect(page.get_by_text("Không kết nối được reCAPTCHA.")).to_be_visible()
    assert not send_letter(page).is_unverified


def test_the_questions_pages_are_free_of_barriers_with_errors_too(
    live_server, new_page, axe_on_each
):
    page = new_page()
    page.goto(live_server.url + "/gui/cau-hoi/da-gui/")
    axe_on_each(page)
    page.goto(live_server.url + "/gui/cau-hoi/")
    axe_on_each(page)
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.locator("#error-summary")).to_be_focused()
    assert page.title().startswith("Lỗi: ")
    axe_on_each(page)


def test_a_letter_without_javascript_after_a_while_is_kept_and_marked(
    live_server, new_page, settings
):
    settings.GUARD_LEAST_TIME = timedelta(seconds=-1)
    page = new_page(javascript=False)
    write_letter(page, live_server.url)
    assert send_letter(page).is_unverified
