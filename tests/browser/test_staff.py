"""Staff sign in and work without a third party being asked anything, on phones and in the dark."""

import pytest
from django.core.management import call_command
from tests.accounts import set_up_totp, totp_code
from tests.portal.factories import PASSWORD, EditorFactory, SuperuserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def site(transactional_db):
    """What the emptied database of a transactional test lacks: roots, the site, its first pages."""
    call_command("setup_site", verbosity=0)


def enter(page, server, user):
    page.goto(f"{server.url}/tai-khoan/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()


def test_signing_in_is_accessible_step_by_step(new_page, live_server, axe_on_each):
    user = SuperuserFactory()
    set_up_totp(user)
    page = new_page()
    page.goto(f"{live_server.url}/en/tai-khoan/dang-nhap/")
    axe_on_each(page)
    page.get_by_role("link", name="Tiếng Việt").click()
    axe_on_each(page)
    page.get_by_role("button", name="Tiếp tục").click()
    assert page.get_by_role("alert", name="Có lỗi").is_visible()
    axe_on_each(page)
    enter(page, live_server, user)
    page.get_by_label("Mã", exact=True).fill("000000")
    page.get_by_role("button", name="Đăng nhập").click()
    assert "Mã không đúng" in page.get_by_role("alert", name="Có lỗi").inner_text()
    axe_on_each(page)
    page.get_by_label("Mã", exact=True).fill(totp_code())
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/quan-tri/")


def test_a_new_account_sets_up_the_second_step_and_gets_its_spare_codes(page, live_server, axe):
    enter(page, live_server, EditorFactory())
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    axe(page)
    page.get_by_role("button", name="Xác nhận").click()
    page.wait_for_url("**/cai-dat/**")
    picture = page.get_by_role("img", name="Hình để quét")
    assert picture.evaluate("image => image.naturalWidth") > 0
    axe(page)
    page.get_by_label("Mã hiện trên ứng dụng").fill(
        totp_code(secret=page.locator("code").inner_text())
    )
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_role("heading", name="Mã dự phòng").wait_for()
    assert page.locator("ol code").count() == 10
    axe(page)
    page.get_by_role("link", name="Vào nơi làm việc").click()
    page.wait_for_url("**/quan-tri/")


PATHS = ["mat-khau/", "mat-khau/quen/", "mat-khau/quen/da-gui/", "bao-mat/", "dang-xuat/"]
ACCOUNT_PAGES = [f"tai-khoan/{path}" for path in PATHS]
ENGLISH_PAGES = ["en/tai-khoan/mat-khau/quen/", "en/tai-khoan/bao-mat/"]
ADMIN_PAGES = ["", "pages/", "images/", "documents/", "users/", "reports/site-history/", "account/"]


@pytest.fixture
def signed_in(page, live_server):
    user = SuperuserFactory()
    set_up_totp(user)
    enter(page, live_server, user)
    page.get_by_label("Mã", exact=True).fill(totp_code())
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/quan-tri/")
    return page


def test_the_account_pages_are_accessible(signed_in, live_server, axe):
    for path in [*ACCOUNT_PAGES, *ENGLISH_PAGES]:
        signed_in.goto(f"{live_server.url}/{path}")
        axe(signed_in)


def test_the_admin_asks_no_third_party_and_breaks_no_policy(signed_in, live_server):
    for path in ADMIN_PAGES:
        answer = signed_in.goto(f"{live_server.url}/quan-tri/{path}")
        assert answer.status == 200, path
        signed_in.wait_for_load_state("networkidle")


WORKFLOW_PAGES = ["workflows/list/", "reports/workflow/", "reports/workflow_tasks/", "redirects/"]


def write_into(page):
    """Add a block to the StreamField, type into its Draftail, look through the image chooser."""
    page.locator("#id_title").fill("Tổ dân phố họp")
    page.locator(".c-sf-add-button").first.click()
    page.locator(".w-combobox [role=option]").first.click()
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type("Tối nay tổ họp ở nhà văn hóa.")
    page.locator("#id_lead_image-chooser [data-chooser-action-choose]").first.click()
    page.locator(
        ".modal .chooser__results, .modal .listing, .modal [data-results]"
    ).first.wait_for()
    page.wait_for_load_state("networkidle")
    page.locator(".modal [data-dismiss=modal]").first.click()
    page.locator(".modal").first.wait_for(state="hidden")


def test_writing_with_blocks_pictures_and_preview_asks_no_third_party(
    live_portal, page, expect_console_error
):
    # An unfinished article cannot be saved by itself: Wagtail's autosave is answered 400.
    expect_console_error(r"status of 400 .*/quan-tri/")
    page.goto(f"{live_portal}/dung-thu/")
    page.locator("form[data-card=write] button").click()
    write_into(page)
    page.locator("[data-side-panel-toggle=preview]").first.click()
    page.locator("[data-side-panel=preview] iframe").first.wait_for()
    page.wait_for_load_state("networkidle")


def test_an_articles_history_and_the_workflows_ask_no_third_party(live_portal, page):
    page.goto(f"{live_portal}/dung-thu/")
    page.locator("details.demo-roles summary").click()
    page.get_by_role("button", name="quantri").click()
    found = page.request.get(f"{live_portal}/quan-tri/api/main/pages/?type=news.NewsArticlePage")
    number = found.json()["items"][0]["id"]
    for path in [*WORKFLOW_PAGES, *(f"pages/{number}/{view}/" for view in ("edit", "history"))]:
        answer = page.goto(f"{live_portal}/quan-tri/{path}")
        assert answer.status == 200, path
        page.wait_for_load_state("networkidle")
