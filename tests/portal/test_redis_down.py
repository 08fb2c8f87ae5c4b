"""The portal keeps working while Redis is down: nothing that matters lives there alone."""

import socket

import pytest
from django.core.cache import cache
from tests.accounts import set_up_totp, totp_code
from tests.portal.factories import PASSWORD, SuperuserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def redis_down(settings):
    """Point the cache where nothing listens, with the options of production."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.CACHES = {
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": f"redis://127.0.0.1:{port}/0",
            "OPTIONS": settings.REDIS_OPTIONS,
        }
    }


def test_the_cache_forgets_instead_of_failing():
    cache.set("key", "value")
    assert cache.get("key") is None


@pytest.mark.parametrize("path", ["/", "/tai-khoan/dang-nhap/", "/robots.txt", "/no-such-page/"])
def test_pages_are_served(client, path):
    assert client.get(path).status_code in {200, 404}


def test_staff_sign_in_with_both_factors_and_work(client):
    user = SuperuserFactory()
    set_up_totp(user)
    entry = {"login": user.username, "password": PASSWORD}
    assert client.post("/tai-khoan/dang-nhap/", entry).status_code == 302
    code = totp_code()
    done = client.post("/tai-khoan/bao-mat/ma/", {"code": code})
    assert done["Location"] == "/quan-tri/"
    assert client.get("/quan-tri/").status_code == 200


def test_wrong_passwords_are_still_counted_and_codes_still_good_once(client):
    user = SuperuserFactory()
    set_up_totp(user)
    code = totp_code()
    for visitor in (client, type(client)()):
        visitor.post("/tai-khoan/dang-nhap/", {"login": user.username, "password": PASSWORD})
        last = visitor.post("/tai-khoan/bao-mat/ma/", {"code": code})
    assert last.status_code == 200
    for _ in range(5):
        entry = {"login": user.username, "password": "sai"}
        answer = type(client)().post("/tai-khoan/dang-nhap/", entry)
    assert answer.status_code == 429
