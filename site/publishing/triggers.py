"""Database triggers that raise the generation number in the transaction of the change itself.

Signals could not: Django sends `post_save` after the commit of a plain model, and bulk updates and
raw SQL (treebeard's moves) send none. A publisher killed right after COMMIT has raised the number.
"""

from django.apps import apps
from django.db import connections, transaction
from modelcluster.models import get_all_child_relations
from wagtail import hooks
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.registry import registry as site_settings
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site
from wagtail.snippets.models import get_snippet_models

PREFIX = "publishing_bump_"
# Columns that only drafts, locks and the tree's bookkeeping touch: readers never see them.
UNSEEN = {
    "latest_revision_id",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "locked",
    "locked_at",
    "locked_by_id",
    "numchild",
}
# What pages show although no editor's form keeps it.
SHOWN = (
    "publishing.CatalogueEntry",
    "places.PlacesVersion",
    "places.Station",
    "places.Station_wards",
    "common.EmergencyBanner",
    "news.Citation",
)

SQLITE_BUMP = """
UPDATE publishing_generation SET number = MAX(
  number + 1, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)) WHERE id = 1
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION publishing_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE publishing_generation SET number = GREATEST(
    number + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint) WHERE id = 1;
  RETURN NULL;
END $$
"""


def watched_models() -> list:
    """List every model whose rows readers see: pages, files, redirects, settings, snippets."""
    hooks.search_for_hooks()
    files = [get_image_model(), get_document_model()]
    shown = [apps.get_model(label) for label in SHOWN]
    others = [Site, Locale, Redirect, *files, *site_settings, *get_snippet_models(), *shown]
    children = [
        relation.related_model for model in others for relation in get_all_child_relations(model)
    ]
    return list(dict.fromkeys([Page, *others, *children]))


def install(using: str = "default") -> None:
    """Create the triggers that are missing and drop those that no model wants; idempotent."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    wanted = _statements(connection, tables) if "publishing_generation" in tables else {}
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if connection.vendor == "postgresql" and wanted:
            cursor.execute(POSTGRESQL_FUNCTION)
        for name, table in _existing(connection, cursor):
            if connection.vendor == "sqlite" or name not in wanted:
                on = "" if connection.vendor == "sqlite" else f' ON "{table}"'
                cursor.execute(f'DROP TRIGGER "{name}"{on}')
        for statement in wanted.values():
            cursor.execute(statement)


def ensure(using: str = "default", **kwargs) -> None:
    """After every `migrate`: the one row, and the triggers (a rebuilt SQLite table loses its)."""
    generation = apps.get_model("publishing", "Generation")
    if generation._meta.db_table in connections[using].introspection.table_names():
        generation.objects.using(using).get_or_create(pk=1)
    install(using)


def _statements(connection, tables: set) -> dict[str, str]:
    statements = {}
    for model in watched_models():
        table = model._meta.db_table
        if table in tables:
            for event, clause in _events(model).items():
                name = f"{PREFIX}{event}_{table}"[:63]
                statements[name] = _statement(connection.vendor, name, clause, table)
    return statements


def _events(model) -> dict[str, str]:
    columns = [field.column for field in model._meta.local_concrete_fields]
    seen = ", ".join(f'"{column}"' for column in columns if column not in UNSEEN)
    return {"i": "INSERT", "u": f"UPDATE OF {seen}", "d": "DELETE"}


def _statement(vendor: str, name: str, clause: str, table: str) -> str:
    if vendor == "sqlite":
        return f'CREATE TRIGGER "{name}" AFTER {clause} ON "{table}" BEGIN {SQLITE_BUMP}; END'
    return (
        f'CREATE OR REPLACE TRIGGER "{name}" AFTER {clause} ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION publishing_bump()"
    )


def _existing(connection, cursor) -> list[tuple[str, str]]:
    if connection.vendor == "sqlite":
        query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"
    else:
        query = (
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal AND t.tgname LIKE %s"
        )
    cursor.execute(query, [PREFIX + "%"])
    return cursor.fetchall()
