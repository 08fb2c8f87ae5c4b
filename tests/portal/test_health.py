"""Alive and ready are two questions, and an operator sees which part is missing."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import base64
import time
from pathlib import Path

import pytest
from django.db import OperationalError
from tests.tipoff.conftest import bare_world, world  # noqa: F401

from places.models import Station
from portal import health
from tipoff.models import EscrowKey, StationKey
from tipoff.vault import primitives

ANSWERS = {"database", "migrations", "places", "keys"}


def test_alive_asks_nothing_of_the_database(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.fixture
def all_well(monkeypatch):
    for name in ANSWERS:
        monkeypatch.setattr(health, name, lambda: "ok")


def test_ready_is_200_when_every_check_is_ok(client, all_well):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"ready": True} | dict.fromkeys(ANSWERS, "ok")


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_each_failing_check_alone_makes_it_503_and_is_named(client, all_well, monkeypatch, name):
    monkeypatch.setattr(health, name, lambda: "not there")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert {key for key, value in response.json().items() if value == "not there"} == {name}


def test_a_dead_database_is_an_answer_and_not_an_error_page(client, all_well, monkeypatch):
    def die():
        raise OperationalError("password of user in here")

    monkeypatch.setattr(health, "database", die)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["database"] == "the database does not answer: OperationalError"


@pytest.mark.django_db
def test_a_waiting_migration_is_counted_with_the_command_that_runs_it(monkeypatch):
    assert health.migrations() == "ok"
    health._none_unapplied.cache_clear()
    monkeypatch.setattr(
        "portal.health.MigrationExecutor.migration_plan", lambda self, targets: ["one", "two"]
    )
    assert health.migrations() == "2 migrations have not run: manage.py migrate"


@pytest.mark.django_db
def test_an_empty_house_is_not_ready_and_says_what_is_missing(client):
    answers = client.get("/readyz").json()
    assert answers["places"] == "no wards: manage.py load_places"
    assert answers["keys"].startswith("no station key is certified")


def test_health_is_never_kept(client):
    assert "no-store" in client.get("/healthz")["Cache-Control"]


@pytest.fixture
def keys():
    """Ask for the keys anew: the answer is kept for seconds."""

    def ask():
        health._keys.cache_clear()
        return health.keys()

    return ask


def test_keys_are_ok_with_one_certified_station_and_escrow(world, keys):
    assert keys() == "ok"


def test_no_escrow_is_named_although_a_station_is_certified(world, keys):
    EscrowKey.objects.all().delete()
    assert keys() == "no escrow key is certified: manage.py vault ceremony"


def test_an_escrow_key_that_has_run_out_is_none(world, keys):
    EscrowKey.objects.all().delete()
    world.add_escrow(not_after=int(time.time()) - 1)
    assert keys() == "no escrow key is certified: manage.py vault ceremony"


def test_no_station_is_named_although_escrow_is_certified(bare_world, keys):
    bare_world.add_escrow()
    assert keys() == "no station key is certified: manage.py vault certify"


def test_a_station_key_without_a_certificate_that_verifies_is_none(bare_world, keys):
    bare_world.add_escrow()
    bare_world.station("desk-48", Station.Kind.PROVINCE, "48", officers=0)
    assert keys() == "ok"
    StationKey.objects.update(certificate=b"not a certificate")
    assert keys() == "no station key is certified: manage.py vault certify"


def test_keys_under_another_root_are_none(world, settings, keys):
    other = primitives.sign_pair().public
    settings.VAULT_ROOT_KEY = base64.b64encode(other).decode()
    assert keys().split("; ") == [
        "no station key is certified: manage.py vault certify",
        "no escrow key is certified: manage.py vault ceremony",
    ]


def test_a_root_that_is_no_key_is_named(world, settings, keys):
    settings.VAULT_ROOT_KEY = "not a key"
    assert keys().startswith("VAULT_ROOT_KEY is not a key; ")


def test_a_damaged_file_of_epochs_is_named_and_a_missing_one_is_not(world, settings, keys):
    assert not Path(settings.VAULT_EPOCHS_FILE).exists()
    assert keys() == "ok"
    Path(settings.VAULT_EPOCHS_FILE).write_text('{"minimum": {')
    assert keys() == "the file of accepted epochs is damaged: mend VAULT_EPOCHS_FILE"


def test_a_key_older_than_the_accepted_epochs_is_none(world, settings, keys):
    Path(settings.VAULT_EPOCHS_FILE).write_text('{"minimum": {"escrow": 2}, "revoked": []}')
    assert keys() == "no escrow key is certified: manage.py vault ceremony"


def test_polling_verifies_no_signature_again_for_seconds(
    world, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)
    assert health.keys() == "ok"
    EscrowKey.objects.all().delete()
    with django_assert_num_queries(0):
        assert health.keys() == "ok"
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0 + health.KEYS_KEPT_FOR)
    assert health.keys() != "ok"
