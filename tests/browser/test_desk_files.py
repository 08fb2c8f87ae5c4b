"""An officer opens a tip's files in the browser: pictures drawn anew, the rest saved."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect
from tests.browser.test_desk import desk, lan, open_tip  # noqa: F401
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.desk.duty import send
from tests.tipoff.desk.files import seal_file

# More than one piece of a mebibyte, and not a whole number of frames.
FILM = bytes(range(256)) * 12_345


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (320, 200), "#a31621").save(made, "JPEG")
    return made.getvalue()


@pytest.fixture
def tip(world):
    files = (
        seal_file("hiện trường.jpg", "jpeg", picture(), removed=("location",)),
        seal_file("../../ngõ 5.exe", "mp4", FILM, scan="unscanned"),
        seal_file("hỏng.png", "png", b"not a picture"),
    )
    return send(files=files)


def test_a_picture_is_drawn_on_a_canvas_and_says_what_was_taken_out(desk, tip):
    page = desk()
    open_tip(page, tip)
    line = page.locator(".tip-files li").first
    expect(line).to_contain_text("đã xóa dữ liệu về nơi chụp và thiết bị")
    line.get_by_role("button", name="Xem ảnh").click()
    drawn = page.get_by_role("img", name="hiện trường.jpg")
    expect(drawn).to_be_visible()
    assert drawn.evaluate("(c) => [c.tagName, c.width, c.height]") == ["CANVAS", 320, 200]


def test_any_other_file_is_saved_whole_under_a_safe_name(desk, tip):
    page = desk()
    open_tip(page, tip)
    line = page.locator(".tip-files li").nth(1)
    expect(line).to_contain_text("chưa quét mã độc")
    expect(line.get_by_role("button", name="Xem ảnh")).to_have_count(0)
    with page.expect_download() as saving:
        line.get_by_role("button", name="Lưu tệp").click()
    assert saving.value.suggested_filename == "_ngõ 5.mp4"
    assert Path(saving.value.path()).read_bytes() == FILM


def test_what_is_no_picture_is_said_to_be_broken(desk, tip):
    page = desk()
    open_tip(page, tip)
    line = page.locator(".tip-files li").nth(2)
    line.get_by_role("button", name="Xem ảnh").click()
    expect(line).to_contain_text("Không mở được tệp này")


def test_locking_leaves_no_picture_behind(desk, tip):
    page = desk()
    open_tip(page, tip)
    page.locator(".tip-files li").first.get_by_role("button", name="Xem ảnh").click()
    expect(page.locator(".tip-files canvas")).to_be_visible()
    page.get_by_role("button", name="Khóa lại ngay").click()
    expect(page.locator("#locked")).to_be_visible()
    expect(page.locator("canvas")).to_have_count(0)
