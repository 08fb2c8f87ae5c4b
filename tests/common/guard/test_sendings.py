"""Letters and questions to the Front: guarded, kept for a while, never a tip."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.common.guard.browser import solved, waited

from common import sendings
from home.contact.models import ContactMessage
from news.questions.models import ReaderQuestion
from tipoff.models import Draft, Tip

pytestmark = pytest.mark.django_db
FORMS = {"/gui/lien-he/": ContactMessage, "/gui/cau-hoi/": ReaderQuestion}
WORDS = {"text": "Tổ dân phố họp hôm nào?", "name": "Lan", "reply_to": "0900 000 000"}
each = pytest.mark.parametrize(("address", "model"), FORMS.items())


@each
def test_what_is_sent_is_kept_and_thanked_for_by_a_redirect(client, address, model):
    done = client.post(address, WORDS | solved(client.get(address)))
    assert (done.status_code, done.url) == (302, f"{address}da-gui/")
    kept = model.objects.get()
    assert {name: getattr(kept, name) for name in WORDS} == WORDS
    assert (kept.state, kept.is_unverified, kept.language) == ("new", False, "vi")
    assert "Cảm ơn bạn" in client.get(done.url).content.decode()


@each
def test_the_page_says_that_it_is_no_place_for_tips_and_what_becomes_of_the_words(
    client, address, model
):
    page = client.get(address).content.decode()
    assert "Đây không phải nơi báo tin tội phạm." in page
    assert 'href="/bao-tin/"' in page
    assert 'href="tel:113"' in page
    assert "xóa sau 180 ngày" in page


@each
def test_without_javascript_it_is_kept_and_marked(client, address, model):
    client.post(address, WORDS | waited())
    assert model.objects.get().is_unverified


@each
def test_an_error_stands_by_its_field_and_the_text_stays(client, address, model):
    page = client.post(address, WORDS | {"text": " "} | waited()).content.decode()
    assert "<title>\n  Lỗi:" in page or "<title>Lỗi:" in page
    assert "Hãy viết nội dung muốn gửi." in page
    assert 'value="0900 000 000"' in page
    assert not model.objects.exists()


@each
@pytest.mark.parametrize("started", ["", "forged", "page:1abcde:x"])
def test_without_proof_and_with_no_good_time_it_is_asked_again_with_the_text(
    client, address, model, started
):
    answer = client.post(address, WORDS | {"started": started})
    assert "Xin bấm gửi lần nữa." in answer.content.decode()
    assert WORDS["text"] in answer.content.decode()
    assert not model.objects.exists()


@each
def test_a_machine_that_fills_the_hidden_field_gets_the_same_thanks_and_nothing_is_kept(
    client, address, model
):
    done = client.post(address, WORDS | solved(client.get(address)) | {"website": "http://x"})
    assert (done.status_code, done.url) == (302, f"{address}da-gui/")
    assert not model.objects.exists()


@each
def test_over_the_limit_the_text_is_shown_again_with_what_to_do(client, address, model, settings):
    settings.FORM_LIMITS = settings.FORM_LIMITS | {"unverified form": 1}
    client.post(address, WORDS | waited())
    refused = client.post(address, WORDS | waited())
    assert refused.status_code == 429
    assert "xin gửi lại sau một giờ" in refused.content.decode()
    assert WORDS["text"] in refused.content.decode()
    assert model.objects.count() == 1


@each
def test_spam_never_reaches_the_desk(client, address, model):
    for _ in range(40):
        client.post(address, WORDS | waited())
    assert model.objects.count() == 10
    assert not Tip.objects.exists()
    assert not Draft.objects.exists()


@each
def test_without_a_token_the_text_is_shown_again_and_the_cookies_are_named(address, model):
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post(address, WORDS | waited())
    assert refused.status_code == 403
    assert "bật cookie" in refused.content.decode()
    assert WORDS["text"] in refused.content.decode()
    assert not model.objects.exists()


@each
def test_with_a_token_a_strict_browser_can_send(address, model):
    strict = Client(enforce_csrf_checks=True)
    page = strict.get(address)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())
    strict.post(address, WORDS | solved(page) | {"csrfmiddlewaretoken": token.group(1)})
    assert model.objects.count() == 1


@each
def test_the_page_leaves_no_copy_and_no_cookie_but_the_token(client, address, model):
    answer = client.get(address)
    assert "no-store" in answer["Cache-Control"]
    assert set(client.cookies) == {"csrftoken"}


@each
def test_it_is_deleted_after_its_time_and_not_before(client, address, model, settings):
    client.post(address, WORDS | waited())
    assert sendings.forget() == 0
    model.objects.update(sent_at=timezone.now() - settings.SENDINGS_KEPT - timedelta(hours=1))
    assert sendings.forget() == 1
    assert not model.objects.exists()


@each
def test_no_word_of_the_sender_stands_in_the_rows_name_which_logs_keep(client, address, model):
    client.post(address, WORDS | waited())
    named = str(model.objects.get())
    assert not any(word in named for word in WORDS.values())


def test_housekeeping_calls_what_deletes(settings):
    named = {"common.sendings.forget"}
    assert named | {"common.guard.limits.forget"} <= set(settings.HOUSEKEEPING)


def test_the_footer_of_a_public_page_leads_to_both_forms(client):
    page = client.get("/gui/lien-he/").content.decode()
    footer = page[page.index("<footer") :]
    assert all(f'href="{address}"' in footer for address in FORMS)
