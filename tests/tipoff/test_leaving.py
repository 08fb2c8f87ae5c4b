"""Thoát nhanh erases and leads off the site when a person asks for it, and only then."""

import pytest
from django.conf import settings
from django.db import DatabaseError

from common.models import User
from tipoff.boxes import DRAFT, Box
from tipoff.models import Draft

EXIT = "/bao-tin/thoat/"


@pytest.fixture
def half_done(client, db):
    client.post("/bao-tin/thoi-diem/", {"happening": "happened"})
    assert Draft.objects.count() == 1
    return client


def test_it_erases_the_draft_and_leads_to_the_page_named_in_settings(half_done, settings):
    settings.QUICK_EXIT_URL = "https://thoitiet.example/"
    response = half_done.get(
        EXIT, HTTP_SEC_FETCH_SITE="same-origin", HTTP_SEC_FETCH_DEST="document"
    )
    assert (response.status_code, response.url) == (302, "https://thoitiet.example/")
    assert response["Clear-Site-Data"] == '"cookies", "storage"'
    assert "no-store" in response["Cache-Control"]
    assert Draft.objects.count() == 0
    assert not half_done.cookies[DRAFT.cookie].value


def test_it_signs_out(client, db):
    user = User.objects.create(username="bien-tap-vien", kind=User.Kind.STAFF)
    client.force_login(user)
    key = client.session.session_key
    response = client.get(EXIT)
    assert not client.session.exists(key)
    assert not response.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_PURPOSE": "prefetch"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_PURPOSE": "prefetch"},
        {"HTTP_X_PURPOSE": "preview"},
        {"HTTP_X_MOZ": "prefetch"},
    ],
)
def test_fetching_ahead_is_refused_and_erases_nothing(half_done, headers):
    response = half_done.get(EXIT, **headers)
    assert response.status_code == 503
    assert "Clear-Site-Data" not in response
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_DEST": "image", "HTTP_SEC_FETCH_SITE": "same-origin"},
        {"HTTP_SEC_FETCH_DEST": "iframe", "HTTP_SEC_FETCH_SITE": "same-origin"},
        {"HTTP_SEC_FETCH_DEST": "document", "HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_DEST": "document", "HTTP_SEC_FETCH_SITE": "same-site"},
    ],
)
def test_another_sites_link_or_image_erases_nobodys_answers(half_done, headers):
    response = half_done.get(EXIT, **headers)
    assert response.url == settings.QUICK_EXIT_URL
    assert "Clear-Site-Data" not in response
    assert Draft.objects.count() == 1


def test_looking_whether_the_link_works_erases_nothing(half_done):
    assert half_done.head(EXIT).status_code == 302
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, {"HTTP_SEC_FETCH_SITE": "none"}])
def test_browsers_that_say_nothing_and_typed_addresses_are_believed(half_done, headers):
    assert "Clear-Site-Data" in half_done.get(EXIT, **headers)
    assert Draft.objects.count() == 0


def test_out_is_out_while_the_database_is_down(half_done, monkeypatch):
    def broken(*args):
        raise DatabaseError

    monkeypatch.setattr(Box, "erase", broken)
    response = half_done.get(EXIT)
    assert response.url == settings.QUICK_EXIT_URL
    assert not half_done.cookies[DRAFT.cookie].value


def test_the_page_about_it_says_that_history_stays(client, db):
    assert (
        "Lịch sử trình duyệt không bị xóa." in client.get("/bao-tin/thoat-nhanh/").content.decode()
    )
    english = client.get("/en/bao-tin/thoat-nhanh/").content.decode()
    assert "history is not erased." in english


@pytest.mark.parametrize("address", ["/bao-tin/", "/en/bao-tin/", "/bao-tin/tra-cuu/"])
def test_every_page_has_the_link_which_crawlers_do_not_follow(client, db, address):
    page = client.get(address).content.decode()
    link = page[page.index('id="quick-exit"') :].split(">")[0]
    assert 'rel="nofollow noreferrer"' in link
    assert f'data-away="{settings.QUICK_EXIT_URL}"' in link
