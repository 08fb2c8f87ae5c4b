"""The way back: database, blobs, media; then what the blobs know and the dump did not."""

from dataclasses import dataclass, field
from pathlib import Path

from django.core.management import call_command
from django.db import transaction
from django.db.migrations.loader import MigrationLoader

from portal.backups import databases, files, making, manifest
from portal.backups.errors import BackupError
from publishing.generation import bump
from tipoff import blobs, journal
from tipoff.retention.housekeeping import sweep


@dataclass
class Restored:
    """What a restore did: files put back, what became of the blobs, and keys that have changed."""

    blobs: int
    media: int
    swept: dict[str, int] = field(default_factory=dict)
    other_keys: list[str] = field(default_factory=list)


def restore(source: Path, *, replace: bool) -> Restored:
    """Put a backup in place. The server must be stopped. Raises `BackupError`.

    A database with tables is refused unless `replace`. Blobs that are there stay as they are:
    they may be later than the backup, or tell that a tip was shredded since.
    """
    made = manifest.read(source)
    if not replace and not databases.is_empty():
        raise BackupError("The database is not empty. --replace puts the backup in its place.")
    _check_version(made)
    databases.load(source)
    done = Restored(
        blobs=files.put_back_missing(source / "blobs", blobs.store().root),
        media=_media_back(source),
        other_keys=manifest.other_keys(made),
    )
    call_command("migrate", interactive=False, verbosity=0)
    done.swept = sweep(0)
    _note(source)
    return done


def _check_version(made: dict) -> None:
    """Refuse what a newer version of the portal has made: nothing could bring it back down."""
    found = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    known = {*found, *(old for migration in found.values() for old in migration.replaces)}
    newer = [f"{app}.{name}" for app, name in made["migrations"] if (app, name) not in known]
    if newer:
        named = ", ".join(newer[:5])
        raise BackupError(f"The backup is of a newer version of the portal, which has {named}.")


def _media_back(source: Path) -> int:
    folder = making.media_folder()
    return files.put_back_public(source / "media", folder) if folder else 0


def _note(source: Path) -> None:
    """Into the journal, and a new generation: no page of before is served from a cache."""
    with transaction.atomic(durable=True):
        bump()
        digest = manifest.digest(source)
        journal.record(journal.Action.RESTORED, actor="system", manifest=digest)
