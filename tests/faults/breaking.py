"""Ways to break what a running portal stands on, each until the `with` block ends."""

import contextlib
import os
import resource
import sqlite3
import subprocess
from urllib.parse import urlsplit

import pytest


@contextlib.contextmanager
def full_disk(portal):
    """No process of the portal can write beyond the first bytes of any file.

    The kernel's limit on the size of files stands in for a full disk: it needs no root and hits
    database and blobs alike. `full_volume` is the real thing, for the blobs alone.
    """
    processes = [pid for pid in _pids() if _group(pid) == portal.server.pid]
    assert processes
    _limit(processes, 512)
    try:
        yield
    finally:
        _limit(processes, resource.RLIM_INFINITY)


@contextlib.contextmanager
def full_volume(portal):
    """The blobs' folder is a file system of its own, without a free byte. Needs root."""
    folder = portal.folder / "var" / "blobs"
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a small tmpfs")
    try:
        with contextlib.suppress(OSError), (folder / "filler").open("wb", buffering=0) as filler:
            while True:
                filler.write(b"x" * 1024)
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextlib.contextmanager
def blobs_gone(portal):
    """What was mounted at the blobs' folder answers no more."""
    folder = portal.folder / "var" / "blobs"
    away = folder.with_name("blobs-away")
    folder.rename(away)
    folder.touch()
    try:
        yield
    finally:
        folder.unlink()
        away.rename(folder)


@contextlib.contextmanager
def locked_database(portal):
    """Somebody else writes and does not end."""
    if portal.database:
        import psycopg

        with psycopg.connect(portal.database) as other:
            other.execute("LOCK TABLE tipoff_tip, tipoff_draft IN ACCESS EXCLUSIVE MODE")
            yield
            other.rollback()
        return
    path = portal.folder / "var" / "db.sqlite3"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextlib.contextmanager
def database_gone(portal):
    """SQLite: its files are elsewhere. PostgreSQL: nobody may connect, and who has is cut off."""
    if portal.database:
        with _closed_to_all(urlsplit(portal.database).path[1:]):
            yield
        return
    var = portal.folder / "var"
    away = var / "away"
    away.mkdir()
    for path in var.glob("db.sqlite3*"):
        path.rename(away / path.name)
    try:
        yield
    finally:
        for path in var.glob("db.sqlite3*"):
            # The server makes and clears them meanwhile.
            path.unlink(missing_ok=True)
        for path in away.iterdir():
            path.rename(var / path.name)
        away.rmdir()


@contextlib.contextmanager
def _closed_to_all(name: str):
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        try:
            yield
        finally:
            server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def _pids():
    return [int(name) for name in os.listdir("/proc") if name.isdecimal()]


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0


def _limit(processes: list[int], size: int) -> None:
    for pid in processes:
        hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))
