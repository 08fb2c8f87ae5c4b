"""Many writers at once make one chain: the lock orders them."""

import base64
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from tipoff import journal
from tipoff.journal import Action
from tipoff.models import JournalEntry

WRITERS, EACH = 6, 10


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
        monkeypatch.setitem(connections.settings["default"], "NAME", str(name))


def in_threads(work, arguments):
    """Run `work` for each argument in a thread with a connection of its own."""

    def run(argument):
        try:
            return work(argument)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(run, arguments))


def test_concurrent_writers_never_fork_the_chain(shared_database, settings):
    settings.JOURNAL_KEY = base64.b64encode(b"k" * 32).decode()

    def write(actor):
        for _ in range(EACH):
            journal.record(Action.LIST_OPENED, actor=actor)

    in_threads(write, [f"writer-{n}" for n in range(WRITERS)])

    [(count, faults)] = in_threads(
        lambda _: (JournalEntry.objects.count(), journal.faults()), ["reader"]
    )
    assert count == WRITERS * EACH
    assert faults == []
