"""Backups are whole or not there, for the operator alone, and nothing restores a damaged one.

The real commands against real databases: tests/faults/test_backup_and_restore.py.
"""

import fcntl
import os
import shutil
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from common.guard.limits import NOT_IN_BACKUPS
from portal.backups import databases, files, making, manifest, restoring
from portal.backups.errors import BackupError
from portal.backups.tables import left_out
from tipoff.journal import Action
from tipoff.models import Draft, JournalEntry

NOW = datetime(2027, 1, 1, 0, 0, 5, tzinfo=UTC)


@pytest.fixture
def stores(db, settings, tmp_path, monkeypatch):
    """Stores with a file each; the database's dump is a file too."""
    settings.TIPOFF_BLOB_URL = f"file://{tmp_path / 'blobs'}"
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(making, "media_folder", lambda: tmp_path / "media")
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    for name in ("blobs/ab/abcd", "blobs/pieces/ab/abcd", "media/images/a.webp"):
        put(tmp_path / name, name)
    monkeypatch.setattr(databases, "dump", lambda folder: put(folder / "database", "rows"))
    return tmp_path


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def run(name, *words):
    out = StringIO()
    call_command(name, *map(str, words), stdout=out)
    return out.getvalue()


def backup(stores) -> str:
    return run("backup", stores / "backups").strip()


def held(folder) -> set[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in paths}


def test_a_backup_holds_database_blobs_and_media_and_no_half_arrived_pieces(stores):
    made = making.make(stores / "backups")
    assert made.name == "portal-20270101T000005Z"
    assert held(made) == {"manifest.json", "database", "blobs/ab/abcd", "media/images/a.webp"}
    assert manifest.read(made)["made_at"] == "2027-01-01T00:00:05+00:00"
    entry = JournalEntry.objects.get(action=Action.BACKED_UP)
    assert entry.details == {"manifest": manifest.digest(made)}


def test_nobody_else_may_read_it_whatever_the_umask_is(stores):
    before = os.umask(0)
    try:
        made = making.make(stores / "backups")
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o077 for path in [made, *made.rglob("*")]}
    assert modes == {0}


def test_the_tables_left_out_are_those_of_the_guard_and_those_that_live_for_hours():
    assert {*NOT_IN_BACKUPS, Draft._meta.db_table, "django_session"} <= set(left_out())


def test_a_file_that_has_not_changed_is_linked_to_the_backup_before(stores, monkeypatch):
    first = making.make(stores / "backups")
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=1))
    put(stores / "media/images/a.webp", "another picture")
    second = making.make(stores / "backups")
    same, changed = "blobs/ab/abcd", "media/images/a.webp"
    assert (first / same).stat().st_ino == (second / same).stat().st_ino
    assert (second / changed).read_text() == "another picture"
    assert (first / changed).read_text() == changed
    for made in (first, second):
        manifest.read(made)


def test_a_file_that_goes_meanwhile_is_left_out(stores, monkeypatch):
    real = files._copy_whole

    def copy(path, target):
        path.unlink()
        real(path, target)

    monkeypatch.setattr(files, "_copy_whole", copy)
    assert held(making.make(stores / "backups")) == {"manifest.json", "database"}


def test_one_that_fails_leaves_nothing_that_looks_like_a_backup(stores, monkeypatch):
    def full(folder):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(databases, "dump", full)
    with pytest.raises(CommandError, match="No space left"):
        backup(stores)
    assert making.existing(stores / "backups") == []
    assert held(stores / "backups") == {".lock"}


def test_what_a_killed_one_left_behind_is_cleared_away(stores):
    put(stores / "backups/.partial-portal-20261231T000000Z/database", "half")
    backup(stores)
    assert not list((stores / "backups").glob(".partial-*"))


def test_two_at_once_into_one_folder_are_refused(stores):
    (stores / "backups").mkdir()
    with (stores / "backups" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CommandError, match="Another backup"):
            backup(stores)


def test_old_ones_rotate_but_the_last_two_stay_whatever_the_clock_says(stores, settings):
    target, day = stores / "backups", timedelta(days=1)
    for age in (90, 31, 29, 1):
        put(target / (NOW - age * day).strftime(making.STAMP) / "manifest.json", "{}")
    put(target / "portal-of-somebody-else" / "x", "stays")
    making.make(target)
    ages = [(NOW - making._made_at(path)).days for path in making.existing(target)]
    assert ages == [29, 1, 0]
    settings.BACKUPS_KEPT = timedelta(0)
    shutil.rmtree(making.existing(target)[-1])
    making.make(target)
    assert len(making.existing(target)) == making.AT_LEAST
    assert (target / "portal-of-somebody-else").exists()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda made: (made / "database").write_text("rowz"), "database"),
        (lambda made: (made / "blobs/ab/abcd").unlink(), "blobs/ab/abcd"),
        (lambda made: put(made / "blobs/cd/cdef", "strange"), "blobs/cd/cdef"),
        (lambda made: (made / "manifest.json").unlink(), "no whole backup"),
        (lambda made: (made / "manifest.json").write_text("{"), "no whole backup"),
        (lambda made: (made / "manifest.json").write_text('{"format": 2}'), "format"),
    ],
)
def test_a_damaged_backup_is_refused_before_anything_is_touched(stores, monkeypatch, harm, told):
    made = making.make(stores / "backups")
    monkeypatch.setattr(databases, "load", pytest.fail)
    harm(made)
    with pytest.raises(CommandError, match=told):
        run("restore", made, "--replace")


def test_a_database_with_tables_is_refused_without_being_told_to_replace_it(stores, monkeypatch):
    made = making.make(stores / "backups")
    monkeypatch.setattr(databases, "load", pytest.fail)
    with pytest.raises(CommandError, match="not empty"):
        run("restore", made)


def test_a_backup_of_a_newer_version_is_refused(stores, monkeypatch):
    made = {"migrations": [["tipoff", "0001_initial"], ["tipoff", "0099_later"]]}
    with pytest.raises(BackupError, match="0099_later"):
        restoring._check_version(made)


def test_a_backup_of_the_other_kind_of_database_is_named_so(stores, tmp_path):
    with pytest.raises(BackupError, match="another kind of database"):
        databases.load(tmp_path)


def test_a_missing_program_is_named_with_where_to_get_it(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(BackupError, match="postgresql-client"):
        databases._find("pg_dump")


def test_keys_that_are_not_those_of_the_backup_are_named(stores, settings):
    made = manifest.read(making.make(stores / "backups"))
    assert manifest.other_keys(made) == []
    settings.RECEIPT_SALT = "another"
    assert manifest.other_keys(made) == ["RECEIPT_SALT"]


def test_blobs_that_are_there_stay_and_media_become_as_they_were(tmp_path):
    for name in ("a", "b"):
        put(tmp_path / "backup/xy" / name, "from the backup")
    put(tmp_path / "blobs/xy/a", "later")
    assert files.put_back_missing(tmp_path / "backup", tmp_path / "blobs") == 1
    assert (tmp_path / "blobs/xy/a").read_text() == "later"
    put(tmp_path / "media/xy/a", "changed since")
    assert files.put_back_public(tmp_path / "backup", tmp_path / "media") == 2
    assert (tmp_path / "media/xy/a").read_text() == "from the backup"
    assert (tmp_path / "media/xy/a").stat().st_mode & 0o777 == 0o644
