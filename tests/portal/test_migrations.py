"""Migrations, one a room: a new database is made by reading one file a room, not a history."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

ROOMS = ("places", "common", "publishing", "news", "campaigns", "home", "tipoff", "portal")
# Wagtail's tables point to the accounts, and the rest of `common` points to Wagtail's tables: the
# accounts alone must come before, in a migration of their own.
TWO = {"common": {"0001_initial", "0002_initial"}}


@pytest.fixture(scope="module")
def written():
    """The names of each room's migrations."""
    found = {room: set() for room in ROOMS}
    for room, name in MigrationLoader(None).disk_migrations:
        if room in found:
            found[room].add(name)
    return found


def has_tables(room):
    return any(app.label == room and list(app.get_models()) for app in apps.get_app_configs())


def test_the_rooms_are_all_of_the_project():
    homes = {app.label for app in apps.get_app_configs() if is_ours(app)}
    assert homes - set(ROOMS) == {"demo"}


def is_ours(app):
    return str(app.path).startswith(str(settings.BASE_DIR / "site"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_with_tables_has_one_initial_migration_and_no_others(room, written):
    one = {"0001_initial"} if has_tables(room) else set()
    assert written[room] == TWO.get(room, one)


def test_the_first_of_common_makes_the_accounts_alone():
    first = MigrationLoader(None).disk_migrations["common", "0001_initial"]
    assert [operation.name for operation in first.operations] == ["User"]


def test_the_second_of_common_could_not_be_the_first():
    """Where this fails the two can be one."""
    second = MigrationLoader(None).disk_migrations["common", "0002_initial"]
    assert any(app == "wagtailcore" for app, _ in second.dependencies)
    wagtail = MigrationLoader(None).disk_migrations["wagtailcore", "0001_initial"]
    assert "common" in {app for app, _ in wagtail.dependencies}
