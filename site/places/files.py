"""The place files as they lie on disk: where, which, and a digest of them all."""

import csv
import hashlib
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"

#: In the order of loading: what a row names stands in an earlier file.
TABLES = ("provinces", "wards", "former_units", "successions")


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one file. Raises `FileNotFoundError`."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_version(folder: Path) -> str:
    """What the folder calls itself."""
    return (folder / "VERSION").read_text(encoding="utf-8").strip()


def digest(folder: Path) -> str:
    """SHA-256 over the version and every table, in hexadecimal."""
    whole = hashlib.sha256((folder / "VERSION").read_bytes())
    for name in TABLES:
        whole.update((folder / f"{name}.csv").read_bytes())
    return whole.hexdigest()
