"""After a transactional test the database is again what the migrations made, rows and all.

Django empties every table instead and has `post_migrate` fill some: slower (0.2 s of computing,
copying a file takes 5 ms), and the tests after it would miss what migrations wrote. So a file of
tests may come anywhere in a run.
"""

import contextlib
import sqlite3
import threading

from django.db import connection, transaction
from tests import prepared

KEPT = "kept_by_the_tests"
#: Held by who answers a browser's request and by who puts the rows back: a test may end, and its
#: page be closed, while its last request is still being answered.
TURN = threading.Lock()


def remember():
    """A function that puts the rows of now back, and the tables that a test may have changed."""
    if connection.vendor == "postgresql":
        _keep_rows()
        return _put_rows_back
    path = prepared.migrated_file()

    def copy_back():
        connection.ensure_connection()
        with TURN, contextlib.closing(sqlite3.connect(path)) as source:
            source.backup(connection.connection)

    return copy_back


def _tables(cursor, schema: str) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", [schema])
    return [f'"{name}"' for (name,) in cursor.fetchall()]


def _keep_rows() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {KEPT}")
        for table in _tables(cursor, "public"):
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")
            if cursor.fetchone()[0]:
                cursor.execute(f"CREATE TABLE {KEPT}.{table} AS TABLE public.{table}")


def _put_rows_back() -> None:
    """Foreign keys are asked at the commit, so the order is nobody's business."""
    with TURN, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(_tables(cursor, 'public'))}")
        for table in _tables(cursor, KEPT):
            cursor.execute(f"INSERT INTO {table} SELECT * FROM {KEPT}.{table}")
