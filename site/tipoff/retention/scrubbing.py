"""Deleted bytes leave the database's files too.

SQLite overwrites what is deleted (`secure_delete`, in the settings), but its log holds older pages
until it is emptied. PostgreSQL keeps dead rows until a VACUUM, and even then their bytes stay in
free space until overwritten or until VACUUM FULL writes the table anew.
"""

from django.db import connection

from tipoff.models import Draft, Message, StateChange, Tip, TipKey

TABLES = [model._meta.db_table for model in (TipKey, Tip, Message, StateChange, Draft)]


def scrub(*, deep: bool = False) -> bool:
    """Clear away deleted rows' bytes; False when somebody was reading, so that it must be repeated.

    `deep` writes the tables anew (SQLite: the whole file), which keeps writers waiting meanwhile.
    Not to be called in a transaction.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"VACUUM {'FULL ' if deep else ''}{', '.join(TABLES)}")
            return True
        if deep:
            cursor.execute("VACUUM")
        return _empty_log(cursor)


def _empty_log(cursor) -> bool:
    """Writers wait while this waits for readers: so not for long, and again an hour later.

    https://sqlite.org/pragma.html#pragma_wal_checkpoint
    """
    (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
    cursor.execute("PRAGMA busy_timeout = 1000")
    try:
        busy, _frames, _moved = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {patience}")
    return not busy
