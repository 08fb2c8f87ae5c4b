"""Which rows answer a query, best first: one statement, in both databases' own index language.

Rank is by tier alone, then newest first, so both databases answer the same rows in the same order:
the whole title, the words in a row in the title, all words in the title, the words in a row in the
text, all words. No more than the newest `MOST` of a tier are looked at.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from . import tables, tokens
from .queries import Query

MOST = 2000
#: Of a query that nothing answers whole, one in so many pairs makes a near answer.
NEAR = 3


class Hit(NamedTuple):
    """A row that answers, with what facets count."""

    id: int
    tier: int
    kind: str
    section: str
    section_name: str
    year: int | None
    wards: str


_ROWS = f"""
    SELECT e.id, h.tier, e.kind, e.section, e.section_name, e.year, e.wards
    FROM (SELECT id, {{rank}} AS tier FROM ({{tiers}}) AS found GROUP BY id {{having}}) AS h
    JOIN {tables.TABLE} e ON e.id = h.id ORDER BY h.tier, e.id DESC LIMIT {MOST}
"""  # noqa: S608 - names of ours and a number
_SQLITE = f"""
    SELECT * FROM (SELECT {tables.INDEX}.rowid AS id, %s AS tier FROM {tables.INDEX} {{text}}
    WHERE {tables.INDEX} MATCH %s {{spelled}} ORDER BY {tables.INDEX}.rowid DESC LIMIT {MOST})
"""  # noqa: S608
_POSTGRESQL = f"""
    SELECT * FROM (SELECT e.id, %s::integer AS tier FROM {tables.TABLE} e
    WHERE e.vector @@ %s::tsquery {{spelled}} ORDER BY e.id DESC LIMIT {MOST}) AS one
"""  # noqa: S608


def hits(query: Query, marks: Iterable[str]) -> list[Hit]:
    """The rows that hold all words and phrases and every mark, best first, `MOST` at most."""
    asked = [*marks, *query.must]
    tiers = [[*asked, *tier] for tier in _tiers(query)]
    return _rows(tiers, query.spelled, rank="MIN(tier)")


def near(query: Query, marks: Iterable[str]) -> list[Hit]:
    """Rows that hold at least a third of the query's pairs, those that hold most first."""
    pairs = query.pairs
    if len(pairs) < 2:
        return []
    least = max(1, len(pairs) // NEAR)
    tiers = [[*marks, pair] for pair in pairs]
    return _rows(tiers, [], rank="-COUNT(*)", having=f"HAVING COUNT(*) >= {least}")


def begun(words: list[str], marks: Iterable[str], most: int) -> list[str]:
    """The titles that hold these words, of which the last may be only begun; newest first."""
    *whole, last = tokens.in_title(words)
    match = _match([*marks, *whole], begun=last)
    with connection.cursor() as cursor:
        cursor.execute(_select("e.title", most), [match])
        return [title for (title,) in cursor.fetchall()]


def first_of(asked: Iterable[str]) -> int | None:
    """The id of the newest row with all of these index words."""
    with connection.cursor() as cursor:
        cursor.execute(_select("e.id", 1), [_match(asked)])
        found = cursor.fetchone()
    return found and found[0]


def counts(questions: list[list[str]]) -> list[int]:
    """How many rows (`MOST` at most) hold each of these sets of index words, in one statement."""
    found = dict.fromkeys(range(len(questions)), 0)
    parts, params = _union(questions, [])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT tier, COUNT(*) FROM ({parts}) AS found GROUP BY tier", params)  # noqa: S608 - ours
        found.update(cursor.fetchall())
    return list(found.values())


def _tiers(query: Query) -> list[list[str]]:
    words, pairs = query.words, query.pairs
    whole = [tokens.name_of(words)]
    in_a_row = tokens.in_title(pairs or words)
    return [whole, in_a_row, tokens.in_title(words), [*pairs, *words], words]


def _rows(tiers, spelled: list[str], rank: str, having: str = "") -> list[Hit]:
    parts, params = _union(tiers, spelled)
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(tiers=parts, rank=rank, having=having), params)
        return [Hit(*row) for row in cursor.fetchall()]


def _union(tiers: list[list[str]], spelled: list[str]) -> tuple[str, list]:
    """The tiers' selections in one, and their parameters."""
    on_postgresql = connection.vendor == "postgresql"
    text = f"JOIN {tables.TABLE} e ON e.id = {tables.INDEX}.rowid" if spelled else ""
    one = (_POSTGRESQL if on_postgresql else _SQLITE).format(
        text=text, spelled="AND e.text LIKE %s " * len(spelled)
    )
    likes = [f"%{phrase}%" for phrase in spelled]
    params = [value for n, asked in enumerate(tiers) for value in (n, _match(asked), *likes)]
    return " UNION ALL ".join([one] * len(tiers)), params


def _select(column: str, most: int) -> str:
    table, limit = tables.TABLE, int(most)
    if connection.vendor == "postgresql":
        where = f"FROM {table} e WHERE e.vector @@ %s::tsquery ORDER BY e.id DESC"
    else:
        index = tables.INDEX
        where = (
            f"FROM {index} JOIN {table} e ON e.id = {index}.rowid "
            f"WHERE {index} MATCH %s ORDER BY {index}.rowid DESC"
        )
    return f"SELECT {column} {where} LIMIT {limit}"


def _match(asked: Iterable[str], begun: str = "") -> str:
    """Index words, which hold no quotation mark, in the database's own language."""
    on_postgresql = connection.vendor == "postgresql"
    quote, both = ("'", " & ") if on_postgresql else ('"', " AND ")
    terms = [f"{quote}{token}{quote}" for token in dict.fromkeys(asked)]
    if begun:
        terms.append(f"{quote}{begun}{quote}" + (":*" if on_postgresql else "*"))
    return both.join(terms)
