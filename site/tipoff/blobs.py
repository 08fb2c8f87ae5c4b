"""The second copy of every tip: one fsynced file each, beside the database (TIPOFF_BLOB_URL).

A blob is never deleted because a COMMIT raised: the row may be there all the same. Only the sweeper
deletes, and only a tip whose receipt has another blob.
"""

import os
import re
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NAME = re.compile(r"[0-9a-z][0-9a-z.-]{3,63}\Z")


class FileBlobs:
    """Blobs as files under `root`, in folders by the first two characters of the name."""

    def __init__(self, root: Path):
        self.root = root

    def write(self, name: str, data: bytes) -> None:
        """Keep `data` under `name`, on the disk when this returns; `OSError` when it cannot."""
        path = self._path(name)
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _sync_folder(self.root)
        fresh = path.with_name(f".{name}.{secrets.token_hex(4)}")
        try:
            _write_synced(fresh, data)
            os.replace(fresh, path)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)

    def read(self, name: str) -> bytes:
        """The bytes kept under `name`; `FileNotFoundError` where there are none."""
        return self._path(name).read_bytes()

    def delete(self, name: str) -> None:
        """Forget a blob."""
        self._path(name).unlink(missing_ok=True)

    def has(self, name: str) -> bool:
        """Whether anything is kept under `name`."""
        return self._path(name).exists()

    def names(self, older_than: float = 0, younger_than: float | None = None) -> Iterator[str]:
        """Names of blobs written at least `older_than`, at most `younger_than` seconds ago.

        At 0 and None all of them, also those that a wrong clock dated into the future.
        """
        now = time.time()
        for path in sorted(self.root.glob("??/*")):
            if not NAME.match(path.name):
                continue
            age = now - path.stat().st_mtime
            if (age >= older_than or not older_than) and age <= (younger_than or age):
                yield path.name

    def names_of(self, tip_id: str) -> list[str]:
        """A tip's blob and those of its messages."""
        folder = self._path(tip_id).parent
        return [tip_id, *sorted(path.name for path in folder.glob(f"{tip_id}.*"))]

    def _path(self, name: str) -> Path:
        if not NAME.match(name):
            raise ValueError("not a blob's name")
        return self.root / name[:2] / name


def store() -> FileBlobs:
    """The store that `TIPOFF_BLOB_URL` names."""
    url = urlsplit(settings.TIPOFF_BLOB_URL)
    if url.scheme != "file":
        raise ImproperlyConfigured("TIPOFF_BLOB_URL must be a file:// address")
    return FileBlobs(Path(unquote(url.path)))


def _write_synced(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
