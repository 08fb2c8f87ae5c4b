"""Alive and ready are two questions, and an operator sees which part is missing."""

import pytest
from django.db import OperationalError

from portal import health

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
