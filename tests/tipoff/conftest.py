"""What the tip-off's tests stand on."""

import sqlite3

import pytest
from django.db import connection, connections
from tests.tipoff.factories import World


@pytest.fixture
def world(standing_world, settings, tmp_path):
    """A country with working stations, under a root whose private half the test holds."""
    return standing_world.install(settings, tmp_path)


@pytest.fixture
def bare_world(db, settings, tmp_path):
    """Places and settings, and not one key."""
    return World().install(settings, tmp_path).places()


@pytest.fixture
def shared_database(transactional_db, tmp_path, monkeypatch):
    """Threads that connect from now on meet in one database, as server processes do.

    SQLite's tests run in memory, which threads cannot share as they share a file: copy it to one.
    """
    if connection.vendor == "sqlite":
        name = tmp_path / "copy.sqlite3"
        connection.ensure_connection()
        with sqlite3.connect(name) as copy:
            connection.connection.backup(copy)
            # As the portal's is from its first start: the change itself waits for nobody.
            copy.execute("PRAGMA journal_mode=WAL")
        monkeypatch.setitem(connections.settings["default"], "NAME", str(name))
