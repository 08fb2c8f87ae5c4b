"""Who may read what: every address, method and kind of person against a reviewed table.

`who_may_read_what.csv` has a row for every address pattern of the project but Wagtail's admin,
with an example; `{number}` is a tip of Công an phường Cẩm Lệ. A new pattern without a row fails
here. The admin's hundreds of patterns follow one rule for outsiders, tested below.
"""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import csv
import re
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver
from tests.portal.roles import EDITORS, OFFICERS, ROLES, client_of
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.desk.duty import send

from tipoff.models import Message, StateChange, StationKeyShare, Tip

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).with_name("who_may_read_what.csv")
ADMIN = "quan-tri/"
METHODS = ("get", "post")
OTHER_METHODS = ("head", "options", "put", "patch", "delete")
ACTING = OTHER_METHODS[2:]
# The addresses that stand under /en/ too.
TWINS = ("bao-tin/", "truc-ban/", "tai-khoan/", "gui/")
# For one person of each kind the pages are drawn too; for the others their statuses are asked.
DRAWN = {"anonymous", "superuser", "officer"}
# What an admin address may answer to somebody who is not signed in: the login, or nothing.
CLOSED = {302, 404, 405}
# What a desk does with the tips of the stations below it.
ABOVE = r"tinh/tin/|/giu-lai/"
# Admin addresses that are words and drawings of Wagtail's own, the same for everybody.
ADMIN_FILES = {"quan-tri/jsi18n/", "quan-tri/sprite/"}


def patterns(resolver=None, prefix=""):
    """Every address pattern of the project, as written in the urls modules."""
    for entry in (resolver or get_resolver()).url_patterns:
        written = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield written
        else:
            yield from patterns(entry, written)


def rows():
    with TABLE.open(newline="") as file:
        return list(csv.DictReader(file))


def ask(client, method, address):
    """The status of one request, with everything that it did undone."""
    cookies = client.cookies.copy()
    before = transaction.savepoint()
    try:
        return getattr(client, method)(address).status_code
    finally:
        transaction.savepoint_rollback(before)
        client.cookies = cookies


def example(written):
    """An address that fits a pattern of the admin: 1 for every name in it."""
    filled = re.sub(r"<(?:\w+:)?\w+>", "1", written)
    filled = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", "1", filled)
    return "/" + filled.replace("^", "").replace("$", "").replace("\\Z", "")


def test_the_table_names_every_pattern_and_no_others():
    listed = {row["pattern"] for row in rows()}
    found = {written for written in patterns() if not written.startswith(ADMIN)}
    assert found - listed == set(), "new addresses: who may read them?"
    assert listed - found == set(), "these are gone"


def test_the_table_has_both_methods_of_every_pattern():
    listed = [(row["pattern"], row["method"]) for row in rows()]
    assert len(listed) == len(set(listed))
    assert {m for _, m in listed} == set(METHODS)
    assert len(listed) == len(METHODS) * len({p for p, _ in listed})


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_this_role_as_the_table_says(world, role, request):
    if role not in DRAWN:
        request.getfixturevalue("undrawn")
    client, tip = client_of(role, world), send("cam-le")
    wrong = {}
    for row in rows():
        address = row["example"].replace("{number}", tip.public_id)
        status = ask(client, row["method"], address)
        if status != int(row[role]):
            wrong[row["method"], address] = f"{status}, the table says {row[role]}"
    assert wrong == {}


# The same views behind a prefix: one of each kind of person is asked.
@pytest.mark.parametrize(
    "role", ["anonymous", "editor", "officer", "officer_of_another_ward", "officer_of_its_province"]
)
@pytest.mark.usefixtures("undrawn")
def test_every_english_address_answers_this_role_as_its_twin_does(world, role):
    client, tip = client_of(role, world), send("cam-le")
    wrong = {}
    for row in (row for row in rows() if row["pattern"].startswith(TWINS)):
        address = "/en" + row["example"].replace("{number}", tip.public_id)
        status = ask(client, row["method"], address)
        if status != int(row[role]):
            wrong[row["method"], address] = f"{status}, its twin's row says {row[role]}"
    assert wrong == {}


@pytest.mark.parametrize("role", ["anonymous", "editor", "superuser", "officer"])
def test_other_methods_of_tips_and_desk_neither_fail_nor_act(world, role):
    client, tip = client_of(role, world), send("cam-le")
    before, wrong = standing(), {}
    addresses = {row["example"] for row in rows() if row["pattern"].startswith(TWINS[:2])}
    assert len(addresses) > 20
    for example in sorted(addresses):
        for method in OTHER_METHODS:
            address = example.replace("{number}", tip.public_id)
            status = getattr(client, method)(address).status_code
            if status >= 500 or (method in ACTING and status == 200):
                wrong[method, address] = status
            if standing() != before:
                wrong[method, address] = "acted"
    assert wrong == {}


def standing():
    """What an action on tips would change."""
    return (
        list(Tip.objects.order_by("pk").values("state", "public_state", "station", "assigned_to")),
        Message.objects.count(),
        StateChange.objects.count(),
        StationKeyShare.objects.count(),
    )


def test_the_desk_does_not_exist_for_anybody_but_officers():
    desk = [row for row in rows() if row["pattern"].startswith("truc-ban/")]
    assert len(desk) > 20
    for row in desk:
        assert {row[role] for role in (*EDITORS, "superuser")} == {"404"}, row
        assert row["anonymous"] == "302", row


def test_a_tip_exists_for_no_officer_of_another_station():
    tips = [row for row in rows() if "{number}" in row["example"]]
    assert len(tips) > 20
    # The desk above may hold a station's tip and take it over: these addresses are its own.
    tips = [row for row in tips if not re.search(ABOVE, row["pattern"])]
    others = [role for role, station in OFFICERS.items() if station != "cam-le"]
    for row in tips:
        allowed = {"404", "405"} if row["example"].endswith("/{number}/") else {"404"}
        assert {row[role] for role in others} <= allowed, row


def test_the_desk_above_finds_its_own_stations_tips_and_no_others():
    above = [row for row in rows() if re.search(ABOVE, row["pattern"])]
    assert len(above) >= 6
    for row in above:
        assert row["officer_of_its_province"] != "404", row
        assert {row["officer_of_another_province"], row["officer_of_another_ward"]} == {"404"}, row


def test_a_locked_vault_opens_the_shell_the_unlocking_and_two_numbers_alone():
    for row in rows():
        rest = row["pattern"].removeprefix("truc-ban/")
        shell = re.fullmatch(r"(\^tin/[^/]*/\$)?", rest)
        # What is open before real tips are taken tells of no tip; acting there needs the vault.
        allowed = shell or rest.startswith(("kho-khoa/", "so-tin/", "khoa/", "san-sang/"))
        if row["pattern"].startswith("truc-ban/") and not allowed:
            # A panel's address answers the locked document; what is not for this officer is 404.
            document = row["method"] == "get" and row["officer_locked"] == "200"
            assert document or row["officer_locked"] in {"423", "404"}, row


@pytest.mark.parametrize("role", ["anonymous", "officer", "officer_of_its_province"])
def test_the_admin_is_closed_to_whoever_is_not_staff(world, role):
    client = client_of(role, world)
    admin = sorted({written for written in patterns() if written.startswith(ADMIN)})
    assert len(admin) > 100
    expected = CLOSED if role == "anonymous" else {404}
    wrong = {}
    for written in admin:
        for method in METHODS:
            status = ask(client, method, example(written))
            if status not in expected and not (role == "anonymous" and written in ADMIN_FILES):
                wrong[method, written] = status
    assert wrong == {}


def test_no_address_of_the_admin_names_a_model_of_the_tip_off():
    named = [written for written in patterns() if written.startswith(ADMIN) and "tipoff" in written]
    assert named == []
