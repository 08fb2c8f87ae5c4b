"""The second copy of every tip: one fsynced file each, beside the database (TIPOFF_BLOB_URL).

A blob is never deleted because a COMMIT raised: the row may be there all the same. Only the sweeper
deletes, and only a tip whose receipt has another blob.
"""

import contextlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
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
        writer = self.writer(name)
        try:
            writer.write(data)
            writer.keep()
        except BaseException:
            writer.discard()
            raise

    def writer(self, name: str) -> "BlobWriter":
        """For a blob that arrives in pieces; nothing stands under `name` until it is kept."""
        path = self._path(name)
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            sync_folder(self.root)
        return BlobWriter(path)

    def read(self, name: str) -> bytes:
        """The bytes kept under `name`; `FileNotFoundError` where there are none."""
        return self._path(name).read_bytes()

    def open(self, name: str) -> BinaryIO:
        """A blob to be read in pieces; `FileNotFoundError` where there is none."""
        return self._path(name).open("rb")

    def delete(self, name: str) -> None:
        """Forget a blob."""
        self._path(name).unlink(missing_ok=True)

    def sweep_unfinished(self, older_than: float) -> int:
        """Delete what killed processes left half written so many seconds ago; how many."""
        latest = time.time() - older_than
        left = [path for path in self.root.glob("??/.*") if path.stat().st_mtime <= latest]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def free(self) -> int:
        """Bytes that the disk can still take."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        return shutil.disk_usage(self.root).free

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


class BlobWriter:
    """A blob on its way: under a hidden name beside its place until `keep`, gone by `discard`."""

    def __init__(self, path: Path):
        self._path = path
        self._fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        self._file = os.fdopen(os.open(self._fresh, flags, 0o600), "wb")

    def write(self, data: bytes) -> None:
        """The next piece; `OSError` when the disk does not take it."""
        self._file.write(data)

    def keep(self) -> None:
        """Put the whole blob under its name, on the disk when this returns."""
        with self._file as file:
            file.flush()
            os.fsync(file.fileno())
        os.replace(self._fresh, self._path)
        sync_folder(self._path.parent)

    def discard(self) -> None:
        """Leave nothing of a blob that was not kept; harmless afterwards."""
        with contextlib.suppress(OSError):  # a full disk refuses what was still in memory
            self._file.close()
        self._fresh.unlink(missing_ok=True)


def store() -> FileBlobs:
    """Tips and messages: the store that `TIPOFF_BLOB_URL` names."""
    url = urlsplit(settings.TIPOFF_BLOB_URL)
    if url.scheme != "file":
        raise ImproperlyConfigured("TIPOFF_BLOB_URL must be a file:// address")
    return FileBlobs(Path(unquote(url.path)))


def files() -> FileBlobs:
    """Citizens' files, sealed, named by their ids; in a folder of the tips' store."""
    return FileBlobs(store().root / "files")


def pieces() -> FileBlobs:
    """Sealed pieces of files that are still arriving; worth nothing to a backup."""
    return FileBlobs(store().root / "pieces")


def sync_folder(folder: Path) -> None:
    """Put a folder's list of names onto the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
