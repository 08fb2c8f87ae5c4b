"""An article's way as new staff go it: written by one person, saved by itself, sent back and
approved by another on a phone, read by everybody."""

import re

import pytest
from playwright.sync_api import expect

# Wagtail says so when it has noted the form as it stands and begins to watch it.
WATCHING = """document.addEventListener(
  'w-unsaved:watch-edits', () => { document.documentElement.dataset.watched = 'yes' })"""
TITLE = "Tổ dân phố họp bàn chuyện đèn đường"
STORY = "Theo khoản 1 Điều 145 Bộ luật Tố tụng hình sự 2015, ai cũng có thể tố giác tội phạm."
MODEL = "Quản lý 4+1"
RETURNED = "Nêu thêm bao nhiêu hộ đã họp."
FORM = re.compile(r"/quan-tri/pages/(add/.*|\d+/edit/)$")
SLOW = 4_000  # milliseconds: longer than a form waits before it saves itself


@pytest.fixture
def person(live_portal, new_page, expect_console_error):
    """A page of one of the demonstration's people, signed in by the trial's front door."""
    # What cannot be saved yet, Wagtail's autosave is answered with 400.
    expect_console_error(r"status of 400 .*/quan-tri/")

    def enter(name, **screen):
        page = new_page(**screen)
        page.add_init_script(WATCHING)
        page.goto(f"{live_portal}/dung-thu/")
        page.locator("details.demo-roles summary").click()
        page.get_by_role("button", name=name).click()
        page.wait_for_url("**/quan-tri/**")
        page.goto(f"{live_portal}/quan-tri/")
        return page

    return enter


def saved_by_itself(page, change):
    """Make a change and wait until the form has saved itself with it."""
    page.locator("html[data-watched]").wait_for(state="attached")
    with page.expect_response(lambda answer: _saves(answer.request) and answer.ok):
        change()


def _saves(request) -> bool:
    return request.method == "POST" and bool(FORM.search(request.url))


def _by_itself(request) -> bool:
    return _saves(request) and request.headers.get("accept") == "application/json"


def answers_late(page, which):
    """Let the answer to a form come late when `which(request)`: what was asked is done at once."""

    def pass_on(route):
        if not which(route.request):
            return route.fallback()
        answer = route.fetch(max_redirects=0)
        page.wait_for_timeout(SLOW)
        return route.fulfill(response=answer)

    page.route(FORM, pass_on)


def choose(page, opener, chosen, search=""):
    """Choose in one of the admin's windows."""
    opener.click()
    window = page.locator(".modal")
    if search:
        window.locator("input[name=q]").fill(search)
    window.get_by_role("link", name=chosen).first.click()
    window.first.wait_for(state="hidden")


def illustrate(page):
    page.locator("#id_lead_image-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal [data-chooser-modal-choice]").first.click()
    page.locator(".modal").first.wait_for(state="hidden")
    page.locator("#id_lead_image_alt").fill("Tranh vẽ người dân ngồi quanh bàn họp.")


def tell(page):
    page.locator(".c-sf-add-button").first.click()
    page.locator(".w-combobox [role=option]").first.click()
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type(STORY)


def place(page):
    page.get_by_role("button", name="Thêm địa bàn").click()
    opener = page.get_by_role("button", name="Chọn phường, xã").last
    choose(page, opener, re.compile("Cẩm Lệ"), search="khue trung")


def relate(page):
    """Tick a pilot model to be named at the article's foot: several may be ticked at once."""
    page.get_by_role("button", name="Thêm trang", exact=True).click()
    window = page.locator(".modal")
    window.locator("input[name=q]").fill(MODEL)
    row = window.locator("tr", has_text=MODEL)
    row.locator("input[type=checkbox]").first.check()
    window.locator("[data-multiple-choice-submit]").click()
    window.first.wait_for(state="hidden")
    expect(page.locator("[id^=inline_child_related_pages-]").first).to_contain_text(MODEL)


def cite(page):
    """Let the text's citation of the law become a link to the document."""
    page.locator("footer").get_by_role("button", name="Lưu nháp").click()
    expect(page.locator(".messages")).to_contain_text(TITLE)
    page.locator("header [data-w-dropdown-target=toggle]").first.click()
    page.get_by_role("link", name="Dẫn chiếu pháp luật").click()
    page.get_by_role("button", name="Tạo liên kết").click()
    page.locator("#id_title").wait_for()


def act(page, name):
    """Press one of the actions at the foot of the form."""
    page.locator("footer button[aria-expanded]").last.click()
    page.locator("footer").get_by_role("button", name=name).click()


def submit(page):
    act(page, re.compile("^Gửi duyệt"))
    page.wait_for_url("**/quan-tri/pages/**")
    expect(page.locator(".messages")).to_contain_text(TITLE)


def send_back(page):
    """Ask for changes over a slow line: the form does not save itself with the decision in it."""
    page.locator("html[data-watched]").wait_for(state="attached")
    answers_late(page, lambda request: _saves(request) and not _by_itself(request))
    sent = []
    page.on("request", lambda request: _saves(request) and sent.append(_by_itself(request)))
    act(page, "Yêu cầu sửa")
    page.locator(".modal textarea").fill(RETURNED)
    page.locator(".modal").get_by_role("button", name="Yêu cầu sửa").click()
    expect(page.locator(".messages")).to_contain_text(TITLE)
    assert sent == [False]
    page.unroute(FORM)


def open_from(page, live_portal, panel):
    """Open the article from a panel of the dashboard."""
    page.goto(f"{live_portal}/quan-tri/")
    page.locator(f"#{panel}-section").get_by_role("link", name=TITLE).first.click()
    page.locator("#id_title").wait_for()


def test_written_saved_by_itself_sent_back_approved_and_read(live_portal, person, new_page):
    editor = person("bientap")
    editor.get_by_role("link", name="Viết tin mới").click()
    saved_by_itself(editor, lambda: editor.locator("#id_title").press_sequentially(TITLE))
    # The window is closed without saving: what was typed is among the drafts.
    editor.goto("about:blank")
    open_from(editor, live_portal, "drafts")
    expect(editor.locator("#id_title")).to_have_value(TITLE)
    editor.locator("#id_summary").fill("Ba mươi hộ ngồi lại với nhau vào tối thứ Bảy.")
    choose(editor, editor.get_by_role("button", name="Chọn chuyên mục"), "Cơ sở")
    illustrate(editor)
    tell(editor)
    place(editor)
    relate(editor)
    cite(editor)
    submit(editor)

    reviewer = person("kiemduyet", width=360)
    open_from(reviewer, live_portal, "awaiting-review")
    send_back(reviewer)
    reader = new_page(width=360, javascript=False)
    address = f"{live_portal}/tin-tuc/to-dan-pho-hop-ban-chuyen-den-duong/"
    assert reader.request.get(address).status == 404

    open_from(editor, live_portal, "drafts")
    expect(editor.get_by_text(RETURNED).first).to_be_attached()
    submit(editor)
    open_from(reviewer, live_portal, "awaiting-review")
    act(reviewer, "Duyệt và đăng")
    expect(reviewer.locator(".messages")).to_contain_text(TITLE)

    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    law = reader.get_by_role("link", name="khoản 1 Điều 145 Bộ luật Tố tụng hình sự 2015")
    expect(reader.get_by_role("link", name=MODEL).first).to_be_visible()
    expect(reader.get_by_text("Cẩm Lệ").first).to_be_visible()
    assert reader.locator("main picture img").count() >= 1
    law.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Bộ luật Tố tụng hình sự")


def test_a_button_pressed_while_the_form_saves_itself_saves_each_row_once(person):
    editor = person("bientap")
    editor.get_by_role("link", name="Viết tin mới").click()
    saved_by_itself(editor, lambda: editor.locator("#id_title").press_sequentially("Cầu đã sửa"))
    answers_late(editor, _by_itself)
    with editor.expect_request(_by_itself):
        relate(editor)
    editor.locator("footer").get_by_role("button", name="Lưu nháp").click()
    expect(editor.locator(".messages")).to_contain_text("Cầu đã sửa")
    rows = editor.locator(
        "[id^=inline_child_related_pages-]:not([id*=__prefix__]):not([id*=panel])"
    )
    expect(rows).to_have_count(1)
