"""Sending an opinion: while it is open alone, guarded, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.campaigns.consultations.factories import ConsultationFactory
from tests.common.guard.browser import solved, waited

from campaigns.models import ConsultationIndexPage, ConsultationPage, Opinion

pytestmark = pytest.mark.django_db
WORDS = {"text": "Nên họp buổi tối.", "name": "Lan", "reply_to": "0900 000 000"}


@pytest.fixture
def page(home):
    return make()


def make(**values):
    page = ConsultationFactory(parent=ConsultationIndexPage.objects.get(), **values)
    page.save_revision().publish()
    return ConsultationPage.objects.get(pk=page.pk)


def address(page):
    return f"/gui/gop-y/{page.pk}/"


def test_an_opinion_is_kept_with_its_theme_and_waits_for_a_moderator(client, page):
    theme = page.themes[1].id
    answers = WORDS | {"theme": theme, "may_show": "on"} | solved(client.get(address(page)))
    done = client.post(address(page), answers)
    assert (done.status_code, done.url) == (302, "/gui/gop-y/da-gui/")
    kept = Opinion.objects.get()
    assert {name: getattr(kept, name) for name in WORDS} == WORDS
    assert (kept.consultation, kept.theme, kept.theme_title) == (page, theme, "Kinh phí")
    assert (kept.state, kept.may_show, kept.is_unverified) == ("new", True, False)
    assert "Cảm ơn bạn" in client.get(done.url).content.decode()
    assert WORDS["text"] not in client.get(page.url).content.decode()


def test_nothing_is_shown_that_was_not_allowed_by_a_tick(client, page):
    client.post(address(page), WORDS | waited())
    assert not Opinion.objects.get().may_show


def test_a_theme_that_does_not_exist_is_refused(client, page):
    answer = client.post(address(page), WORDS | {"theme": "x"} | waited())
    assert answer.status_code == 200
    assert not Opinion.objects.exists()


def test_without_themes_none_is_asked(client, home):
    plain = make(themes=[])
    assert 'name="theme"' not in client.get(address(plain)).content.decode()
    client.post(address(plain), WORDS | waited())
    assert Opinion.objects.get().theme == ""


@pytest.mark.parametrize("from_now", [timedelta(0), timedelta(days=-1)])
def test_after_the_closing_it_is_told_kindly_and_what_was_typed_stays(
    client, page, monkeypatch, from_now
):
    proof = solved(client.get(address(page)))
    closed = page.closes_at - from_now
    monkeypatch.setattr(timezone, "now", lambda: closed)
    answer = client.post(address(page), WORDS | proof)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Đã hết hạn góp ý" in html
    assert WORDS["text"] in html
    assert "Gửi</button>" not in html
    assert not Opinion.objects.exists()
    assert "Đã hết hạn góp ý" in client.get(address(page)).content.decode()


def test_it_is_taken_until_the_very_moment_of_the_closing(client, page, monkeypatch):
    last = timezone.now()
    ConsultationPage.objects.update(closes_at=last + timedelta(microseconds=1))
    monkeypatch.setattr(timezone, "now", lambda: last)
    assert client.post(address(page), WORDS | waited()).status_code == 302
    monkeypatch.setattr(timezone, "now", lambda: last + timedelta(microseconds=1))
    assert client.post(address(page), WORDS | waited()).status_code == 409
    assert Opinion.objects.count() == 1


def test_before_the_opening_nothing_is_taken(client, home):
    soon = make(opens_at=timezone.now() + timedelta(hours=1))
    answer = client.post(address(soon), WORDS | waited())
    assert answer.status_code == 409
    assert "Chưa đến ngày nhận ý kiến" in answer.content.decode()
    assert not Opinion.objects.exists()


def test_what_is_not_published_does_not_exist(client, page):
    draft = ConsultationFactory(parent=ConsultationIndexPage.objects.get(), live=False)
    for number in (draft.pk, page.get_parent().pk, 999_999):
        assert client.get(f"/gui/gop-y/{number}/").status_code == 404
        assert client.post(f"/gui/gop-y/{number}/", WORDS).status_code == 404
    assert client.get(f"/en{address(page)}").status_code == 404


def test_a_machine_that_fills_the_hidden_field_is_thanked_and_nothing_is_kept(client, page):
    done = client.post(address(page), WORDS | waited() | {"website": "http://x"})
    assert done.status_code == 302
    assert not Opinion.objects.exists()
