"""Search in a browser: no barrier in results, titles offered while typing, all without a script."""

import pytest
from playwright.sync_api import expect
from tests.publishing.pages import make_article, make_section, make_site

from places.models import Province, Station

pytestmark = pytest.mark.browser
ANSWERED = "**/tim-kiem/goi-y/**"


@pytest.fixture
def site(transactional_db, settings, tmp_path, live_server):
    settings.MEDIA_ROOT = tmp_path
    index = make_site()
    for number in range(1, 13):
        page = make_article(
            index, number, section=make_section(f"muc-{number % 2}", f"Mục {number % 2}")
        )
        page.title = f"Đội tuần tra số {number}: {'Khuêtrung' * 9}"
        page.summary = "Dân phòng đi tuần tra mỗi tối, giữ an ninh trật tự ở khu dân cư."
        page.save()
    province = Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố")
    Station.objects.create(
        code="cam-le",
        kind="ward",
        name="Đội tuần tra Công an phường Cẩm Lệ",
        address="18 Ông Ích Đường",
        duty_phone="0236 3 000 000",
        hours="Cả ngày đêm",
        province=province,
    )
    return live_server.url


@pytest.mark.parametrize(
    "query", ["", "?q=tuan+tra", "?q=tuan+tra&trang=2", "?q=tuan+tar", "?q=khinh+khi"]
)
def test_the_page_has_no_barrier_and_never_scrolls_sideways(site, page, axe_on_each, query):
    page.goto(f"{site}/tim-kiem/{query}")
    for details in page.locator("main details:not([open])").all():
        details.locator("summary").click()
    axe_on_each(page)


def test_titles_are_offered_while_typing_and_chosen_with_the_keyboard(site, page, axe):
    page.goto(f"{site}/tim-kiem/")
    field = page.get_by_role("combobox")
    with page.expect_response(ANSWERED):
        field.type("doi tuan")
    expect(page.get_by_role("option")).to_have_count(6)
    axe(page)
    field.press("ArrowDown")
    first = page.get_by_role("option", selected=True)
    expect(first).to_contain_text("Đội tuần tra số 12")
    field.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    with page.expect_response(ANSWERED):
        field.press("End")
        field.type(" t")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.get_by_role("link", name="Đội tuần tra số 12")).to_be_visible()


def test_without_a_script_the_box_is_a_plain_form(site, new_page):
    page = new_page(javascript=False)
    page.goto(f"{site}/tim-kiem/")
    page.get_by_role("searchbox").fill("an ninh")
    page.get_by_role("button", name="Tìm").click()
    expect(page.locator("mark").first).to_have_text("an ninh")
