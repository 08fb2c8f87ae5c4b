"""A backup is made: the database first, blobs second, then media; whole or not at all.

In this order every row's blob is in the backup. Blobs that come in between belong to rows that the
dump lacks; a restore replays them.
"""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.db import transaction
from django.utils import timezone

from portal.backups import databases, files, manifest
from portal.backups.errors import BackupError
from tipoff import blobs, journal

STAMP = "portal-%Y%m%dT%H%M%SZ"
PARTIAL = ".partial-"
# However old: a clock that has jumped ahead must not rotate the good ones away.
AT_LEAST = 2


def make(target: Path) -> Path:
    """Make a backup in a folder of its own under `target`, and answer that folder.

    Backups older than `settings.BACKUPS_KEPT` are deleted afterwards. Raises `BackupError`.
    """
    with _alone(target):
        before = ([None, *existing(target)])[-1]
        name = timezone.now().strftime(STAMP)
        partial = target / f"{PARTIAL}{name}"
        partial.mkdir(mode=0o700)
        try:
            _fill(partial, before)
            partial.rename(target / name)
        except FileExistsError:
            raise BackupError(f"{name} is there already: try again in a second.") from None
        finally:
            shutil.rmtree(partial, ignore_errors=True)
        _rotate(target)
    with transaction.atomic(durable=True):
        journal.record(
            journal.Action.BACKED_UP, actor="system", manifest=manifest.digest(target / name)
        )
    return target / name


def existing(target: Path) -> list[Path]:
    """Whole backups under `target`, the oldest first."""
    return sorted(path for path in target.glob("portal-*") if _made_at(path))


def media_folder() -> Path | None:
    """Where uploaded pictures and files lie; None where a bucket has them."""
    local = isinstance(storages["default"], FileSystemStorage)
    return Path(settings.MEDIA_ROOT) if local else None


def _fill(folder: Path, before: Path | None) -> None:
    databases.dump(folder)
    # Without the pieces of files that are still arriving: their drafts are in no backup either.
    kept, sealed = before and before / "blobs", blobs.store().root
    files.copy_in(sealed, folder / "blobs", kept, without=blobs.pieces().root.name)
    media = media_folder()
    if media:
        files.copy_in(media, folder / "media", before and before / "media")
    manifest.write(folder)
    _shut(folder)


def _shut(folder: Path) -> None:
    """Nobody else may read it, whatever the umask was: accounts are not sealed."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)


def _rotate(target: Path) -> None:
    oldest = timezone.now() - settings.BACKUPS_KEPT
    for path in existing(target)[:-AT_LEAST]:
        if _made_at(path) < oldest:
            shutil.rmtree(path)


def _made_at(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[None]:
    """One backup at a time in this folder; what a killed one left behind is cleared away."""
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = os.open(target / ".lock", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for left in target.glob(f"{PARTIAL}*"):
            shutil.rmtree(left)
        yield
    except BlockingIOError:
        raise BackupError("Another backup into this folder is running.") from None
    finally:
        os.close(lock)
