"""At the counter: an officer types a tip in, hands over the receipt, prints and exports."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import csv
import io
import unicodedata
from pathlib import Path

from playwright.sync_api import expect
from tests.browser import pdf_text
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
from tests.tipoff.desk.duty import STORY, send

from tipoff.models import JournalEntry, Tip
from tipoff.routing import Question
from tipoff.services import Report, submit_tip
from tipoff.vault import receipts

TOLD = "Người gọi kể có tiếng đập phá trong nhà kho"
HOSTILE = '=HYPERLINK("http://vidu.vn";"x")'


def enter(page):
    unlock(page)
    expect(page.locator("#desk")).to_be_visible()


def counter(page):
    page.get_by_role("link", name="Nhận tin trực tiếp").click()
    expect(page.get_by_role("heading", name="Nhận tin trực tiếp")).to_be_focused()


def write(page):
    page.get_by_label("Qua điện thoại", exact=True).check()
    page.get_by_label("Đã xảy ra", exact=True).check()
    page.get_by_label("Trộm cắp, cướp").check()
    with page.expect_response("**/nhan-tin/noi/"):
        page.get_by_label("Tên phường, xã").fill("cam le")
    page.get_by_label("Phường Cẩm Lệ, Đà Nẵng").check()
    page.locator("[name=concerns][value=none]").check()
    page.get_by_label("Hôm nay").check()
    page.locator("[name=story]").fill(TOLD)
    page.locator("[name=identity][value=anonymous]").check()


def submit(page):
    with page.expect_response("**/nhan-tin/gui/") as sent:
        page.get_by_role("button", name="Khóa nội dung và gửi").click()
    return sent.value


def test_a_tip_is_typed_in_kept_while_locked_and_its_receipt_shown_once(
    desk, axe_on_each, expect_console_error
):
    expect_console_error(r"status of 400")
    page = desk()
    enter(page)
    counter(page)
    axe_on_each(page)
    write(page)
    page.get_by_role("button", name="Khóa lại ngay").click()
    enter(page)
    expect(page.locator("[name=story]")).to_have_value(TOLD)
    expect(page.get_by_label("Phường Cẩm Lệ, Đà Nẵng")).to_be_checked()

    page.locator("[name=story]").fill(" ")
    assert submit(page).status == 400
    expect(page.locator("[name=story]")).to_be_focused()
    expect(page.locator("#refused-take-in-story")).to_contain_text("Hãy")
    expect(page.get_by_label("Phường Cẩm Lệ, Đà Nẵng")).to_be_checked()

    page.locator("[name=story]").fill(TOLD)
    answer = submit(page).json()
    shown = page.locator('#panel [data-slot="receipt"]')
    expect(shown).to_have_text(answer["receipt"])
    axe_on_each(page)
    assert receipts.normalise(answer["receipt"]) == answer["receipt"]
    assert answer["receipt"] not in page.url
    page.get_by_role("button", name="Mở tin này").click()
    expect(page.locator('[data-slot="body"]')).to_contain_text(TOLD)
    expect(page.locator('[data-slot="header"]')).to_contain_text("Qua điện thoại")
    page.go_back()
    expect(page.get_by_role("heading", name="Nhận tin trực tiếp")).to_be_visible()
    assert answer["receipt"] not in page.content()
    expect(page.locator("[name=story]")).to_have_value("")


def printed(page, tmp_path):
    """What a click on "print" puts on paper; the dialogue is the test's."""
    page.evaluate("window.print = () => { document.title = 'printing'; }")
    with page.expect_response("**/in-phieu/"):
        page.get_by_role("button", name="In phiếu tiếp nhận").click()
    expect(page).to_have_title("printing")
    file = tmp_path / "phieu.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    return pdf_text.pages(file)


def plain(text):
    return unicodedata.normalize("NFC", text).upper().replace("\xa0", " ")


def test_the_intake_form_is_one_page_of_a4_and_leaves_the_contact_out(desk, tip, tmp_path):
    page = desk()
    open_tip(page, tip)
    unfold(page, "Phiếu, nhật ký")
    [(width, height, text)] = printed(page, tmp_path)
    assert abs(width - pdf_text.A4[0]) <= 1
    assert abs(height - pdf_text.A4[1]) <= 1
    for words in ("Phiếu tiếp nhận tin báo", tip.public_id, STORY, "Chưa xác minh", "Trộm cắp"):
        assert plain(words) in plain(text)
    assert plain("Không in trong phiếu này") in plain(text)
    assert "0900" not in text
    assert plain("Trả lời người báo tin") not in plain(text), "the desk is on the paper"
    expect(page.locator("#paper")).to_be_empty()


def test_the_contact_is_printed_only_once_it_was_opened_by_its_own_click(desk, tip, tmp_path):
    page = desk()
    open_tip(page, tip)
    unfold(page, "Phiếu, nhật ký")
    page.get_by_label("In cả tên và cách liên hệ").check()
    page.get_by_role("button", name="In phiếu tiếp nhận").click()
    expect(page.locator("#notice")).to_contain_text("Hãy mở phần liên hệ trước")
    assert not JournalEntry.objects.filter(action="tip-printed").exists()
    unfold(page, "Xem cách liên hệ")
    page.get_by_label("Xem để làm gì?").fill("Gọi lại để hỏi thêm")
    page.get_by_role("button", name="Mở thông tin liên hệ").click()
    expect(page.locator('[data-slot="contact"]')).to_contain_text("0900")
    [(_, _, text)] = printed(page, tmp_path)
    assert "0900 000 000" in text.replace("\xa0", " ")
    assert JournalEntry.objects.get(action="tip-printed").details["contact"] is True


def hostile():
    question = Question(ward="20260", province="48", category="theft", home_province="48")
    header = {"category": "theft", "place": HOSTILE}
    return submit_tip(receipts.draw(), Report(question, header, {"story": STORY})).tip


def test_the_list_becomes_a_csv_file_that_no_spreadsheet_reckons(desk, world):
    tips = {hostile().public_id, send().public_id}
    page = desk()
    enter(page)
    expect(page.locator("[data-row]")).to_have_count(2)
    expect(page.locator("#list")).to_contain_text("HYPERLINK")
    with page.expect_download() as saving, page.expect_response("**/danh-sach/xuat/") as noted:
        page.get_by_role("button", name="Lưu danh sách này thành tệp CSV").click()
    assert noted.value.request.post_data == "count=2"
    name = saving.value.suggested_filename
    assert name.startswith("danh-sach-tin-20")
    assert name.endswith(".csv")
    data = Path(saving.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    names, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert names[-1] == "Ghi chú"
    number, place = names.index("Số tin"), names.index("Nơi xảy ra")
    assert {line[number].lstrip("'") for line in lines} == tips
    assert "'" + HOSTILE in {line[place] for line in lines}


def test_every_beginning_that_a_spreadsheet_reckons_is_made_text(desk, world):
    page = desk()
    values = ["=1", "+1", "-1", "@A", "\tx", "\rx", "\nx", "  =1", "\u00a0=1", "＝1", "0123"]
    harmless = ["a=1", "1-2", 'a"b', "a,b", "a\nb", "", "Đường 2/9"]
    text = page.evaluate("(rows) => window.Desk.csv.text(rows)", [values, harmless])
    first, second = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert first == ["'" + value for value in values]
    assert second == harmless
    assert text.count("\r\n") == 2
    assert Tip.objects.count() == 0
