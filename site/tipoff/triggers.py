"""Triggers that make the journal append-only, on SQLite and PostgreSQL.

The migration installs them. SQLite drops a table's triggers when a migration rebuilds the table:
install again.
"""

TABLE = "tipoff_journalentry"

_SQLITE = [
    f"""CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"""
    for verb in ("UPDATE", "DELETE")
]
_POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION tipoff_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$""",
    f"""CREATE OR REPLACE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION tipoff_append_only()""",
]
_INSTALL = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
_REMOVE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_no_{verb}" for verb in ("update", "delete")],
    "postgresql": [f"DROP TRIGGER IF EXISTS {TABLE}_append_only ON {TABLE}"],
}


def install(connection) -> None:
    """Refuse UPDATE and DELETE on the journal's table."""
    _run(connection, _INSTALL)


def remove(connection) -> None:
    """Allow them again."""
    _run(connection, _REMOVE)


def _run(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
