"""A tip goes from one station to another in real browsers: sealed anew here, opened there."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import pytest
from playwright.sync_api import expect
from tests.browser.test_desk import desk, lan, open_tip, unfold, unlock  # noqa: F401
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.desk.duty import STORY, enrol, send

from places.models import Station
from tipoff.models import Tip
from tipoff.routing import Concerns, Question
from tipoff.services import Report, submit_tip
from tipoff.vault import receipts

SHOT = "thuộc địa bàn phường bên"


@pytest.fixture
def neighbour(world):
    return enrol(world, world.station("ngu-hanh-son", "ward", "48", ["20285"]), "hai")


@pytest.fixture
def tip(world):
    return send()


def find(page, typed):
    page.get_by_role("link", name="Chuyển tin").click()
    expect(page.locator("#transfer-typed")).to_be_focused()
    page.get_by_label("Phường, xã (tên cũ hoặc tên mới)").fill(typed)
    page.get_by_role("button", name="Tìm nơi nhận").click()


def pass_on(page, name, reason=SHOT):
    page.get_by_role("radio", name=name).check()
    page.locator("#reason-transfer").fill(reason)
    page.get_by_role("button", name="Chuyển đi").click()


def test_a_tip_is_passed_on_accepted_there_and_gone_from_every_tab_here(
    desk, world, lan, neighbour, tip, axe_on_each, expect_console_error
):
    colleague = desk(officer=enrol(world, lan.officer.station, "hoa"))
    open_tip(colleague, tip)
    page = desk()
    open_tip(page, tip)
    find(page, "Ngũ Hành Sơn")
    expect(page.get_by_role("radio", name="Công an ngu-hanh-son")).to_be_checked()
    axe_on_each(page)
    with page.expect_response("**/chuyen/"):
        pass_on(page, "Công an ngu-hanh-son")
    expect(page.locator("#notice")).to_have_text("Đã chuyển tin.")
    expect(page.locator(f'[data-row="{tip.public_id}"]')).to_have_count(0)
    expect(page.locator("#sheet")).to_be_hidden()

    expect_console_error("404")
    colleague.evaluate("Desk.moving.look()")
    expect(colleague.locator("#notice")).to_have_text("Tin này đã được chuyển sang đơn vị khác.")
    expect(colleague.locator("#sheet")).to_be_hidden()
    assert STORY not in colleague.content()

    there = desk(officer=neighbour)
    open_tip(there, tip)
    expect(there.locator(".timeline")).to_contain_text(SHOT)
    expect(there.locator("#sheet")).to_contain_text("Trả lại Công an cam-le")
    with there.expect_response("**/trang-thai/"):
        there.get_by_role("button", name="Tiếp nhận tin này").click()
    expect(there.locator("#notice")).to_have_text("Đã tiếp nhận tin.")
    expect(there.locator("#sheet")).not_to_contain_text("Trả lại Công an cam-le")


def test_the_worker_refuses_a_unit_that_the_tip_concerns(desk, world, neighbour):
    question = Question("20260", "48", "other", concerns=Concerns.WARD, home_province="48")
    header = {"category": "other", "ward": "20260", "concerns": "ward"}
    tip = submit_tip(receipts.draw(), Report(question, header, {"story": STORY})).tip
    page = desk(officer=enrol(world, Station.objects.get(code="desk-48"), "nga"))
    open_tip(page, tip)
    find(page, "Ngũ Hành Sơn")
    pass_on(page, "Công an ngu-hanh-son")
    refused = page.locator('form[data-moving="transfer"] [data-refused]')
    expect(refused).to_contain_text("không được chuyển đến đó")
    expect(refused).to_be_visible()
    expect(page.locator("#reason-transfer")).to_have_value(SHOT)
    assert Tip.objects.get().station.code == "desk-48"


def test_tips_are_merged_and_a_state_is_told_with_its_words(desk, world, tip):
    other = send(story="Cùng vụ ấy, tiệm tạp hóa")
    page = desk()
    open_tip(page, tip)
    unfold(page, "Chuyển hoặc nhập tin")
    page.locator("#merge-into").fill(other.public_id)
    page.locator("#reason-merge").fill("cùng vụ")
    with page.expect_response("**/nhap/"):
        page.get_by_role("button", name="Nhập tin", exact=True).click()
    expect(page.locator("#sheet")).to_contain_text(f"Đã nhập vào tin {other.public_id}")
    unfold(page, "Trạng thái, thời hạn")
    page.locator("#id_after").select_option("verifying")
    page.locator("#reason-state").fill("nhầm")
    with page.expect_response("**/trang-thai/"):
        page.get_by_role("button", name="Đổi trạng thái").click()
    expect(page.locator("[data-state=verifying]")).to_be_visible()
    unfold(page, "Trạng thái, thời hạn")
    page.locator("#id_after").select_option("suspended")
    page.locator("#reason-state").fill("chờ giám định")
    words = page.locator("#state-words")
    words.fill(words.input_value().replace("…", "chờ kết quả giám định."))
    with page.expect_response("**/trang-thai/"):
        page.get_by_role("button", name="Đổi trạng thái").click()
    expect(page.locator("[data-state=suspended]")).to_be_visible()
    expect(page.locator(".timeline")).to_contain_text("chờ kết quả giám định.")
