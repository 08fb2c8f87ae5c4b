"""A passkey in Chromium's own virtual authenticator: added, used as the second step, used alone."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect
from tests.accounts import set_up_totp, totp_code
from tests.portal.factories import PASSWORD, EditorFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def site(transactional_db):
    call_command("setup_site", verbosity=0)


@pytest.fixture
def address(live_server):
    """Passkeys are bound to a name: localhost will do, a number will not."""
    return f"http://localhost:{live_server.thread.port}"


@pytest.fixture
def key(page):
    """A security key with a PIN in the browser's slot: switch its owner's consent on and off."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    def agrees(is_willing):
        told = {"authenticatorId": made["authenticatorId"], "isUserVerified": is_willing}
        session.send("WebAuthn.setUserVerified", told)

    return agrees


def enter_password(page, address, user):
    page.goto(f"{address}/tai-khoan/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()


def confirm_password(page):
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()


def open_adding(page, address):
    page.goto(f"{address}/tai-khoan/khoa/them/")
    confirm_password(page)


def add_passkey(page, *, alone=False):
    page.get_by_label("Tên khóa truy cập").fill("Khóa USB ở bàn trực")
    if alone:
        page.get_by_label("Đăng nhập chỉ bằng khóa này").check()
    page.get_by_role("button", name="Thêm khóa").click()


def test_a_passkey_is_added_and_is_the_second_step_from_then_on(page, address, key, axe_on_each):
    user = EditorFactory()
    enter_password(page, address, user)
    confirm_password(page)
    page.get_by_role("link", name="Thêm khóa truy cập thay thế").click()
    add_passkey(page)
    page.get_by_role("heading", name="Mã dự phòng").wait_for()
    page.goto(f"{address}/tai-khoan/bao-mat/")
    page.get_by_text("Khóa USB ở bàn trực").wait_for()
    axe_on_each(page)
    page.get_by_role("link", name="Đổi tên Khóa USB").click()
    page.get_by_role("button", name="Lưu tên").wait_for()
    axe_on_each(page)
    page.context.clear_cookies()
    enter_password(page, address, user)
    page.get_by_role("button", name="Dùng khóa truy cập").wait_for()
    axe_on_each(page)
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url("**/quan-tri/")


def test_a_passkey_made_for_it_signs_in_alone_once_its_owner_agrees(page, address, key, axe):
    user = EditorFactory()
    enter_password(page, address, user)
    confirm_password(page)
    page.get_by_role("link", name="Thêm khóa truy cập thay thế").click()
    add_passkey(page, alone=True)
    page.get_by_role("heading", name="Mã dự phòng").wait_for()
    page.context.clear_cookies()
    page.goto(f"{address}/tai-khoan/dang-nhap/")
    key(False)
    page.get_by_role("button", name="Đăng nhập chỉ bằng khóa").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa dùng được khóa")
    axe(page)
    key(True)
    page.get_by_role("button", name="Đăng nhập chỉ bằng khóa").click()
    page.wait_for_url("**/quan-tri/")


def test_at_a_number_in_place_of_the_name_the_page_says_what_to_do(page, live_server, key):
    user = EditorFactory()
    set_up_totp(user)
    address = live_server.url.replace("localhost", "127.0.0.1")
    enter_password(page, address, user)
    page.get_by_label("Mã", exact=True).fill(totp_code())
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/quan-tri/")
    open_adding(page, address)
    add_passkey(page)
    page.get_by_text("Hãy mở trang bằng đúng tên miền").wait_for()
