"""The list and the opened tip in a real browser: found, related, moved through and written to, with
nothing of it sent in the clear and nothing half-written lost."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import re

import pytest
from playwright.sync_api import expect
from tests.browser.test_desk import (  # noqa: F401
    desk,
    lan,
    open_tip,
    receipt,
    tip,
    unfold,
    unlock,
)
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.desk.duty import STORY, enrol, send

from tipoff.models import Message, State, Tip

# Old computers are this many times slower than the one that tests.
SLOWER = 6


@pytest.fixture
def three(tip):
    """Three tips: two name the same phone in different spellings, the third an other matter."""
    first = send(story="Gọi 0905 123 456 đòi tiền", category="fraud", urgent=True)
    second = send(story="Số lạ +84905.123.456, xe 43A-123.45", category="gambling")
    return first, second, tip


def opened(page, tip, text):
    page.locator(f'[data-open="{tip.public_id}"]').first.click()
    expect(page.locator('[data-slot="body"]')).to_contain_text(text)


def listed(page):
    return page.locator("[data-row]:visible")


def ready(page, tip, text="Trộm cắp"):
    expect(page.locator(f'[data-row="{tip.public_id}"]')).to_contain_text(text)


def test_opened_tips_are_searched_and_related_here_alone_and_forgotten_when_locked(desk, three):
    first, second, tip = three
    page = desk()
    unlock(page)
    ready(page, tip)
    opened(page, first, "đòi tiền")
    expect(page.locator('[data-slot="related"]')).to_be_hidden()
    page.get_by_role("button", name="Tin sau").click()
    page.get_by_role("button", name="Về danh sách").click()
    opened(page, second, "Số lạ")
    related = page.locator('[data-slot="related"]')
    expect(related).to_contain_text(f"{first.public_id} · Lừa đảo")
    expect(related).to_contain_text("điện thoại 0905123456")
    page.get_by_role("button", name="Về danh sách").click()

    sent = []
    page.on("request", lambda request: sent.append(request.url))
    for words, found in (
        ("doi tien", first),
        ("ĐÒI TIỀN", first),
        ("43a12345", second),
        ("danh bac", None),
    ):
        page.get_by_label("Tìm trong tin đã mở").fill(words)
        if found:
            expect(listed(page)).to_have_attribute("data-row", found.public_id)
    expect(page.locator("#search-said")).to_have_text("Thấy trong 0 trên 3 tin đã mở.")
    page.get_by_label("Tìm trong tin đã mở").fill("(090) 512 3456")
    expect(listed(page)).to_have_count(2)
    page.get_by_label("Tìm trong tin đã mở").fill("")
    page.locator("#narrow-category").select_option("theft")
    expect(listed(page)).to_have_attribute("data-row", tip.public_id)
    assert sent == []

    page.get_by_role("button", name="Khóa lại ngay").click()
    expect(page.locator("#locked")).to_be_visible()
    assert page.evaluate("Desk.opened.count()") == 0
    unlock(page)
    ready(page, tip)
    expect(listed(page)).to_have_count(3)
    page.get_by_label("Tìm trong tin đã mở").fill("doi tien")
    expect(page.locator("#search-said")).to_have_text("Thấy trong 0 trên 3 tin đã mở.")


@pytest.fixture
def held(desk, three):
    """A desk whose answers to one address wait: (page, hold(glob) -> let them through)."""
    page = desk()
    unlock(page)
    ready(page, three[2])

    def hold(address):
        waiting = []
        page.route(address, lambda route: waiting.append(route))

        def release():
            with page.expect_response(address):
                waiting.pop().continue_()

        return release

    return page, hold


def test_a_tip_that_is_answered_after_the_way_back_stays_closed(held, three):
    page, hold = held
    opened(page, three[0], "đòi tiền")
    release = hold("**/mo/")
    with page.expect_request("**/mo/"):
        page.get_by_role("button", name="Tin sau").click()
    page.get_by_role("button", name="Về danh sách").click()
    release()
    page.get_by_label("Tìm trong tin đã mở").fill("doi tien")
    expect(page.locator("#search-said")).to_have_text("Thấy trong 1 trên 3 tin đã mở.")
    expect(page.locator("#sheet")).to_be_hidden()


def test_a_panel_that_is_answered_after_another_choice_stays_closed(held, three):
    page, hold = held
    release = hold("**/truc-ban/lich-truc/")
    with page.expect_request("**/truc-ban/lich-truc/"):
        page.get_by_role("link", name="Lịch trực").click()
    opened(page, three[0], "đòi tiền")
    release()
    expect(page.locator('[data-slot="body"]')).to_contain_text("đòi tiền")
    expect(page.locator("#panel")).to_be_hidden()


def test_keys_move_open_and_write_but_not_while_typing_nor_when_switched_off(desk, three):
    first, _, tip = three
    Tip.objects.exclude(pk=first.pk).update(urgent=False)
    page = desk()
    unlock(page)
    ready(page, tip)
    page.keyboard.press("j")
    expect(page.locator(f'[data-open="{first.public_id}"]')).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator('[data-slot="body"]')).to_contain_text("đòi tiền")
    page.keyboard.press("j")
    expect(page.locator(".tip-sheet")).not_to_have_attribute("data-number", first.public_id)
    page.keyboard.press("k")
    expect(page.locator(".tip-sheet")).to_have_attribute("data-number", first.public_id)
    page.keyboard.press("t")
    expect(page.locator('[data-key="t"]')).to_be_focused()
    page.locator('[data-slot="title"]').focus()
    page.keyboard.press("r")
    expect(page.get_by_label("Nội dung trả lời")).to_be_focused()
    page.keyboard.type("jkoatr/?")
    expect(page.get_by_label("Nội dung trả lời")).to_have_value("jkoatr/?")
    page.locator('[data-slot="title"]').focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    page.get_by_label("Dùng phím tắt").uncheck()
    page.get_by_role("button", name="Đóng").click()
    page.keyboard.press("r")
    expect(page.get_by_label("Nội dung trả lời")).not_to_be_focused()
    page.get_by_role("button", name="Phím tắt").click()
    page.get_by_label("Dùng phím tắt").check()
    page.get_by_role("button", name="Đóng").click()
    page.keyboard.press("/")
    expect(page.get_by_label("Tìm trong tin đã mở")).to_be_focused()
    expect(page.locator("#sheet")).to_be_hidden()
    page.locator("#list").focus()
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page.locator('[data-slot="body"]')).to_contain_text("đòi tiền")
    page.keyboard.press("a")
    expect(page.locator("#notice")).to_have_text("Đã tiếp nhận tin.")


def test_tabs_and_tips_are_gone_through_without_leaving_the_document(desk, three, lan):
    first, second, tip = three
    Tip.objects.filter(pk=tip.pk).update(state=State.RECEIVED, assigned_to=lan.officer)
    page = desk()
    unlock(page)
    ready(page, first, "Lừa đảo")
    page.evaluate("window.sameDocument = true")
    expect(listed(page)).to_have_count(2)
    page.get_by_role("link", name="Của tôi").click()
    ready(page, tip)
    assert page.url.endswith("?muc=mine")
    page.go_back()
    ready(page, second, "Cờ bạc")
    expect(listed(page)).to_have_count(2)
    page.go_forward()
    ready(page, tip)
    page.get_by_role("link", name="Tất cả").click()
    ready(page, first, "Lừa đảo")
    opened(page, first, "đòi tiền")
    expect(page.get_by_role("button", name="Tin trước")).to_be_disabled()
    for _ in range(2):
        number = page.locator(".tip-sheet").get_attribute("data-number")
        page.get_by_role("button", name="Tin sau").click()
        expect(page.locator(".tip-sheet")).not_to_have_attribute("data-number", number)
    expect(page.get_by_role("button", name="Tin sau")).to_be_disabled()
    page.go_back()
    page.go_back()
    page.go_back()
    expect(page.locator("#sheet")).to_be_hidden()
    assert page.evaluate("window.sameDocument")


def test_chosen_tips_are_put_into_a_colleagues_hands_at_once(desk, three, world, lan):
    hoa = enrol(world, lan.officer.station, "hoa").officer
    page = desk()
    unlock(page)
    ready(page, three[2])
    page.get_by_label("Chọn tất cả tin trên trang này").check()
    page.get_by_label(f"Chọn tin {three[0].public_id}").uncheck()
    expect(page.locator("#bulk-said")).to_have_text("Đã chọn: 2")
    page.get_by_label("Giao các tin đã chọn cho").select_option(hoa.public_id)
    with page.expect_response("**/phan-cong/"):
        page.locator("[data-bulk] button").click()
    expect(page.locator("#notice")).to_have_text("Đã giao 2 tin.")
    given = Tip.objects.filter(assigned_to=hoa).values_list("public_id", flat=True)
    assert set(given) == {three[1].public_id, three[2].public_id}


def test_a_whole_page_of_headers_is_one_question_to_the_worker(desk, tip):
    copies = [Tip(**_copy(tip, n)) for n in range(49)]
    Tip.objects.bulk_create(copies)
    page = desk()
    page.evaluate(
        """() => {
          window.asked = [];
          const ask = Desk.worker.ask;
          Desk.worker.ask = (op, args) => { window.asked.push(op); return ask(op, args); };
        }"""
    )
    unlock(page)
    ready(page, tip)
    expect(listed(page)).to_have_count(50)
    assert page.evaluate("window.asked.filter((op) => op === 'openHeaders').length") == 1


def test_a_note_and_a_question_are_written_in_boxes_of_their_own(desk, tip):
    Tip.objects.update(state=State.RECEIVED)
    page = desk("/truc-ban/?muc=all")
    open_tip(page, tip)
    page.get_by_label("Nội dung ghi chú").fill("Đã gọi công an khu vực")
    page.get_by_role("button", name="Lưu ghi chú").click()
    expect(page.locator("#notice")).to_have_text("Đã lưu ghi chú.")
    expect(page.locator(".timeline")).to_contain_text("Đã gọi công an khu vực")
    page.get_by_label("Bắt đầu từ một mẫu").select_option(label="Hỏi thêm (ông/bà)")
    expect(page.get_by_label("Nội dung trả lời")).to_have_value(_begins("Kính gửi ông/bà,"))
    page.get_by_label("Nội dung trả lời").press("Control+End")
    page.get_by_role("button", name="Hỏi thêm").click()
    expect(page.locator("#notice")).to_have_text(
        "Đã gửi câu hỏi. Tin đang chờ người báo tin bổ sung."
    )
    expect(page.locator("[data-state]")).to_have_attribute("data-state", "needs_information")
    expect(page.get_by_role("button", name="Hỏi thêm")).to_have_count(0)
    directions = Message.objects.order_by("sequence").values_list("direction", flat=True)
    assert list(directions) == ["note", "officer", "note"]


def test_locking_keeps_every_half_written_box(desk, tip):
    page = desk()
    open_tip(page, tip)
    unfold(page, "Xem cách liên hệ")
    unfold(page, "Chuyển hoặc nhập tin")
    boxes = {"reply": "Trả lời dở", "note": "Ghi chú dở", "contact": "Lý do dở"}
    for name, text in boxes.items():
        page.locator(f'[data-draft="{name}"]').fill(text)
    page.locator("#transfer-typed").fill("Cẩm Lệ")
    page.get_by_role("button", name="Tìm nơi nhận").click()
    page.locator("#reason-transfer").fill("Chuyển dở")
    page.locator("#transfer-typed").fill("Khuê Trung")
    page.get_by_role("button", name="Khóa lại ngay").click()
    expect(page.locator("#locked")).to_be_visible()
    assert all(text not in page.content() for text in boxes.values())
    unlock(page)
    kept = {f'[data-draft="{name}"]': text for name, text in boxes.items()}
    kept |= {"#transfer-typed": "Khuê Trung", "#reason-transfer": "Chuyển dở"}
    for field, text in kept.items():
        expect(page.locator(field)).to_have_value(text)
        expect(page.locator(field)).to_be_visible()
    # What holds nothing half-written stays folded.
    expect(page.locator("#sheet .fold[open]")).to_have_count(2)


def test_unlocking_opening_and_replying_hold_on_a_six_fold_slower_processor(desk, tip):
    page = desk()
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    open_tip(page, tip)
    page.get_by_label("Nội dung trả lời").fill("Cảm ơn anh/chị đã báo tin.")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator("#notice")).to_have_text("Đã gửi trả lời.")


@pytest.mark.parametrize("path", ["/truc-ban/", "/en/truc-ban/"])
def test_axe_finds_nothing_in_list_tip_and_help_in_both_languages(desk, tip, axe_on_each, path):
    page = desk(path)
    page.locator("#passphrase").fill("ang anh bac bach bai bam")
    page.locator("#unlock").click()
    expect(page.locator(f'[data-row="{tip.public_id}"] [data-slot="place"]')).not_to_be_empty()
    page.locator(".desk-filter > summary").click()
    page.locator("[data-choose]").check()
    axe_on_each(page)
    opened(page, tip, STORY)
    axe_on_each(page)
    page.locator('[data-slot="title"]').focus()
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_visible()
    axe_on_each(page)


def _begins(text):
    return re.compile(f"^{re.escape(text)}")


def _copy(tip, number):
    fields = {
        field.attname: getattr(tip, field.attname)
        for field in Tip._meta.concrete_fields
        if not field.primary_key
    }
    named = ("tip_id", "lookup_id", "blob")
    return fields | {"public_id": f"{number:010d}"} | dict.fromkeys(named, f"c{number}")
