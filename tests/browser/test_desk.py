"""The officers' desk in a real browser: opened there, locked there, nothing left behind."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import re

import pytest
from django.test import Client
from playwright.sync_api import expect
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.desk.duty import PASSPHRASE, STORY, enrol, identity, send

from places.models import Station
from tipoff.models import JournalEntry, Message, State, Tip
from tipoff.trust import current_trust
from tipoff.vault import messages, receipts

REPLY = "Kính gửi anh/chị, cảm ơn anh/chị đã báo tin."


@pytest.fixture
def lan(world):
    return enrol(world, Station.objects.get(code="cam-le"), "lan")


@pytest.fixture
def receipt():
    return receipts.draw()


@pytest.fixture
def tip(world, receipt):
    return send(receipt=receipt)


@pytest.fixture
def desk(live_server, lan, new_page):
    """Make a page of the desk for Lan, signed in, the vault locked."""

    def make(path="/truc-ban/", officer=lan, **options):
        client = Client()
        officer.enter(client)
        page = new_page(**options)
        cookie = client.cookies["portal_session"].value
        login = {"name": "portal_session", "value": cookie, "url": live_server.url}
        page.context.add_cookies([login | {"httpOnly": True, "sameSite": "Lax"}])
        page.goto(live_server.url + path)
        return page

    return make


def unlock(page, passphrase=PASSPHRASE):
    page.get_by_label("Cụm mật khẩu kho khóa").fill(passphrase)
    page.get_by_role("button", name="Mở khóa").click()


def open_tip(page, tip):
    unlock(page)
    page.get_by_role("link", name=tip.public_id).click()
    expect(page.locator('[data-slot="body"]')).to_contain_text(STORY)


def unfold(page, name):
    """Open the group of the tip whose summary holds this name."""
    page.locator("#sheet .fold > summary", has_text=name).click()


def actions():
    return list(JournalEntry.objects.values_list("action", flat=True))


def test_an_officer_unlocks_opens_accepts_and_replies_and_the_citizen_reads_it(desk, tip, receipt):
    page = desk()
    unlock(page)
    row = page.locator(f'[data-row="{tip.public_id}"]')
    expect(row).to_contain_text("Trộm cắp")
    expect(row).to_contain_text("Cẩm Lệ")
    page.get_by_role("link", name=tip.public_id).click()
    expect(page.locator('[data-slot="body"]')).to_contain_text(STORY)
    expect(page.locator("#sheet")).to_contain_text("Chưa xác minh")
    assert page.url.endswith(f"/truc-ban/tin/{tip.public_id}/")

    page.get_by_role("button", name="Tiếp nhận tin này").click()
    expect(page.locator("#notice")).to_have_text("Đã tiếp nhận tin.")
    assert Tip.objects.get().state == State.RECEIVED
    expect(page.locator(".timeline")).to_contain_text("Cán bộ trực ban tiếp nhận.")

    page.get_by_label("Nội dung trả lời").fill(REPLY)
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator("#notice")).to_have_text("Đã gửi trả lời.")
    expect(page.locator(".timeline")).to_contain_text(REPLY)
    expect(page.get_by_label("Nội dung trả lời")).to_have_value("")

    kept = Message.objects.get(direction="officer")
    source = receipts.derive(receipt, b"s" * 16).source_private
    opened = messages.open_reply(bytes(kept.sealed_to_source), identity(tip), 2, source)
    at = int(kept.created_at.timestamp())
    assert messages.verify_reply(opened, identity(tip), 2, current_trust(at), at).text == REPLY

    unfold(page, "Xem cách liên hệ")
    assert actions().count("contact-released") == 0
    page.get_by_label("Xem để làm gì?").fill("Gọi lại để hỏi biển số")
    page.get_by_role("button", name="Mở thông tin liên hệ").click()
    expect(page.locator('[data-slot="contact"]')).to_contain_text("0900 000 000")
    assert actions().count("contact-released") == 1
    assert actions().count("reply-sent") == 1


def test_citizen_and_officer_write_to_each_other(desk, tip, receipt, new_page, live_server):
    officer = desk()
    open_tip(officer, tip)
    officer.get_by_label("Nội dung trả lời").fill(REPLY)
    officer.get_by_role("button", name="Gửi trả lời").click()
    expect(officer.locator("#notice")).to_have_text("Đã gửi trả lời.")

    citizen = new_page()
    citizen.goto(f"{live_server.url}/bao-tin/tra-cuu/")
    citizen.locator("[name=receipt]").fill(receipt.lower().replace("-", " "))
    citizen.locator("form:has([name=receipt]) .button").click()
    expect(citizen.locator("main")).to_contain_text(REPLY)
    assert STORY not in citizen.content()
    citizen.locator("[name=text]").fill("Xe màu đỏ, chạy về hướng cầu.")
    citizen.locator("form:has([name=text]) .button").click()
    expect(citizen.locator("main")).to_contain_text(REPLY)

    officer.get_by_role("button", name="Về danh sách").click()
    officer.get_by_role("link", name=tip.public_id).click()
    expect(officer.locator(".timeline")).to_contain_text("Xe màu đỏ, chạy về hướng cầu.")


def test_a_wrong_passphrase_is_said_clearly_and_journalled(desk, tip):
    page = desk()
    # The officer is told first, the journal second: both are waited for.
    with page.expect_response("**/truc-ban/khoa/sai/"):
        unlock(page, "sai hoan toan roi ban a")
    expect(page.locator("#passphrase-error")).to_contain_text("Cụm mật khẩu không đúng")
    expect(page.get_by_label("Cụm mật khẩu kho khóa")).to_be_focused()
    expect(page.locator("#vault-state")).to_have_text("Đang khóa")
    assert actions() == ["unlock-failed"]
    unlock(page)
    expect(page.locator(f'[data-row="{tip.public_id}"]')).to_be_visible()


def test_locking_drops_what_was_opened_and_keeps_the_half_written_reply(desk, tip):
    page = desk()
    open_tip(page, tip)
    page.get_by_label("Nội dung trả lời").fill("Đang viết dở")
    page.get_by_role("button", name="Khóa lại ngay").click()
    expect(page.locator("#locked")).to_be_visible()
    assert STORY not in page.content()
    assert "Đang viết dở" not in page.content()
    assert page.workers == []
    unlock(page)
    expect(page.get_by_label("Nội dung trả lời")).to_have_value("Đang viết dở")


def test_the_desk_locks_itself_after_idle_time_and_keeps_the_reply(desk, tip, settings):
    settings.DESK_IDLE_MINUTES = 1 / 12
    page = desk()
    open_tip(page, tip)
    page.get_by_label("Nội dung trả lời").fill("Đang viết dở")
    expect(page.locator("#locked")).to_be_visible(timeout=20_000)
    expect(page.locator("#notice")).to_contain_text("đã tự khóa")
    settings.DESK_IDLE_MINUTES = 15
    unlock(page)
    expect(page.get_by_label("Nội dung trả lời")).to_have_value("Đang viết dở")


def test_a_reply_whose_answer_was_lost_is_sent_again_as_the_same_one(
    desk, tip, expect_console_error
):
    expect_console_error("ERR_FAILED")
    page = desk()
    open_tip(page, tip)

    def lose(route):
        route.fetch()
        route.abort()

    page.route("**/tra-loi/", lose, times=1)
    page.get_by_label("Nội dung trả lời").fill(REPLY)
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator("#reply-error")).to_contain_text("Không kết nối được máy chủ")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator("#notice")).to_have_text("Đã gửi trả lời.")
    assert Message.objects.count() == 1


def test_a_reply_crossed_by_another_is_kept_and_sent_after_looking_again(
    desk, tip, world, lan, expect_console_error
):
    expect_console_error("409")
    page = desk()
    open_tip(page, tip)
    other = enrol(world, lan.officer.station, "hoa")
    client = Client()
    other.unlock(client)
    first = other.reply(world, tip, "Trả lời của Hoa")
    assert client.post(f"/truc-ban/tin/{tip.public_id}/tra-loi/", first).status_code == 204
    page.get_by_label("Nội dung trả lời").fill(REPLY)
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator("#reply-error")).to_contain_text("Tin vừa có nội dung mới")
    expect(page.locator(".timeline")).to_contain_text("Trả lời của Hoa")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator("#notice")).to_have_text("Đã gửi trả lời.")
    assert Message.objects.count() == 2


def test_back_and_forward_move_between_list_and_tip_without_leaving_the_document(desk, tip):
    page = desk()
    open_tip(page, tip)
    page.evaluate("window.sameDocument = true")
    page.go_back()
    expect(page.locator("#sheet")).to_be_hidden()
    page.go_forward()
    expect(page.locator('[data-slot="body"]')).to_contain_text(STORY)
    assert page.evaluate("window.sameDocument")


def test_loading_a_tips_address_asks_for_the_passphrase_and_then_opens_it(desk, tip):
    page = desk(f"/truc-ban/tin/{tip.public_id}/")
    expect(page.locator("#locked")).to_be_visible()
    unlock(page)
    expect(page.locator('[data-slot="body"]')).to_contain_text(STORY)
    page.reload()
    expect(page.locator("#locked")).to_be_visible()
    assert STORY not in page.content()


def test_a_proof_that_ran_out_is_given_anew_while_the_vault_is_open(
    desk, tip, expect_console_error
):
    expect_console_error("423")
    page = desk()
    open_tip(page, tip)
    page.evaluate("Desk.server.post('lock')")
    page.get_by_role("button", name="Về danh sách").click()
    page.get_by_role("link", name=tip.public_id).click()
    expect(page.locator('[data-slot="body"]')).to_contain_text(STORY)
    assert actions().count("unlocked") == 2


def test_the_locked_desk_counts_new_and_urgent_tips_in_text_and_title(desk, tip):
    send(urgent=True, story="khẩn")
    page = desk()
    expect(page.locator("#counts")).to_have_text("Tin mới: 2 · Khẩn: 1")
    expect(page).to_have_title(re.compile("Tin mới: 2 · Khẩn: 1"))
    bell = page.get_by_role("button", name="Chuông báo tin mới")
    expect(bell).to_have_attribute("aria-pressed", "true")
    bell.click()
    expect(bell).to_have_attribute("aria-pressed", "false")


def test_what_was_sealed_by_somebody_else_is_shown_as_unopenable(desk, tip):
    Tip.objects.update(sealed_header=b"\1" * 4144)
    page = desk()
    unlock(page)
    expect(page.locator(f'[data-row="{tip.public_id}"]')).to_contain_text("không mở được")


def test_markup_in_a_tip_is_shown_as_text(desk, world):
    tip = send(story="<img src=x onerror=alert(1)>")
    page = desk()
    unlock(page)
    page.get_by_role("link", name=tip.public_id).click()
    expect(page.locator('[data-slot="body"]')).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator('[data-slot="body"] img').count() == 0


def test_axe_finds_nothing_locked_unlocked_and_opened(desk, tip, axe_on_each):
    page = desk()
    axe_on_each(page)
    unlock(page, "sai het ca nam tu")
    expect(page.locator("#passphrase-error")).not_to_be_empty()
    axe_on_each(page)
    unlock(page)
    expect(page.locator(f'[data-row="{tip.public_id}"]')).to_contain_text("Trộm cắp")
    axe_on_each(page)
    page.get_by_role("link", name=tip.public_id).click()
    expect(page.locator('[data-slot="body"]')).to_contain_text(STORY)
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator("#reply-error")).not_to_be_empty()
    axe_on_each(page)
