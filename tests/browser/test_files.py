"""Files in a real browser: in pieces with progress, on after a break and a reload, or plainly."""

import re

import pytest
from playwright.sync_api import expect
from tests.tipoff.factories import World
from tests.tipoff.intake import walk
from tests.tipoff.uploads import samples

from tipoff.uploads import pieces

pytestmark = pytest.mark.django_db(transaction=True)

PHOTO = {"name": "truoc-nha.jpg", "mimeType": "image/jpeg", "buffer": samples.jpeg()}
FILM = {"name": "phim.mp4", "mimeType": "video/mp4", "buffer": samples.whole_movie(5_000_000)}
TEXT = {"name": "ghi-chu.txt", "mimeType": "text/plain", "buffer": b"chu " * 999}
PIECE = "**/tep/phan/"


@pytest.fixture
def portal(live_server, settings, tmp_path, expect_console_error):
    # A browser reports each refused or broken request, however well the page deals with it.
    expect_console_error("Failed to load resource")
    World().install(settings, tmp_path).country()
    return live_server.url


def at_files(page, portal):
    """Go to the page of the files, every question before it answered."""
    page.goto(f"{portal}/bao-tin/an-toan/")
    token = page.locator("[name=csrfmiddlewaretoken]").input_value()
    for slug, answer in walk.ANSWERS[: walk.SLUGS.index("hinh-anh")]:
        form = {**answer, "csrfmiddlewaretoken": token}
        headers = {"Origin": portal, "Referer": page.url}
        assert page.context.request.post(f"{portal}{walk.url(slug)}", form=form, headers=headers).ok
    page.goto(f"{portal}/bao-tin/hinh-anh/")
    expect(page.locator("h1")).to_have_text("Bạn có ảnh, video hoặc giấy tờ không?")


# What comes after a pause of the script's, on a slow machine.
PATIENTLY = {"timeout": 60_000}


def choose(page, file, field="id_file"):
    page.locator(f"#{field}").set_input_files(file)


def break_after_the_first(route):
    if route.request.headers["x-offset"] == "0":
        route.continue_()
    else:
        route.abort()


def names(page):
    return page.locator(".files__name")


def test_the_page_and_its_states_are_free_of_barriers(portal, new_page, axe_on_each):
    page = new_page()
    at_files(page, portal)
    page.locator("summary").click()
    axe_on_each(page)
    choose(page, PHOTO)
    expect(names(page)).to_have_text(["truoc-nha.jpg"])
    axe_on_each(page)
    choose(page, TEXT)
    problem = page.locator("#file-problem")
    expect(problem).to_contain_text("Không nhận được loại tệp này")
    expect(problem).to_be_focused()
    axe_on_each(page)
    page.route(PIECE, lambda route: route.abort())
    choose(page, FILM)
    expect(page.locator("#file-progress-label")).to_have_text("Mất kết nối. Đang thử lại…")
    axe_on_each(page)


def test_a_film_goes_in_pieces_and_its_progress_is_told_in_words(portal, new_page):
    page = new_page()
    at_files(page, portal)
    offsets = []
    page.on("request", lambda r: offsets.append(r.headers.get("x-offset")))
    choose(page, FILM)
    expect(names(page)).to_have_text(["phim.mp4"])
    told = [int(offset) for offset in offsets if offset]
    assert told == [0, pieces.PIECE, 2 * pieces.PIECE]
    expect(page.locator("#file-status")).to_have_text("Đã thêm tệp.")


def test_after_a_break_it_goes_on_by_itself_where_it_stopped(portal, new_page):
    page = new_page()
    at_files(page, portal)
    offsets = []

    def break_once(route):
        offsets.append(route.request.headers["x-offset"])
        if len(offsets) == 2:
            route.abort()
        else:
            route.continue_()

    page.route(PIECE, break_once)
    choose(page, FILM)
    expect(names(page)).to_have_text(["phim.mp4"], **PATIENTLY)
    assert [int(offset) // pieces.PIECE for offset in offsets] == [0, 1, 1, 2]


def test_after_a_reload_the_same_file_goes_on_where_it_stopped(portal, new_page, tmp_path):
    film = tmp_path / "phim.mp4"  # a file of the disk has one and the same time
    film.write_bytes(FILM["buffer"])
    page = new_page()
    at_files(page, portal)
    page.route(
        PIECE, lambda r: r.continue_() if r.request.headers["x-offset"] == "0" else r.abort()
    )
    choose(page, film)
    expect(page.locator("#file-progress-label")).to_have_text("Mất kết nối. Đang thử lại…")
    page.unroute(PIECE)
    page.reload()
    expect(page.locator("#file-arriving")).to_contain_text("phim.mp4")
    offsets = []
    page.on("request", lambda r: offsets.append(r.headers.get("x-offset")))
    choose(page, film)
    expect(names(page)).to_have_text(["phim.mp4"])
    assert next(int(offset) for offset in offsets if offset) == pieces.PIECE


def test_a_busy_server_is_waited_for(portal, new_page):
    page = new_page()
    at_files(page, portal)
    answers = []

    def busy_once(route):
        answers.append(1)
        if len(answers) == 1:
            route.fulfill(status=503, json={"error": "x"}, headers={"Retry-After": "5"})
        else:
            route.continue_()

    page.route(PIECE, busy_once)
    choose(page, PHOTO)
    expect(names(page)).to_have_text(["truoc-nha.jpg"], **PATIENTLY)


def test_sending_can_be_stopped_and_a_file_removed_without_leaving_the_page(portal, new_page):
    page = new_page()
    at_files(page, portal)
    choose(page, PHOTO)
    expect(names(page)).to_have_count(1)
    page.route(PIECE, lambda route: route.abort())
    choose(page, FILM)
    page.get_by_role("button", name="Ngừng gửi").click()
    expect(page.locator("#file-progress")).to_be_hidden()
    page.get_by_role("button", name=re.compile("Xóa")).click()
    expect(names(page)).to_have_count(0)
    expect(page.locator("#file-status")).to_have_text("Đã xóa tệp.")


def test_in_the_follow_up_the_typed_words_stay_while_a_file_is_added(portal, new_page):
    page = new_page()
    at_files(page, portal)
    page.get_by_role("button", name="Tiếp tục").click()
    page.locator("[name=identity][value=anonymous]").check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Gửi tin báo").click()
    receipt = page.locator("#receipt").inner_text()
    page.goto(f"{portal}/bao-tin/tra-cuu/")
    page.locator("[name=receipt]").fill(receipt)
    page.get_by_role("button", name="Tra cứu").click()
    page.locator("[name=text]").fill("Chữ đang viết dở")
    choose(page, PHOTO)
    expect(names(page)).to_have_text(["truoc-nha.jpg"])
    expect(page.locator("[name=text]")).to_have_value("Chữ đang viết dở")


def test_without_javascript_one_file_a_request_each_problem_told_first(portal, new_page):
    page = new_page(javascript=False)
    at_files(page, portal)
    choose(page, PHOTO)
    page.get_by_role("button", name="Thêm tệp này").click()
    expect(names(page)).to_have_text(["truoc-nha.jpg"])
    choose(page, TEXT)
    page.get_by_role("button", name="Thêm tệp này").click()
    assert page.title().startswith("Lỗi: ")
    expect(page.locator("#error-summary a")).to_have_attribute("href", "#id_file")
    expect(names(page)).to_have_count(1)
    page.get_by_role("button", name=re.compile("Xóa")).click()
    expect(names(page)).to_have_count(0)
    choose(page, FILM, "id_original")
    page.get_by_role("button", name="Tiếp tục").click()
    page.goto(f"{portal}/bao-tin/hinh-anh/")
    expect(names(page)).to_have_text(["phim.mp4"])
