"""axe finds nothing on the tip pages beside the questions: leaving, follow-up, faults."""

import pytest
from tests.browser.tip_walk import follow, look_up, submit, walk
from tests.tipoff.factories import World

pytestmark = pytest.mark.django_db(transaction=True)

ALONE = ["noi-gui-khac/", "thoat-nhanh/", "quyen-rieng-tu/"]


@pytest.fixture
def portal(live_server, settings, tmp_path):
    World().install(settings, tmp_path).country()
    return live_server.url


@pytest.mark.parametrize(("width", "dark", "language"), [(360, True, ""), (1280, False, "/en")])
def test_pages_beside_the_questions_are_free_of_barriers(
    portal, new_page, axe, expect_console_error, width, dark, language
):
    expect_console_error(r"status of 403")  # the page about cookies is a refusal
    page = new_page(width=width, dark=dark)
    receipt = walk(page, portal, lambda name: None, language=language, wrong=False)
    follow(page, page.locator("#receipt-form button"))
    axe(page)
    look_up(page, portal, receipt, lambda name: axe(page), language=language)
    for address in ALONE:
        page.goto(f"{portal}{language}/bao-tin/{address}")
        axe(page)
    page.goto(f"{portal}{language}/bao-tin/tra-cuu/")
    page.context.clear_cookies()
    submit(page)
    axe(page)
