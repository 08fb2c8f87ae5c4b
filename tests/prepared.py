"""Databases made once and copied: migrating takes fifteen seconds of computing, copying none.

Each is named after the digest of what it was made from, so a changed migration makes a new one.
They lie in `.pytest_cache/databases`, or on PostgreSQL beside the tests' own database.
"""

import contextlib
import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".pytest_cache" / "databases"


@contextlib.contextmanager
def one_at_a_time():
    """Keep other processes of the tests waiting: the first makes what all copy."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def digest() -> str:
    """Name what the migrations make: their text, our triggers' and the libraries' versions."""
    found = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path, "migrations").glob("*.py")):
            found.update(f"{app.label}/{path.name}\0".encode() + path.read_bytes())
    for made in ("tipoff/triggers.py", "publishing/search/tables.py"):
        found.update((ROOT / "site" / made).read_bytes())
    return found.hexdigest()[:20]


def migrate(address: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        },
        check=True,
    )


def migrated_file() -> Path:
    """The path of a migrated SQLite database, to copy and not to write."""
    path = FOLDER / f"{digest()}.sqlite3"
    with one_at_a_time():
        if not path.exists():
            for old in FOLDER.glob("*.sqlite3*"):
                old.unlink()
            making = FOLDER / "making.sqlite3"
            migrate(f"sqlite:///{making}")
            with contextlib.closing(sqlite3.connect(making)) as connection:
                # A copy in memory cannot keep a log beside itself.
                connection.execute("PRAGMA journal_mode=DELETE")
            making.rename(path)
    return path


def migrated_database(address: str) -> str:
    """The name of a migrated database on the PostgreSQL server at `address`, to copy from."""
    import psycopg

    name = f"migrated_{digest()}"
    with one_at_a_time(), psycopg.connect(address, autocommit=True) as server:
        known = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not server.execute(known, [name]).fetchone():
            server.execute('DROP DATABASE IF EXISTS "making"')
            server.execute('CREATE DATABASE "making"')
            migrate(urlsplit(address)._replace(path="/making").geturl())
            server.execute(f'ALTER DATABASE "making" RENAME TO "{name}"')
    return name


def migrated() -> str:
    """What to copy: a file's path, or a database's name where the tests run on PostgreSQL."""
    address = os.environ.get("DATABASE_URL", "")
    return migrated_database(address) if address.startswith("postgres") else str(migrated_file())


def copy_database(server: str, template: str, copy: str) -> None:
    """Make the PostgreSQL database at the address `copy` from the one named `template`."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        name = urlsplit(copy).path[1:]
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


@contextlib.contextmanager
def copied_into(connection):
    """While this lasts, Django makes its test database as a copy of the migrated one."""
    if connection.vendor == "postgresql":
        name = migrated_database(os.environ["DATABASE_URL"])
        connection.settings_dict["TEST"]["TEMPLATE"] = name
        yield
        return
    create = connection.creation._create_test_db
    with contextlib.ExitStack() as held:

        def create_and_fill(*args, **kwargs):
            name = create(*args, **kwargs)
            # A database in memory lives as long as somebody is connected to it.
            memory = held.enter_context(contextlib.closing(sqlite3.connect(name, uri=True)))
            with contextlib.closing(sqlite3.connect(migrated_file())) as source:
                source.backup(memory)
            return name

        connection.creation._create_test_db = create_and_fill
        yield
        connection.creation._create_test_db = create
