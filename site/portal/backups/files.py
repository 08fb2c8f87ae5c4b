"""Folders into a backup and back.

A file that has not changed since the backup before is linked to it, not copied: sealed videos are
large and never change.
"""

import os
import shutil
from pathlib import Path

CHUNK = 1 << 20


def copy_in(source: Path, target: Path, before: Path | None, without: str = "") -> None:
    """Copy what is under `source`, but for its folder `without`; `before` is the same in the backup
    before, if any.

    A file may go while this runs (a shredded tip's): then it is left out.
    """
    for path in _files(source):
        name = path.relative_to(source)
        if name.parts[0] == without:
            continue
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            _link_or_copy(path, target / name, before and before / name)
        except FileNotFoundError:
            continue


def put_back_missing(source: Path, target: Path) -> int:
    """Put back the files that `target` lacks, for nobody else to read; how many."""
    lacking = [path for path in _files(source) if not (target / path.relative_to(source)).exists()]
    for path in lacking:
        wanted = target / path.relative_to(source)
        wanted.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _copy_whole(path, wanted)
    return len(lacking)


def put_back_public(source: Path, target: Path) -> int:
    """Put back the files that `target` lacks or has otherwise, for a web server to read."""
    count = 0
    for path in _files(source):
        wanted = target / path.relative_to(source)
        if not (wanted.exists() and _same(path, wanted)):
            _make_public_folders(wanted.parent, target)
            _copy_whole(path, wanted)
            wanted.chmod(0o644)
            count += 1
    return count


def _make_public_folders(folder: Path, root: Path) -> None:
    if not folder.exists():
        if folder != root:
            _make_public_folders(folder.parent, root)
        folder.mkdir(parents=True)
        folder.chmod(0o755)


def _files(folder: Path):
    """Every file, without those that are being written (their names begin with a dot)."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path


def _link_or_copy(path: Path, target: Path, before: Path | None) -> None:
    if before and before.exists() and _same(path, before):
        os.link(before, target)
    else:
        _copy_whole(path, target)


def _copy_whole(path: Path, target: Path) -> None:
    """Copied under another name and fsynced first, so that half a file never bears the name."""
    fresh = target.with_name(f".{target.name}.copying")
    try:
        with path.open("rb") as source, fresh.open("wb") as copy:
            shutil.copyfileobj(source, copy, CHUNK)
            copy.flush()
            os.fsync(copy.fileno())
        shutil.copystat(path, fresh)
        os.replace(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)


def _same(one: Path, other: Path) -> bool:
    ours, theirs = one.stat(), other.stat()
    return (ours.st_size, ours.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)
