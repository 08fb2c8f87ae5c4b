"""What may be left out can be left out, by a button or by nothing typed, and is said honestly."""

import pytest
from tests.tipoff.intake.walk import SLUGS, answer_until, fill, page_of, post, send, url

from tipoff.models import Tip

OPTIONAL = ["cho-nao", "biet-bang-cach-nao", "nguoi-lien-quan"]
NOW = [
    ("an-toan", {}),
    ("thoi-diem", {"happening": "now"}),
    ("goi-113", {}),
    ("loai-viec", {"category": "violence"}),
    ("noi-xay-ra", {"choice": "20260"}),
    ("lien-quan", {"concerns": "none"}),
    ("cho-nao", {"spot": "Sân bóng"}),
]


def begin_now(client):
    for slug, data in NOW:
        post(client, slug, data)


def test_only_an_optional_question_has_a_button_to_skip_it(world, client):
    fill(client)
    for slug in SLUGS:
        assert ('name="skip"' in page_of(client, slug)) == (slug in OPTIONAL), slug


@pytest.mark.parametrize("slug", OPTIONAL)
def test_what_was_skipped_is_called_not_provided_and_is_not_in_the_tip(world, client, slug):
    fill(client)
    assert post(client, slug, {"skip": "1"}).url == url("kiem-tra")
    assert page_of(client, "kiem-tra").count("Không cung cấp") == 2  # this one, and files
    send(client)
    names = {"cho-nao": "spot", "biet-bang-cach-nao": "source", "nguoi-lien-quan": "people"}
    assert names[slug] not in world.open_tip(Tip.objects.get(), "cam-le")[1]


@pytest.mark.parametrize(("slug", "name"), [("cho-nao", "spot"), ("nguoi-lien-quan", "people")])
def test_an_optional_text_may_be_left_blank(world, client, slug, name):
    fill(client)
    assert post(client, slug, {name: " "}).url == url("kiem-tra")
    assert page_of(client, "kiem-tra").count("Không cung cấp") == 2


def test_to_say_nothing_of_how_one_knows_takes_the_button(world, client):
    fill(client)
    page = post(client, "biet-bang-cach-nao").content.decode()
    assert page.count("hoặc bấm “Bỏ qua câu này”") == 2


@pytest.mark.parametrize("slug", ["thoi-diem", "loai-viec", "lien-quan", "noi-dung", "khi-nao"])
def test_a_question_that_must_be_answered_is_not_left_out_by_a_made_up_button(world, client, slug):
    answer_until(client, slug)
    for button in ("skip", "rest"):
        assert "error-summary" in post(client, slug, {button: "1"}).content.decode()


def test_what_happens_now_is_sent_in_haste_from_the_story_on(world, client):
    begin_now(client)
    assert "Kiểm tra và gửi ngay" in page_of(client, "noi-dung")
    response = post(client, "noi-dung", {"story": "Đang đánh nhau", "rest": "1"})
    assert response.url == url("kiem-tra")
    page = page_of(client, "kiem-tra")
    assert page.count("Không cung cấp") == 3  # how one knows, people, files
    assert "Không ghi tên" in page
    send(client)
    body = world.open_tip(Tip.objects.get(), "cam-le")[1]
    assert body == {"story": "Đang đánh nhau", "spot": "Sân bóng", "identity": "anonymous"}


@pytest.mark.parametrize(
    ("slug", "data"), [("biet-bang-cach-nao", {}), ("biet-bang-cach-nao", {"source": "saw"})]
)
def test_in_haste_the_rest_is_left_out_and_what_was_answered_stays(world, client, slug, data):
    begin_now(client)
    post(client, "noi-dung", {"story": "Đang đánh nhau"})
    assert post(client, slug, {**data, "rest": "1"}).url == url("kiem-tra")
    assert ("Tôi trực tiếp thấy" in page_of(client, "kiem-tra")) == bool(data)


def test_haste_does_not_pass_over_a_text_that_is_too_long(world, client):
    begin_now(client)
    page = post(client, "noi-dung", {"story": "x" * 5001, "rest": "1"}).content.decode()
    assert "x" * 5001 in page


def test_what_is_over_has_no_button_of_haste(world, client):
    answer_until(client, "noi-dung")
    assert 'name="rest"' not in page_of(client, "noi-dung")
    response = post(client, "noi-dung", {"story": "Đã xong", "rest": "1"})
    assert response.url == url("biet-bang-cach-nao")
