"""Each question leads to the next and back, and the check page shows what was answered."""

import pytest
from tests.tipoff.intake.walk import ANSWERS, answer_until, fill, post, receipt_on, send, url

from tipoff.models import Tip
from tipoff.vault import receipts


def test_the_whole_way_ends_with_a_receipt_and_the_stations_name(world, client):
    assert "Gọi 113 ngay" in client.get(url()).content.decode()
    assert "Giữ an toàn khi báo tin" in client.get(url("an-toan")).content.decode()
    post(client, "an-toan")
    response = client.get(url("thoi-diem"))
    assert "Việc này đang xảy ra hay đã xảy ra?" in response.content.decode()
    assert fill(client).url == url("kiem-tra")
    page = client.get(url("kiem-tra")).content.decode()
    assert "Tin chưa được gửi." in page
    assert "phường Cẩm Lệ, thành phố Đà Nẵng" in page
    assert "Kẻ gian bẻ khóa" in page
    done = send(client)
    assert "Công an cam-le" in done.content.decode()
    tip = Tip.objects.get()
    assert world.open_tip(tip, "cam-le")[1] == {
        "story": "Kẻ gian bẻ khóa",
        "spot": "Hẻm 12, gần chợ",
        "when": "unknown",
        "source": "saw",
        "people": "Hai người đi xe máy",
        "identity": "anonymous",
    }
    assert world.open_tip(tip, "cam-le")[2] == {}
    assert receipts.normalise(receipt_on(done)) == receipt_on(done)
    header = world.open_tip(tip, "cam-le")[0]
    assert header["place"] == "phường Cẩm Lệ, thành phố Đà Nẵng"
    assert header["language"] == "vi"


def test_each_question_leads_to_the_next_and_back(world, client):
    slugs = [slug for slug, _ in ANSWERS]
    for here, after in zip(ANSWERS, [*slugs[1:], "kiem-tra"], strict=True):
        assert post(client, *here).url == url(after)
    assert f'href="{url("lien-quan")}"' not in client.get(url("noi-dung")).content.decode()


def test_before_everything_is_answered_the_back_link_leads_one_question_back(world, client):
    answer_until(client, "noi-xay-ra")
    assert f'href="{url("loai-viec")}"' in client.get(url("noi-xay-ra")).content.decode()
    assert f'href="{url()}"' in client.get(url("an-toan")).content.decode()


def test_changing_an_answer_returns_to_the_check_page_with_the_old_answer_shown(world, client):
    fill(client)
    page = client.get(url("noi-dung")).content.decode()
    assert "Kẻ gian bẻ khóa</textarea>" in page
    assert post(client, "noi-dung", {"story": "Khác"}).url == url("kiem-tra")
    assert "Khác" in client.get(url("kiem-tra")).content.decode()


def test_happening_now_leads_past_the_page_that_says_call_113(world, client):
    post(client, "an-toan")
    assert post(client, "thoi-diem", {"happening": "now"}).url == url("goi-113")
    page = client.get(url("goi-113")).content.decode()
    assert "Tin gửi qua trang này không phải cuộc gọi cấp cứu" in page
    assert 'href="tel:113"' in page
    assert post(client, "goi-113").url == url("loai-viec")


def test_an_answer_changed_to_now_shows_the_call_page_again(world, client):
    fill(client)
    assert post(client, "thoi-diem", {"happening": "now"}).url == url("goi-113")
    assert post(client, "goi-113").url == url("kiem-tra")
    post(client, "thoi-diem", {"happening": "happened"})
    assert post(client, "thoi-diem", {"happening": "now"}).url == url("goi-113")
    post(client, "goi-113")
    send(client)
    assert Tip.objects.get().urgent


@pytest.mark.parametrize("category", ["child", "sexual"])
def test_child_and_sexual_abuse_are_urgent_whenever_they_happened(world, client, category):
    fill(client, loai_viec={"category": category})
    send(client)
    assert Tip.objects.get().urgent


def test_questions_cannot_be_skipped(world, client):
    answer_until(client, "loai-viec")
    assert client.get(url("noi-dung")).url == url("loai-viec")
    assert client.get(url("kiem-tra")).url == url("loai-viec")
    assert client.post(url("kiem-tra")).url == url("loai-viec")


def test_without_a_draft_pages_lead_to_the_start(world, client):
    assert client.get(url("noi-dung")).url == url()
    assert client.get(url("kiem-tra")).url == url()
    assert client.get(url("da-gui")).url == url()


def test_the_desk_above_can_be_chosen_on_the_check_page(world, client):
    fill(client)
    assert "Công an desk-48" in client.get(url("kiem-tra")).content.decode()
    send(client, above="on")
    tip = Tip.objects.get()
    assert tip.station.code == "desk-48"
    assert not tip.keys.filter(name="cam-le").exists()


def test_english_pages_stand_under_en(world, client):
    assert "Tell the police about a crime" in client.get("/en/bao-tin/").content.decode()
    assert client.post("/en/bao-tin/thoi-diem/", {"happening": "soon"}).url.startswith("/en/")


def test_every_tip_page_is_private_and_unindexed(world, client):
    for slug in ("", "thoi-diem", "tra-cuu", "noi-dung"):
        response = client.get(url(slug))
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("slug", "most"), [("", 1), ("thoi-diem", 2), ("loai-viec", 2), ("noi-xay-ra", 4)]
)
def test_a_questions_page_takes_few_queries(
    world, client, django_assert_max_num_queries, slug, most
):
    fill(client)
    client.get(url(slug))
    with django_assert_max_num_queries(most):
        assert client.get(url(slug)).status_code == 200
