"""The whole main job in real browsers: five people do their part, and two must not get in.

An editor writes and a reviewer publishes; a resident reads; a citizen without JavaScript sends a
tip under the old name of a ward; the officer of the ward of today opens and answers it; the citizen
reads the answer.
"""

import re

import pytest
from playwright.sync_api import expect

from portal.demo import codes, keys
from portal.demo.constants import PASSWORD

TITLE = "Tổ 5 họp bàn giữ bình yên đầu hẻm"
STORY = "Hai người lạ dò cửa từng nhà ở cuối hẻm lúc nửa đêm."
ANSWER = "Cảm ơn anh/chị. Tổ công tác đã đến xem và sẽ đi tuần thêm ở hẻm này."


@pytest.fixture
def signed_in(live_portal, new_page, expect_console_error):
    """A page of a member of staff who has shown password and code at the login."""
    # An autosave that the submission overtakes is refused by Wagtail, which then drops it.
    expect_console_error(r"status of 400 .*/quan-tri/")

    def enter(username: str):
        page = new_page()
        page.goto(f"{live_portal}/tai-khoan/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Tiếp tục").click()
        page.get_by_label("Mã", exact=True).fill(codes.present(username))
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(re.compile("/(quan-tri|truc-ban)/"))
        return page

    return enter


def write_and_submit(page, base: str) -> None:
    """What an editor does: from the list of news, a new article, handed on for review."""
    found = page.request.get(f"{base}/quan-tri/api/main/pages/?slug=tin-tuc").json()
    page.goto(f"{base}/quan-tri/pages/{found['items'][0]['id']}/add_subpage/")
    page.locator("#id_title").fill(TITLE)
    page.locator("[name=summary]").fill("Mười hai nhà cùng góp đèn, góp người đi tuần.")
    page.locator("#id_section-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal a", has_text="Cơ sở").first.click()
    expect(page.locator("#id_section-title")).to_have_text("Cơ sở")
    expect(page.locator("#id_slug")).to_have_value("to-5-hop-ban-giu-binh-yen-dau-hem")
    page.locator("footer .w-dropdown__toggle").last.click()
    page.locator("button[name=action-submit]").click()
    expect(page.locator(".messages")).to_contain_text(TITLE)


def approve(page, base: str) -> None:
    """What a reviewer does: from the dashboard to the article, read, approve and publish."""
    page.goto(f"{base}/quan-tri/")
    page.get_by_role("link", name=TITLE).first.click()
    page.locator("footer .w-dropdown__toggle").last.click()
    page.locator("button[data-workflow-action-name=approve]").first.click()
    expect(page.locator(".messages")).to_contain_text(TITLE)


def send_tip(page, base: str) -> str:
    """What a citizen does, without JavaScript; the receipt."""
    next_page = page.get_by_role("button", name="Tiếp tục")
    page.goto(f"{base}/bao-tin/")
    page.locator("main a.button--start").click()
    next_page.click()
    page.locator("[name=happening][value=happened]").check()
    next_page.click()
    page.locator("[name=category][value=theft]").check()
    next_page.click()
    page.locator("[name=typed]").fill("p khue trung cam le")
    page.locator("button[name=search]").click()
    page.get_by_label("Phường Cẩm Lệ, Đà Nẵng").check()
    next_page.click()
    page.locator("[name=concerns][value=none]").check()
    next_page.click()
    page.locator("[name=spot]").fill("Cuối hẻm")
    next_page.click()
    page.locator("[name=when][value=yesterday]").check()
    next_page.click()
    page.locator("[name=story]").fill(STORY)
    next_page.click()
    page.locator("[name=source][value=saw]").check()
    next_page.click()
    page.locator("[name=skip]").click()
    page.locator("[name=next]").click()
    page.locator("[name=identity][value=anonymous]").check()
    next_page.click()
    page.get_by_role("button", name="Gửi tin báo").click()
    expect(page.locator("main")).to_contain_text("Công an phường Cẩm Lệ")
    return page.locator("#receipt").inner_text()


def unlock(page, username: str) -> None:
    page.locator("#passphrase").fill(keys.passphrase(username))
    page.get_by_role("button", name="Mở khóa").click()
    expect(page.locator("#list")).to_be_visible(timeout=60_000)


def answer_tip(page) -> str:
    """What an officer does: find the newest, open, accept, answer; the tip's number."""
    row = page.locator("[data-row]").filter(has_text="Đã gửi").or_(page.locator("[data-row]"))
    numbers = [found.get_attribute("data-row") for found in row.all()]
    for number in numbers:
        page.locator(f'[data-open="{number}"]').click()
        expect(page.locator('[data-slot="body"]')).not_to_be_empty()
        if STORY in page.locator('[data-slot="body"]').inner_text():
            break
        page.get_by_role("button", name="Về danh sách").click()
    expect(page.locator('[data-slot="body"]')).to_contain_text(
        re.compile(r"\d\d/\d\d/\d{4}.*Tôi trực tiếp thấy", re.DOTALL)
    )
    page.get_by_role("button", name="Tiếp nhận tin này").click()
    expect(page.locator(".timeline")).to_contain_text("tiếp nhận")
    page.locator("#reply").fill(ANSWER)
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator(".timeline")).to_contain_text(ANSWER)
    return number


def ask_to_open(page, number: str) -> list:
    """Status and text of the desk's answer to an unlocked officer who names a tip's number."""
    return page.evaluate(
        """async (number) => {
            const token = document.getElementById("csrf").value;
            const answer = await fetch(`/truc-ban/tin/${number}/noi-dung/`, {
                method: "POST", headers: {"X-CSRFToken": token},
            });
            return [answer.status, await answer.text()];
        }""",
        number,
    )


def test_from_the_article_to_the_answered_tip_and_nobody_else_gets_in(
    live_portal, new_page, signed_in, expect_console_error
):
    editor = signed_in("bientap")
    write_and_submit(editor, live_portal)
    approve(signed_in("kiemduyet"), live_portal)

    resident = new_page(width=360)
    resident.goto(f"{live_portal}/tin-tuc/")
    resident.get_by_role("link", name=TITLE).first.click()
    expect(resident.get_by_role("heading", level=1)).to_have_text(TITLE)

    citizen = new_page(width=360, javascript=False)
    receipt = send_tip(citizen, live_portal)

    officer = signed_in("camle1")
    unlock(officer, "camle1")
    number = answer_tip(officer)

    citizen.goto(f"{live_portal}/bao-tin/tra-cuu/")
    citizen.locator("[name=receipt]").fill(receipt.lower().replace("-", " "))
    citizen.locator("main form button.button").click()
    expect(citizen.locator("main")).to_contain_text(ANSWER)
    expect(citizen.locator("main")).to_contain_text("Đã tiếp nhận")

    expect_console_error("status of 404")
    assert editor.goto(f"{live_portal}/truc-ban/").status == 404
    assert editor.goto(f"{live_portal}/truc-ban/tin/{number}/").status == 404
    other = signed_in("nguhanhson1")
    unlock(other, "nguhanhson1")
    assert other.locator(f'[data-row="{number}"]').count() == 0
    foreign, unknown = ask_to_open(other, number), ask_to_open(other, "0000000000")
    assert foreign == unknown
    assert foreign[0] == 404
