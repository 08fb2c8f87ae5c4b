"""The citizen's way through, as a browser without JavaScript goes it."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from tipoff import blobs, boxes, services
from tipoff.intake import sending
from tipoff.models import Draft, Message, Tip
from tipoff.vault import receipts

ANSWERS = [
    ("thoi-diem", {"happening": "happened"}),
    ("loai-viec", {"category": "theft"}),
    ("noi-xay-ra", {"typed": "cam le", "choice": "20260"}),
    ("lien-quan", {"concerns": "none"}),
    ("noi-dung", {"story": "Kẻ gian bẻ khóa"}),
]


def url(slug=""):
    return f"/bao-tin/{slug}/" if slug else "/bao-tin/"


def post(client, slug, data=None):
    return client.post(url(slug), data or {})


def fill(client, **changes):
    """Answer every question, some of them otherwise."""
    for slug, data in ANSWERS:
        answer = {**data, **changes.get(slug.replace("-", "_"), {})}
        response = post(client, slug, answer)
        assert response.status_code == 302, response.content.decode()
    return response


def receipt_on(response):
    return re.search(r'id="receipt">([^<]+)<', response.content.decode()).group(1)


def send(client, **data):
    assert client.get(url("kiem-tra")).status_code == 200
    return client.post(url("kiem-tra"), data, follow=True)


def test_the_whole_way_ends_with_a_receipt_and_the_stations_name(world, client):
    assert "Gọi 113 ngay" in client.get(url()).content.decode()
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
    assert world.open_tip(tip, "cam-le")[1] == {"story": "Kẻ gian bẻ khóa"}
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
    post(client, *ANSWERS[0])
    post(client, *ANSWERS[1])
    assert f'href="{url("loai-viec")}"' in client.get(url("noi-xay-ra")).content.decode()
    assert f'href="{url()}"' in client.get(url("thoi-diem")).content.decode()


def test_changing_an_answer_returns_to_the_check_page_with_the_old_answer_shown(world, client):
    fill(client)
    page = client.get(url("noi-dung")).content.decode()
    assert "Kẻ gian bẻ khóa</textarea>" in page
    assert post(client, "noi-dung", {"story": "Khác"}).url == url("kiem-tra")
    assert "Khác" in client.get(url("kiem-tra")).content.decode()


def test_happening_now_leads_past_the_page_that_says_call_113(world, client):
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
    post(client, *ANSWERS[0])
    assert client.get(url("noi-dung")).url == url("loai-viec")
    assert client.get(url("kiem-tra")).url == url("loai-viec")
    assert client.post(url("kiem-tra")).url == url("loai-viec")


def test_without_a_draft_pages_lead_to_the_start(world, client):
    assert client.get(url("noi-dung")).url == url()
    assert client.get(url("kiem-tra")).url == url()
    assert client.get(url("da-gui")).url == url()


def test_the_place_is_searched_and_then_chosen_and_never_stands_in_an_address(world, client):
    post(client, *ANSWERS[0])
    post(client, *ANSWERS[1])
    response = post(client, "noi-xay-ra", {"typed": "cam le", "search": "1"})
    assert response.url == url("noi-xay-ra")
    page = client.get(url("noi-xay-ra")).content.decode()
    assert 'value="20260"' in page
    assert 'value="cam le"' in page
    assert post(client, "noi-xay-ra", {"typed": "cam le", "choice": "20260"}).url == url(
        "lien-quan"
    )


def test_continue_with_a_new_text_searches_and_with_the_same_text_asks_to_choose(world, client):
    post(client, *ANSWERS[0])
    post(client, *ANSWERS[1])
    assert post(client, "noi-xay-ra", {"typed": "cam le"}).url == url("noi-xay-ra")
    page = post(client, "noi-xay-ra", {"typed": "cam le"}).content.decode()
    assert "<title>Lỗi: " in page
    assert "error-summary" in page


@pytest.mark.parametrize("kind", ["unknown", "online"])
def test_an_unknown_place_or_the_internet_goes_to_the_home_provinces_desk(world, client, kind):
    fill(client, noi_xay_ra={"typed": "", "choice": kind, "landmark": "gần chợ"})
    send(client)
    tip = Tip.objects.get()
    assert tip.station.code == "desk-48"
    assert world.open_tip(tip, "desk-48")[0]["landmark"] == "gần chợ"


def test_an_unknown_place_in_a_known_province_goes_to_its_desk(world, client):
    fill(client, noi_xay_ra={"typed": "", "choice": "unknown", "province": "68"})
    send(client)
    assert Tip.objects.get().station.code == "desk-68"


def test_a_place_outside_the_area_is_said_on_the_question(world, client):
    post(client, *ANSWERS[0])
    post(client, *ANSWERS[1])
    page = client.get(url("noi-xay-ra")).content.decode()
    assert "Trang này phục vụ thành phố Đà Nẵng" in page


def test_the_desk_above_can_be_chosen_on_the_check_page(world, client):
    fill(client)
    assert "Công an desk-48" in client.get(url("kiem-tra")).content.decode()
    send(client, above="on")
    tip = Tip.objects.get()
    assert tip.station.code == "desk-48"
    assert not tip.keys.filter(name="cam-le").exists()


def test_suggestions_are_posted_and_answer_names_with_what_they_were(world, client):
    response = client.post(url("goi-y"), {"typed": "cam le"})
    assert response.json()["places"][0]["code"] == "20260"
    assert response.json()["places"][0]["name"] == "Phường Cẩm Lệ, Đà Nẵng"
    assert client.get(url("goi-y")).status_code == 405


# --- one receipt, one tip -----------------------------------------------------


def test_sending_twice_gives_the_same_receipt_and_one_tip(world, client):
    fill(client)
    first = receipt_on(send(client))
    second = receipt_on(send(client))
    assert first == second
    assert Tip.objects.count() == 1
    assert Message.objects.count() == 0


def test_changed_answers_after_sending_are_added_and_said_so(world, client):
    fill(client)
    first = receipt_on(send(client))
    post(client, "noi-dung", {"story": "Nhớ ra thêm"})
    again = send(client)
    assert receipt_on(again) == first
    assert "đã được thêm vào" in again.content.decode()
    assert (Tip.objects.count(), Message.objects.count()) == (1, 1)


def test_answers_changed_to_concern_the_ward_become_a_tip_of_their_own(world, client):
    fill(client)
    first = receipt_on(send(client))
    post(client, "lien-quan", {"concerns": "ward"})
    again = send(client)
    assert receipt_on(again) != first
    assert receipt_on(send(client)) == receipt_on(again)
    assert sorted(Tip.objects.values_list("station__code", flat=True)) == ["cam-le", "desk-48"]
    assert Message.objects.count() == 0


def test_answers_sent_again_past_the_ward_are_never_added_where_the_ward_reads(world, client):
    fill(client)
    first = receipt_on(send(client))
    post(client, "noi-dung", {"story": "Chuyện chỉ cấp trên được đọc"})
    again = send(client, above="on")
    assert receipt_on(again) != first
    assert sorted(Tip.objects.values_list("station__code", flat=True)) == ["cam-le", "desk-48"]
    assert not Tip.objects.get(station__code="desk-48").keys.filter(name="cam-le").exists()
    assert Message.objects.count() == 0


def test_confirming_the_receipt_erases_the_draft(world, client):
    fill(client)
    send(client)
    assert "Cảm ơn" in post(client, "da-gui").content.decode()
    assert Draft.objects.count() == 0
    assert client.get(url("da-gui")).status_code in (302, 410)


def test_the_receipt_is_shown_for_ten_minutes_at_most(world, client):
    fill(client)
    send(client)
    left = Draft.objects.get().expires_at - timezone.now()
    assert timedelta(minutes=9) < left <= timedelta(minutes=10)
    Draft.objects.update(expires_at=timezone.now())
    assert client.get(url("da-gui")).status_code == 410


@pytest.mark.parametrize("look", ["da-gui", "kiem-tra", "noi-dung"])
def test_nothing_looked_at_or_changed_after_sending_lengthens_the_receipts_time(
    world, client, look
):
    fill(client)
    send(client)
    client.get(url(look))
    if look == "noi-dung":
        post(client, look, {"story": "Nhớ ra thêm"})
    assert Draft.objects.get().expires_at - timezone.now() <= timedelta(minutes=10)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_draft_erased_while_the_check_page_is_asked_for_is_no_fault(
    world, client, monkeypatch, method
):
    fill(client)
    draw = sending._draw_receipt

    def gone(draft):
        draft.clear()
        draw(draft)

    monkeypatch.setattr(sending, "_draw_receipt", gone)
    assert getattr(client, method)(url("kiem-tra")).status_code == 410
    assert not Tip.objects.exists()


def test_a_receipt_is_shown_although_the_draft_went_while_the_tip_was_sent(
    world, client, monkeypatch
):
    fill(client)
    submit = services.submit_tip

    def submit_and_erase(*args):
        Draft.objects.all().delete()
        return submit(*args)

    monkeypatch.setattr(services, "submit_tip", submit_and_erase)
    assert receipts.normalise(receipt_on(send(client)))
    assert Tip.objects.count() == 1


# --- drafts ---------------------------------------------------------------------


def test_a_draft_lies_sealed_and_its_key_is_only_in_the_cookie(world, client):
    fill(client)
    row = Draft.objects.get()
    assert b"khoa" not in row.sealed
    assert "Kẻ gian".encode() not in row.sealed
    cookie = client.cookies["tip_draft"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""
    assert cookie["expires"] == ""
    assert cookie.value not in row.key_hash
    assert row.expires_at - timezone.now() <= timedelta(hours=24)


def test_an_expired_draft_says_so_kindly(world, client):
    fill(client)
    Draft.objects.update(expires_at=timezone.now())
    response = client.get(url("kiem-tra"))
    assert response.status_code == 410
    assert "24 giờ" in response.content.decode()


def test_what_is_posted_after_expiry_is_kept_in_a_new_draft(world, client):
    fill(client)
    Draft.objects.all().delete()
    assert post(client, "noi-dung", {"story": "Đừng mất"}).url == url("thoi-diem")
    fill_but_story = ANSWERS[:-1]
    for slug, data in fill_but_story:
        last = post(client, slug, data)
    assert last.url == url("kiem-tra")
    assert "Đừng mất" in client.get(url("kiem-tra")).content.decode()


def test_a_tampered_draft_is_no_draft(world, client):
    fill(client)
    row = Draft.objects.get()
    row.sealed = row.sealed[:-1] + bytes([row.sealed[-1] ^ 1])
    row.save()
    assert client.get(url("kiem-tra")).status_code == 410


@pytest.mark.parametrize("value", ["", "x", "A" * 43, "A" * 10000, "\x00", "é"])
def test_a_made_up_cookie_is_never_taken_up(world, client, value):
    client.cookies["tip_draft"] = value
    assert client.get(url("kiem-tra")).status_code in (302, 410)
    post(client, *ANSWERS[0])
    assert client.cookies["tip_draft"].value != value


def test_no_session_and_no_lasting_cookie_on_tip_pages(world, client):
    fill(client)
    send(client)
    assert set(client.cookies) <= {"tip_draft", "csrftoken"}
    assert all(not cookie["max-age"] for cookie in client.cookies.values())


def test_without_cookies_a_page_says_so(world):
    client = Client(enforce_csrf_checks=True)
    response = post(client, *ANSWERS[0])
    assert response.status_code == 403
    assert "cookie" in response.content.decode().lower()


# --- errors and hostile input -----------------------------------------------------


def test_an_error_keeps_the_text_and_names_itself_in_the_title(world, client):
    for answer in ANSWERS[:-1]:
        post(client, *answer)
    text = "dài " * 2000
    page = post(client, "noi-dung", {"story": text}).content.decode()
    assert "<title>Lỗi: " in page
    assert text.strip() in page
    assert "7.999" in page or "7999" in page


@pytest.mark.parametrize("slug", [slug for slug, _ in ANSWERS])
@pytest.mark.parametrize(
    "value", ["", "\x00", "x" * 100_000, "\ud800".encode("utf-8", "surrogatepass"), "' OR 1=1 --"]
)
def test_hostile_input_is_answered_and_never_a_fault(world, client, slug, value):
    names = ["happening", "category", "typed", "choice", "concerns", "story", "province"]
    data = dict.fromkeys(names, value)
    assert client.post(url(slug), data).status_code in (200, 302)
    assert client.post(url(slug), b"\xff\xfe", content_type="text/plain").status_code < 500
    assert client.post(url(slug), b"story=%ff%fe&choice=%00", content_type=FORM).status_code < 500
    assert client.put(url(slug)).status_code in (403, 404, 405)


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "path", ["khong-co", "goi-y/x", "noi-dung/../x", "kiem-tra/1", "a" * 300, "%00", "%ff"]
)
def test_an_unknown_address_is_a_404(world, client, path):
    assert client.get(f"/bao-tin/{path}/").status_code == 404


@pytest.mark.parametrize("choice", ["99999", "20260 ", "abc", "20260'"])
def test_a_ward_that_does_not_exist_is_refused_with_words(world, client, choice):
    response = post(client, "noi-xay-ra", {"typed": "", "choice": choice})
    assert response.status_code in (200, 302)
    if response.status_code == 200:
        assert "error-summary" in response.content.decode()


def test_english_pages_stand_under_en(world, client):
    assert "Tell the police about a crime" in client.get("/en/bao-tin/").content.decode()
    assert client.post("/en/bao-tin/thoi-diem/", {"happening": "soon"}).url.startswith("/en/")


def test_every_tip_page_is_private_and_unindexed(world, client):
    for slug in ("", "thoi-diem", "tra-cuu", "noi-dung"):
        response = client.get(url(slug))
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "same-origin"


# --- faults ------------------------------------------------------------------------


def test_a_database_fault_answers_503_with_113_and_keeps_what_was_typed(world, client, monkeypatch):
    for answer in ANSWERS[:-1]:
        post(client, *answer)

    def broken(*args, **kwargs):
        raise DatabaseError("gone")

    monkeypatch.setattr(boxes.Box, "change", broken)
    response = post(client, "noi-dung", {"story": "Đừng <mất> chữ nào"})
    page = response.content.decode()
    assert response.status_code == 503
    assert "113" in page
    assert "Đừng &lt;mất&gt; chữ nào" in page


def test_a_full_disk_answers_503_and_the_answers_can_be_sent_again(world, client, monkeypatch):
    fill(client)
    client.get(url("kiem-tra"))
    write = blobs.FileBlobs.write

    def full(self, name, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blobs.FileBlobs, "write", full)
    response = post(client, "kiem-tra")
    assert response.status_code == 503
    assert "tra-cuu" not in response.content.decode()
    assert Tip.objects.count() == 0
    monkeypatch.setattr(blobs.FileBlobs, "write", write)
    assert receipt_on(send(client))
    assert Tip.objects.count() == 1


def test_quick_exit_clears_cookies_and_the_draft_and_leads_off_the_site(world, client, settings):
    fill(client)
    response = client.get(url("thoat"))
    assert response.status_code == 302
    assert response.url == settings.QUICK_EXIT_URL
    assert "cookies" in response["Clear-Site-Data"]
    assert Draft.objects.count() == 0
    assert not client.cookies["tip_draft"].value


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
