"""The database into one file and back: SQLite by itself, PostgreSQL by its own programs.

Both dump one moment while the portal goes on writing.
"""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.db import connection, transaction

from portal.backups.errors import BackupError
from portal.backups.tables import left_out

NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


def dump(folder: Path) -> None:
    """Write the database, without the rows of `left_out`, into its file in `folder`."""
    path = folder / NAMES[connection.vendor]
    if connection.vendor == "postgresql":
        excluded = [f"--exclude-table-data=public.{table}" for table in left_out()]
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", *excluded, f"-f{path}")
    else:
        _dump_file(path)


def load(folder: Path) -> None:
    """Put a dumped database in the place of the present one, whatever that holds."""
    path = folder / NAMES[connection.vendor]
    if not path.exists():
        raise BackupError(
            f"This backup is of another kind of database: {path.name} is not in it. "
            "Set DATABASE_URL to the kind that was backed up."
        )
    if connection.vendor == "postgresql":
        _find("pg_restore")
        _drop_tables()
        whole = ("--single-transaction", "--exit-on-error", "--no-owner", "--clean", "--if-exists")
        _run("pg_restore", *whole, f"--dbname={connection.settings_dict['NAME']}", str(path))
    else:
        _load_file(path)
    connection.close()


def is_empty() -> bool:
    """Whether the database has no tables yet, or does not exist."""
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    return not connection.introspection.table_names()


def _dump_file(path: Path) -> None:
    # VACUUM INTO reads one moment and copies no deleted bytes. https://sqlite.org/lang_vacuum.html
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    with contextlib.closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA secure_delete=ON")
        for table in left_out():
            copy.execute(f'DELETE FROM "{table}"')  # noqa: S608 - names of our own models
        copy.commit()


def _load_file(path: Path) -> None:
    """SQLite's backup API writes in one transaction: a crash leaves the database as it was."""
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as source:
        if source.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupError("The backup's database is damaged.")
        source.backup(connection.connection)


def _drop_tables() -> None:
    tables = ", ".join(connection.ops.quote_name(t) for t in connection.introspection.table_names())
    if tables:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '10s'")
            cursor.execute(f"DROP TABLE {tables} CASCADE")


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; the password goes by the environment, never by a list
    of processes."""
    command = [_find(program), *arguments]
    done = subprocess.run(  # noqa: S603 - no shell, our own arguments
        command, env={**os.environ, **_environment()}, capture_output=True, text=True
    )
    if done.returncode:
        raise BackupError(f"{program} failed:\n{done.stderr.strip()[-2000:]}")


def _find(program: str) -> str:
    found = shutil.which(program)
    if not found:
        raise BackupError(
            f"{program} is not on PATH. It belongs to PostgreSQL's client: on Debian "
            "`apt install postgresql-client`, of the server's version or newer."
        )
    return found


def _environment() -> dict[str, str]:
    known = connection.settings_dict
    values = {
        "PGDATABASE": known["NAME"],
        "PGHOST": known["HOST"],
        "PGPORT": known["PORT"],
        "PGUSER": known["USER"],
        "PGPASSWORD": known["PASSWORD"],
        "PGSSLMODE": known["OPTIONS"].get("sslmode"),
        "PGSSLROOTCERT": known["OPTIONS"].get("sslrootcert"),
    }
    return {name: str(value) for name, value in values.items() if value}
