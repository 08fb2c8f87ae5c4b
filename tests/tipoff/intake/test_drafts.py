"""Half-done answers: sealed, found by a cookie alone, gone in time, never lost before."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.tipoff.intake.walk import (
    ANSWERS,
    answer_until,
    fill,
    fill_named,
    held_by,
    page_of,
    post,
    receipt_on,
    send,
    url,
)

from tipoff.models import Draft, Tip


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
    assert post(client, "noi-dung", {"story": "Đừng mất"}).url == url("an-toan")
    assert "Các câu trả lời trước đã được xóa" in client.get(url("an-toan")).content.decode()
    for slug, data in ANSWERS:
        if slug != "noi-dung":
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


def test_quick_exit_clears_cookies_and_the_draft_and_leads_off_the_site(world, client, settings):
    fill(client)
    response = client.get(url("thoat"))
    assert response.status_code == 302
    assert response.url == settings.QUICK_EXIT_URL
    assert "cookies" in response["Clear-Site-Data"]
    assert Draft.objects.count() == 0
    assert not client.cookies["tip_draft"].value


def test_a_second_window_works_on_the_same_draft_in_any_order(world, client):
    answer_until(client, "noi-dung")
    old_page = client.get(url("khi-nao"))  # a window that stays open
    assert old_page.status_code == 200
    post(client, "noi-dung", {"story": "Từ cửa sổ một"})
    post(client, "thoi-diem", {"happening": "soon"})
    assert "error-summary" in post(client, "khi-nao", {"when": "yesterday"}).content.decode()
    assert post(client, "khi-nao", {"when": "several"}).url == url("biet-bang-cach-nao")
    assert held_by(client)["story"] == {"story": "Từ cửa sổ một"}


def test_a_search_in_one_window_stays_when_another_answers_something_else(world, client):
    answer_until(client, "lien-quan")
    post(client, "noi-xay-ra", {"typed": "nam dong", "search": "1"})
    post(client, "loai-viec", {"category": "drugs"})
    assert 'value="nam dong"' in client.get(url("noi-xay-ra")).content.decode()


def test_an_answer_sent_twice_or_reloaded_is_one_answer(world, client):
    fill(client)
    before = held_by(client)
    for slug, data in [*ANSWERS, *ANSWERS]:
        assert post(client, slug, data).url == url("kiem-tra"), slug
    assert held_by(client) == before
    assert Draft.objects.count() == 1


def test_every_question_shows_its_answer_when_one_goes_back(world, client):
    fill_named(client, "organisation", organisation="Tổ dân phố 5")
    shown = {
        "thoi-diem": 'value="happened" checked',
        "loai-viec": 'value="theft" checked',
        "noi-xay-ra": 'value="20260" checked',
        "lien-quan": 'value="none" checked',
        "cho-nao": 'value="Hẻm 12, gần chợ"',
        "khi-nao": 'value="unknown" checked',
        "noi-dung": "Kẻ gian bẻ khóa</textarea>",
        "biet-bang-cach-nao": 'value="saw" checked',
        "nguoi-lien-quan": "Hai người đi xe máy</textarea>",
        "cach-bao-tin": 'value="organisation" checked',
        "lien-he": 'value="Tổ dân phố 5"',
    }
    for slug, words in shown.items():
        page = re.sub(r' (id|class|aria-describedby|maxlength)="[^"]*"', "", page_of(client, slug))
        assert words in page, slug


def test_what_is_posted_after_the_receipts_time_begins_a_tip_of_its_own(world, client):
    fill(client)
    first = receipt_on(send(client))
    Draft.objects.update(expires_at=timezone.now())
    post(client, "noi-dung", {"story": "Chuyện sau đó"})
    fill(client, noi_dung={"story": "Chuyện sau đó"})
    assert "đã được xóa" not in page_of(client, "noi-dung")
    assert receipt_on(send(client)) != first
    assert Tip.objects.count() == 2
