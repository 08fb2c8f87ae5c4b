"""A page whose token is missing or old: told from a browser without cookies, nothing lost."""

import re

import pytest
from django.test import Client
from tests.tipoff.intake.walk import ANSWERS, SLUGS, post, url

from tipoff.models import Draft

OURS = {"HTTP_ORIGIN": "http://testserver"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
STORY = "Đừng <mất> chữ nào của đoạn kể này"


@pytest.fixture
def strict(world):
    """A browser whose posts need a token."""
    return Client(enforce_csrf_checks=True)


def test_without_cookies_a_page_says_so_and_gives_back_what_was_typed(strict):
    response = strict.post(url("noi-dung"), {"story": STORY}, **OURS)
    page = response.content.decode()
    assert response.status_code == 403
    assert "cookie" in page.lower()
    assert page.count("Đừng &lt;mất&gt; chữ nào") == 2  # to copy, and in the form to send again
    assert not Draft.objects.exists()


def test_without_cookies_the_first_page_says_so_before_anything_was_typed(strict):
    page = strict.post(url("an-toan"), **OURS).content.decode()
    assert "Trình duyệt đang tắt cookie" in page


def test_a_text_typed_before_all_cookies_were_lost_is_sent_again_by_one_button(strict):
    page = strict.post(url("noi-dung"), {"story": STORY}, **OURS).content.decode()
    token = TOKEN.search(page).group(1)
    response = strict.post(url("noi-dung"), {"story": STORY, "csrfmiddlewaretoken": token})
    assert response.url == url("an-toan")
    for slug, data in ANSWERS:
        if slug != "noi-dung":
            assert strict.post(url(slug), data, **OURS).status_code == 302
    assert "Đừng &lt;mất&gt; chữ nào" in strict.get(url("kiem-tra")).content.decode()


@pytest.mark.parametrize("token", [None, "", "x", "A" * 64])
def test_an_old_token_from_this_sites_own_page_stops_nobody(strict, token):
    strict.get(url("an-toan"))
    data = {} if token is None else {"csrfmiddlewaretoken": token}
    assert strict.post(url("an-toan"), data, **OURS).url == url("thoi-diem")
    del strict.cookies["csrftoken"]
    response = strict.post(url("thoi-diem"), {**data, "happening": "soon"}, **OURS)
    assert response.url == url("loai-viec")


@pytest.mark.parametrize("origin", ["https://ke-gian.example", "null", "http://testserver.x", ""])
def test_a_post_from_another_site_is_never_believed(strict, origin):
    strict.get(url("an-toan"))
    before = Draft.objects.count()
    response = strict.post(url("an-toan"), HTTP_ORIGIN=origin)
    assert response.status_code == 403
    assert Draft.objects.count() == before


def test_a_post_that_does_not_say_where_it_comes_from_needs_its_token(strict):
    strict.get(url("an-toan"))
    assert strict.post(url("an-toan")).status_code == 403


@pytest.mark.parametrize("slug", SLUGS)
def test_every_question_can_be_answered_after_a_quick_exit_in_another_window(strict, slug):
    strict.get(url("an-toan"))
    strict.post(url("an-toan"), **OURS)
    strict.get(url("thoat"))
    strict.cookies.clear()
    answer = dict(ANSWERS)[slug]
    page = strict.post(url(slug), answer, **OURS).content.decode()
    assert 'method="post"' in page or not answer
    assert post(strict, "kiem-tra").status_code == 403
