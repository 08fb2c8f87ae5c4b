"""What is in a backup: each file's size and digest, and what it was made of."""

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from portal.backups.errors import BackupError

NAME = "manifest.json"
FORMAT = 1
# Restored under other keys, receipts or the journal would no longer fit: told by a digest.
KEYS = ("VAULT_ROOT_KEY", "RECEIPT_SALT", "JOURNAL_KEY")


def write(folder: Path) -> None:
    """Write the manifest of everything under `folder`."""
    made = {
        "format": FORMAT,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": sorted(map(list, MigrationRecorder(connection).applied_migrations())),
        "keys": _fingerprints(),
        "files": {name: _facts(folder / name) for name in _names(folder)},
    }
    (folder / NAME).write_text(json.dumps(made, indent=1))


def read(folder: Path) -> dict:
    """The manifest, once every file in the folder is what it says; `BackupError` otherwise."""
    try:
        made = json.loads((folder / NAME).read_text())
    except (OSError, ValueError):
        raise BackupError(f"{folder} is no whole backup: it has no manifest.") from None
    if made.get("format") != FORMAT:
        raise BackupError("This backup has a format that this version does not know.")
    wrong = [name for name, facts in made["files"].items() if not _is(folder / name, facts)]
    strange = set(_names(folder)) - set(made["files"])
    if wrong or strange:
        listed = ", ".join(sorted([*wrong, *strange])[:10])
        raise BackupError(f"Missing, damaged or not of this backup: {listed}")
    return made


def other_keys(made: dict) -> list[str]:
    """The names of settings that were others when the backup was made."""
    present = _fingerprints()
    return [name for name in KEYS if made["keys"].get(name) != present[name]]


def digest(folder: Path) -> str:
    """The manifest's own SHA-256, for the journal."""
    return hashlib.sha256((folder / NAME).read_bytes()).hexdigest()


def _names(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return sorted(path.relative_to(folder).as_posix() for path in found)


def _facts(path: Path) -> list:
    with path.open("rb") as file:
        return [path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()]


def _is(path: Path, facts: list) -> bool:
    return path.is_file() and _facts(path) == facts


def _fingerprints() -> dict[str, str]:
    values = {name: getattr(settings, name).encode() for name in KEYS}
    return {name: hashlib.sha256(value).hexdigest()[:16] for name, value in values.items()}
