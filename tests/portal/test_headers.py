"""Every answer carries the same guarded headers, and closed addresses leave no copies."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from tests.accounts import sign_in
from tests.portal.factories import SuperuserFactory

from portal.middleware import ProxyMiddleware

pytestmark = pytest.mark.django_db
PAGES = ["/", "/khong-co-trang-nay/", "/tai-khoan/dang-nhap/", "/robots.txt", "/healthz"]


def policy(response):
    parts = response["Content-Security-Policy"].split(";")
    return {name: set(rest) for name, *rest in (part.split() for part in parts)}


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_has_the_headers_of_the_architecture(client, path):
    response = client.get(path)
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("path", PAGES)
def test_scripts_and_styles_come_from_self_and_never_inline(client, path):
    rules = policy(client.get(path))
    assert rules["default-src"] == {"'none'"}
    assert rules["script-src"] == rules["style-src"] == {"'self'"}
    assert rules["object-src"] == rules["base-uri"] == {"'none'"}
    assert rules["frame-ancestors"] == {"'self'"}


def test_the_admins_policy_is_as_strict_but_shows_pictures_before_they_are_sent(client):
    public = policy(client.get("/"))
    sign_in(client, SuperuserFactory())
    rules = policy(client.get("/quan-tri/"))
    assert rules.pop("img-src") == {"'self'", "data:", "blob:"}
    assert rules == {name: words for name, words in public.items() if name != "img-src"}


@pytest.mark.parametrize("path", ["/quan-trio/", "/en/tai-khoan/dang-nhap/", "/media/quan-tri/"])
def test_no_address_borrows_the_admins_policy(client, path):
    assert policy(client.get(path))["img-src"] == {"'self'", "data:"}


@pytest.mark.parametrize(
    "path",
    ["/tai-khoan/dang-nhap/", "/quan-tri/", "/en/tai-khoan/dang-nhap/", "/truc-ban/", "/gui/x/"],
)
def test_closed_addresses_are_neither_stored_nor_indexed(client, settings, path):
    settings.DEMONSTRATION = False
    response = client.get(path)
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_open_addresses_may_be_indexed_except_in_the_demonstration(client, settings):
    settings.DEMONSTRATION = False
    assert "X-Robots-Tag" not in client.get("/robots.txt")
    settings.DEMONSTRATION = True
    assert client.get("/robots.txt")["X-Robots-Tag"] == "noindex"


def test_robots_are_kept_from_the_closed_addresses_and_from_all_of_a_demonstration(
    client, settings
):
    settings.DEMONSTRATION = False
    rules = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /bao-tin/", "Disallow: /en/truc-ban/"} <= set(rules)
    assert "Disallow: /" not in rules
    settings.DEMONSTRATION = True
    assert "Disallow: /" in client.get("/robots.txt").content.decode().splitlines()


@pytest.mark.parametrize("wanted", ["en", "en-GB,en;q=0.9", "vi", "fr"])
def test_the_address_alone_decides_the_language(client, wanted):
    plain = client.get("/tai-khoan/dang-nhap/", headers={"accept-language": wanted})
    english = client.get("/en/tai-khoan/dang-nhap/", headers={"accept-language": wanted})
    assert (plain["Content-Language"], english["Content-Language"]) == ("vi", "en")
    for response in (plain, english):
        assert "accept-language" not in response.get("Vary", "").lower()


def test_a_language_cookie_changes_nothing(client):
    client.cookies["django_language"] = "en"
    assert client.get("/tai-khoan/dang-nhap/")["Content-Language"] == "vi"


@pytest.mark.parametrize("path", ["../db.sqlite3", "original_images/a.jpg", "documents/a.html", ""])
def test_of_the_media_only_renditions_are_served(client, settings, tmp_path, path):
    settings.MEDIA_ROOT = tmp_path / "media"
    for name in ("db.sqlite3", "media/original_images/a.jpg", "media/documents/a.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("no")
    assert client.get(f"/media/{path}").status_code == 404


def test_a_rendition_is_served_as_an_inert_picture(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.webp").write_bytes(b"RIFF")
    response = client.get("/media/images/a.webp")
    assert b"".join(response) == b"RIFF"
    assert response["Content-Type"] == "image/webp"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def seen_through(settings, trusted, peer, **headers):
    settings.TRUSTED_PROXIES = trusted
    middleware = ProxyMiddleware(lambda request: HttpResponse(str(request.META["REMOTE_ADDR"])))
    request = RequestFactory().get("/", REMOTE_ADDR=peer, **headers)
    return middleware(request).content.decode(), request


def test_a_stranger_cannot_say_who_he_is_or_that_he_came_by_tls(settings):
    headers = {"HTTP_X_FORWARDED_FOR": "203.0.113.9", "HTTP_X_FORWARDED_PROTO": "https"}
    address, request = seen_through(settings, ["10.0.0.0/8"], "198.51.100.4", **headers)
    assert address == "198.51.100.4"
    assert not {"HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"} & set(request.META)


@pytest.mark.parametrize(
    ("forwarded", "client_address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("1.1.1.1, 203.0.113.9", "203.0.113.9"),
        ("1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        ("nonsense, 203.0.113.9", "203.0.113.9"),
        ("2001:db8::1", "2001:db8::1"),
        ("nonsense", "10.0.0.1"),
        ("", "10.0.0.1"),
    ],
)
def test_a_trusted_proxys_last_stranger_is_the_client(settings, forwarded, client_address):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded}
    assert seen_through(settings, ["10.0.0.0/8"], "10.0.0.1", **headers)[0] == client_address


def test_a_unix_sockets_peer_is_a_stranger_unless_said_otherwise(settings):
    headers = {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}
    assert seen_through(settings, [], "", **headers)[0] == ""
    settings.TRUST_UNIX_SOCKET = True
    assert seen_through(settings, [], "", **headers)[0] == "203.0.113.9"
