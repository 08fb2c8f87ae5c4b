"""reCAPTCHA against a stand-in for Google: whatever it does, words get through, marked as designed.

Over the letters' form; over the tip's last page in `tests/tipoff/intake/test_guarded.py`.
"""

import pytest
from tests.common.guard.browser import solved, waited
from tests.common.guard.vendor import RIGHT, WRONG

from common.guard import recaptcha
from home.contact.models import ContactMessage

pytestmark = pytest.mark.django_db
PAGE = "/gui/lien-he/"
WORDS = {"text": "Tổ dân phố họp hôm nào?"}
TOKEN = {recaptcha.FIELD: "token-of-the-widget"}
ADDRESS = "203.0.113.77"
BAD = ["slow", "drip", "cut", "error", b"", b"<html>", b"null", b'{"success": "yes"}', b"\xff" * 90]


@pytest.fixture(params=["recaptcha_v2", "recaptcha_v3"])
def version(request, settings, vendor):
    settings.FORM_GUARD = request.param
    vendor.says = RIGHT | {"action": "form"}
    return request.param


def send(client, *fields):
    posted = WORDS | waited()
    for more in fields:
        posted |= more
    return client.post(PAGE, posted, REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT="visitors-browser")


def test_a_right_token_is_verified(client, vendor, version):
    assert send(client, TOKEN).status_code == 302
    assert not ContactMessage.objects.get().is_unverified


def test_the_service_learns_the_token_and_nothing_of_the_visitor(client, vendor, version):
    send(client, TOKEN)
    [(headers, fields, body)] = vendor.heard
    assert fields == {"secret": ["private"], "response": ["token-of-the-widget"]}
    assert ADDRESS not in body + str(headers)
    assert "visitors-browser" not in str(headers)
    assert not {"Referer", "Cookie", "X-Forwarded-For", "Forwarded"} & set(headers)


def test_a_wrong_token_is_marked_even_with_a_proof_of_work(client, vendor, version):
    vendor.says = WRONG
    assert send(client, TOKEN, solved(client.get(PAGE))).status_code == 302
    assert ContactMessage.objects.get().is_unverified


@pytest.mark.parametrize(
    "says",
    [
        RIGHT | {"action": "form", "score": 0.2},
        RIGHT | {"action": "login"},
        {"success": True},
        RIGHT | {"action": "form", "score": "high"},
    ],
)
def test_of_version_3_the_score_and_the_form_must_fit(client, vendor, settings, says):
    settings.FORM_GUARD = "recaptcha_v3"
    vendor.says = says
    send(client, TOKEN)
    assert ContactMessage.objects.get().is_unverified


@pytest.mark.parametrize("says", BAD, ids=[str(says)[:12] for says in BAD])
def test_a_service_that_gives_no_answer_leaves_it_to_the_proof_of_work(
    client, vendor, settings, says
):
    settings.FORM_GUARD = "recaptcha_v2"
    vendor.says = says
    assert send(client, TOKEN, solved(client.get(PAGE))).status_code == 302
    assert send(client, TOKEN).status_code == 302
    assert [row.is_unverified for row in ContactMessage.objects.order_by("pk")] == [False, True]


def test_a_service_that_is_gone_leaves_it_to_the_proof_of_work(client, vendor, version):
    vendor.stop()
    assert send(client, TOKEN, solved(client.get(PAGE))).status_code == 302
    assert not ContactMessage.objects.get().is_unverified


def test_without_a_token_nobody_is_asked_and_the_proof_of_work_counts(client, vendor, version):
    send(client, solved(client.get(PAGE)))
    assert not ContactMessage.objects.get().is_unverified
    assert vendor.heard == []


def test_its_hosts_are_allowed_on_its_pages_and_no_inline_script(client, vendor, version):
    page = client.get(PAGE)
    policy = page["Content-Security-Policy"]
    assert "https://www.google.com/recaptcha/" in policy
    assert "unsafe-inline" not in policy
    assert "google" not in client.get("/gui/lien-he/da-gui/")["Content-Security-Policy"]
    html = page.content.decode()
    assert 'data-sitekey="public"' in html
    assert html.count("<script") == html.count("<script defer src=")


@pytest.mark.parametrize("guard", ["altcha", "none"])
def test_without_recaptcha_no_page_names_google(client, settings, vendor, guard):
    settings.FORM_GUARD = guard
    page = client.get(PAGE)
    assert "google" not in page["Content-Security-Policy"] + page.content.decode().lower()


def test_with_no_guard_nothing_is_asked_for_and_nothing_marked(client, settings):
    settings.FORM_GUARD = "none"
    assert "data-challenge" not in client.get(PAGE).content.decode()
    assert client.post(PAGE, WORDS).status_code == 302
    assert not ContactMessage.objects.get().is_unverified
