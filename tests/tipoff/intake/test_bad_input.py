"""Whatever is typed or sent is answered in words beside the field, and what was typed stays."""

import unicodedata

import pytest
from tests.tipoff.intake.walk import (
    FORM,
    SLUGS,
    answer_until,
    fill,
    held_by,
    page_of,
    post,
    send,
    url,
)

from tipoff.models import Tip

MISSING = {
    "thoi-diem": "Hãy chọn: đang xảy ra, đã xảy ra hay có thể sắp xảy ra.",
    "loai-viec": "Hãy chọn việc muốn báo.",
    "noi-xay-ra": "Hãy gõ tên phường, xã hoặc chọn một câu trả lời.",
    "lien-quan": "Hãy chọn việc này có liên quan đến cán bộ hay không.",
    "khi-nao": "Hãy chọn một ngày, hoặc chọn câu cuối nếu không rõ.",
    "noi-dung": "Hãy viết chuyện gì đã xảy ra, vài chữ cũng được.",
    "biet-bang-cach-nao": "Hãy chọn cách bạn biết việc này, hoặc bấm “Bỏ qua câu này”.",
    "cach-bao-tin": "Hãy chọn cách báo tin.",
}
TEXTS = [("noi-dung", "story"), ("nguoi-lien-quan", "people")]
HOSTILE = ["", "\x00", "x" * 10_000, "\ud800".encode("utf-8", "surrogatepass"), "' OR 1=1 --"]
NAMES = ["happening", "category", "typed", "choice", "concerns", "story", "province", "landmark"]
NAMES += ["spot", "when", "date_day", "date_month", "date_year", "source", "people", "identity"]
NAMES += ["organisation", "name", "phone", "email", "hours"]


@pytest.mark.parametrize("slug", MISSING)
def test_a_missing_or_made_up_answer_is_said_in_vietnamese_beside_the_field(world, client, slug):
    answer_until(client, slug)
    names = ["happening", "category", "concerns", "when", "source", "identity"]
    for sent in ("", "no-such-choice"):
        page = post(client, slug, dict.fromkeys(names, sent)).content.decode()
        assert "<title>Lỗi: " in page
        assert page.count(MISSING[slug]) == 2
    assert client.get(url("kiem-tra")).url == url(slug)


@pytest.mark.parametrize(("slug", "name"), TEXTS)
def test_a_text_too_long_is_counted_as_people_count_and_stays(world, client, slug, name):
    answer_until(client, slug)
    text = "ệ" * 5001
    page = post(client, slug, {name: unicodedata.normalize("NFD", text)}).content.decode()
    assert page.count("Nội dung có 5001 ký tự. Hãy rút gọn còn tối đa 5000.") == 2
    assert text in unicodedata.normalize("NFC", page)
    assert post(client, slug, {name: text[1:]}).status_code == 302


def test_five_thousand_characters_reach_the_officer_in_one_form(world, client):
    text = "Ở đây mất xe. " * 357 + "👨‍👩‍👧"
    fill(client, noi_dung={"story": unicodedata.normalize("NFD", text)})
    send(client)
    assert world.open_tip(Tip.objects.get(), "cam-le")[1]["story"] == text


def test_unseen_characters_are_no_error_and_reach_nobody(world, client):
    fill(client, noi_dung={"story": "Mất\x00 xe\x07 đạp"}, cho_nao={"spot": "\x00hẻm\x1b 5"})
    assert "Mất xe đạp" in page_of(client, "kiem-tra")
    send(client)
    body = world.open_tip(Tip.objects.get(), "cam-le")[1]
    assert (body["story"], body["spot"]) == ("Mất xe đạp", "hẻm 5")


@pytest.mark.parametrize("value", ["\x00", "\x07\x1b", " \r\n\t "])
def test_a_text_of_nothing_to_see_is_no_text(world, client, value):
    answer_until(client, "noi-dung")
    assert MISSING["noi-dung"] in post(client, "noi-dung", {"story": value}).content.decode()


def test_a_word_without_end_is_text_like_any_other(world, client):
    fill(client, noi_dung={"story": "ă" * 5000})
    assert "ă" * 5000 in page_of(client, "kiem-tra")


@pytest.mark.parametrize("slug", ["an-toan", "noi-dung", "kiem-tra", "goi-y"])
def test_a_post_too_big_to_be_read_has_a_page_of_its_own_and_changes_nothing(
    world, client, settings, slug
):
    fill(client)
    before = held_by(client)
    story = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    fields = ["a=1"] * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)
    for body in (f"story={story}", "&".join(fields)):
        response = client.generic("POST", url(slug), body, content_type=FORM)
        page = response.content.decode()
        assert response.status_code == 413
        assert "Nội dung quá dài" in page
        assert "113" in page
        assert "no-store" in response["Cache-Control"]
    assert held_by(client) == before


@pytest.mark.parametrize("slug", SLUGS)
def test_hostile_input_is_answered_and_never_a_fault(world, client, slug):
    answer_until(client, slug)
    for value in HOSTILE:
        assert client.post(url(slug), dict.fromkeys(NAMES, value)).status_code in (200, 302)
    twice = "&".join(f"{name}=a&{name}=b" for name in NAMES)
    assert client.post(url(slug), twice, content_type=FORM).status_code in (200, 302)
    assert client.post(url(slug), b"\xff\xfe", content_type="text/plain").status_code < 500
    assert client.post(url(slug), b"story=%ff%fe&choice=%00", content_type=FORM).status_code < 500
    assert client.put(url(slug)).status_code in (403, 404, 405)


@pytest.mark.parametrize(
    "path", ["khong-co", "goi-y/x", "noi-dung/../x", "kiem-tra/1", "a" * 300, "%00", "%ff"]
)
def test_an_unknown_address_is_a_404(world, client, path):
    assert client.get(f"/bao-tin/{path}/").status_code == 404
