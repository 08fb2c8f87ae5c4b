"""The full-text index beside `SearchEntry`: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

Django's models know neither, so both are made after every `migrate`, where they are missing. The
database itself keeps them in step with `SearchEntry.tokens`, bulk updates and deletions included.
"""

from django.db import connections, transaction

from publishing.models import SearchEntry

TABLE = SearchEntry._meta.db_table
INDEX = "publishing_search_fts"

# The words are ours already (`search.tokens`): nothing is left to a tokenizer but spaces.
_SQLITE_INDEX = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(tokens, content='{TABLE}', content_rowid='id', "
    "detail=none, tokenize=\"ascii tokenchars '_=:-'\")"
)
_INTO = f"INSERT INTO {INDEX}"
_FORGET = f"{_INTO} ({INDEX}, rowid, tokens) VALUES ('delete', old.id, old.tokens);"
_REMEMBER = f"{_INTO} (rowid, tokens) VALUES (new.id, new.tokens);"
_SQLITE_TRIGGERS = {
    f"{INDEX}_insert": f"AFTER INSERT ON {TABLE} BEGIN {_REMEMBER} END",
    f"{INDEX}_update": f"AFTER UPDATE OF tokens ON {TABLE} BEGIN {_FORGET} {_REMEMBER} END",
    f"{INDEX}_delete": f"AFTER DELETE ON {TABLE} BEGIN {_FORGET} END",
}
_POSTGRESQL = (
    f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS vector tsvector "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED",
    f"CREATE INDEX IF NOT EXISTS {INDEX} ON {TABLE} USING gin (vector)",
)


def ensure(using: str = "default", **kwargs) -> None:
    """Make what is missing of the index; idempotent."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if TABLE not in tables:
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for statement in _POSTGRESQL:
                cursor.execute(statement)
        else:
            _ensure_sqlite(cursor, INDEX in tables)


def _ensure_sqlite(cursor, exists: bool) -> None:
    if not exists:
        cursor.execute(_SQLITE_INDEX)
        cursor.execute(f"{_INTO} ({INDEX}) VALUES ('rebuild')")
    for name, event in _SQLITE_TRIGGERS.items():
        cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {event}")
