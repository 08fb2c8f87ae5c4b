"""A locked desk answers nothing of a tip: every address of the desk, each new one by itself."""

import re

import pytest

from tipoff.desk import urls
from tipoff.desk.panels import PanelView

pytestmark = pytest.mark.django_db

# What making and opening a vault needs, the page's and the worker's bytes, two numbers, and what is
# to be settled before real tips are taken.
OPEN = {
    *("shell", "tip", "vault-file", "counts"),
    *("challenge", "unlock", "unlock-failed", "lock", "readiness", "enrol"),
}
METHODS = ("get", "put", "patch", "delete")
SAMPLES = {"int": "1", "str": "x", "slug": "x", "uuid": "0" * 8 + "-0000-4000-8000-" + "0" * 12}


def address(pattern, tip, officer):
    """An address that fits the pattern, with the tip's number and the officer's id in it."""
    known = {"number": tip.public_id, "public_id": officer.public_id, "officer": officer.public_id}

    def named(match):
        kind, name = match["kind"] or "str", match["name"]
        return known.get(name) or SAMPLES.get(kind, "x")

    written = str(pattern.pattern)
    written = re.sub(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>(?!\[)", named, written)
    written = re.sub(
        r"\(\?P<(?P<name>\w+)>[^()]*\)", lambda m: known.get(m["name"], "0" * 32), written
    )
    return "/truc-ban/" + written.strip("^$")


def ids(pattern):
    return pattern.name


CLOSED = [pattern for pattern in urls.urlpatterns if pattern.name not in OPEN]


def test_the_open_ones_exist_and_the_others_are_the_greater_part():
    assert {pattern.name for pattern in urls.urlpatterns} >= OPEN
    assert len(CLOSED) > len(OPEN)


@pytest.mark.parametrize("pattern", CLOSED, ids=ids)
def test_a_locked_session_gets_nothing_but_423_or_less(client, duty, tip, pattern):
    """404 where the officer may not go at all, 405 and the empty document where none acts."""
    duty.enter(client)
    is_panel = issubclass(pattern.callback.view_class, PanelView)
    asked = address(pattern, tip, duty.officer)
    assert client.post(asked).status_code in (423, 404)
    for method in METHODS:
        answer = getattr(client, method)(asked)
        if is_panel and answer.status_code == 200:
            assert tip.public_id not in answer.content.decode().replace(asked, "")
        else:
            assert answer.status_code in (423, 404, 405), method


@pytest.mark.parametrize("pattern", CLOSED, ids=ids)
def test_a_login_whose_vault_was_locked_again_gets_nothing_either(client, duty, tip, pattern):
    duty.unlock(client)
    client.post("/truc-ban/khoa/dong/")
    answer = client.post(address(pattern, tip, duty.officer))
    assert answer.status_code in (423, 404)


@pytest.mark.parametrize("pattern", CLOSED, ids=ids)
def test_a_proof_of_one_login_opens_nothing_to_the_next(client, duty, tip, pattern):
    duty.unlock(client)
    client.logout()
    duty.enter(client)
    answer = client.post(address(pattern, tip, duty.officer))
    assert answer.status_code in (423, 404)
