"""Bringing the place files into the database: again and again, and nothing is ever deleted.

What a file no longer lists ends (`valid_until`); what it renames keeps its code, and the old name
stays findable. Rows that point to a unit therefore always stand.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from places import files
from places.models import FormerUnit, PlacesVersion, Province, Succession, Ward

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading did. `ended_alone` are wards that ended without a named successor."""

    version: str
    changed: bool
    wards: int = 0
    former_units: int = 0
    ended: tuple[str, ...] = ()
    ended_alone: tuple[str, ...] = ()


def load(folder: Path, today: date) -> Loaded:
    """Load a folder of place files; a folder already loaded last is left at once.

    Raises `FileNotFoundError` for a missing file, and `KeyError`, `ValueError` or an
    `IntegrityError` for one that contradicts itself: then nothing of it has been taken.
    """
    digest, version = files.digest(folder), files.read_version(folder)
    latest = PlacesVersion.objects.first()
    if latest and latest.digest == digest:
        return Loaded(version, changed=False)
    tables = {name: files.read_table(folder, name) for name in files.TABLES}
    with transaction.atomic():
        _provinces(tables["provinces"], today)
        ended = _wards(tables["wards"], today)
        _former_units(tables["former_units"])
        _successions(tables["successions"])
        PlacesVersion.objects.create(version=version, digest=digest)
    alone = Ward.objects.filter(code__in=ended, successors=None).values_list("code", flat=True)
    return Loaded(
        version, True, len(tables["wards"]), len(tables["former_units"]), ended, tuple(alone)
    )


def _unit_fields(row: Row) -> dict:
    return {
        "code": row["code"],
        "name": row["name"],
        "kind": row["kind"],
        "valid_from": _date(row["valid_from"]),
        "valid_until": _date(row["valid_until"]),
        "resolution": row["resolution"],
    }


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _provinces(rows: list[Row], today: date):
    Province.objects.bulk_create(
        [Province(**_unit_fields(row)) for row in rows],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "kind", "valid_from", "valid_until", "resolution"],
    )
    _end_missing(Province, rows, today)


def _wards(rows: list[Row], today: date) -> tuple[str, ...]:
    before = {ward.code: ward for ward in Ward.objects.all()}
    made = [_ward(row, before.get(row["code"])) for row in rows]
    changing = {field.name for field in Ward._meta.concrete_fields} - {"code"}
    Ward.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["code"], update_fields=sorted(changing)
    )
    ended = _end_missing(Ward, rows, today)
    _ward_successors(rows)
    return ended + tuple(w.code for w in made if w.valid_until and _was_current(before, w))


def _was_current(before, ward):
    return ward.code in before and before[ward.code].is_current


def _ward(row: Row, before: Ward | None) -> Ward:
    ward = Ward(
        **_unit_fields(row),
        province_id=row["province"],
        latitude=_number(row["latitude"]),
        longitude=_number(row["longitude"]),
        note=row["note"],
    )
    ward.earlier_names = _earlier_names(row, ward, before)
    return ward


def _earlier_names(row, ward, before):
    """Every name that this code has borne, the present one left out."""
    names = dict.fromkeys(name for name in row["earlier_names"].split("; ") if name)
    if before:
        names |= dict.fromkeys([*before.earlier_names, before.full_name])
    names.pop(ward.full_name, None)
    return list(names)


def _number(text):
    return float(text) if text else None


def _end_missing(model, rows: list[Row], today: date) -> tuple[str, ...]:
    """End the units that the file no longer lists; answer their codes."""
    listed = {row["code"] for row in rows}
    current = set(model.objects.current().values_list("code", flat=True))
    missing = sorted(current - listed)
    for start in range(0, len(missing), 500):
        model.objects.filter(code__in=missing[start : start + 500]).update(valid_until=today)
    return tuple(missing)


def _ward_successors(rows: list[Row]):
    link = Ward.successors.through
    links = [
        link(from_ward_id=row["code"], to_ward_id=successor)
        for row in rows
        for successor in row["successors"].split()
    ]
    link.objects.bulk_create(links, ignore_conflicts=True)


def _former_units(rows: list[Row]):
    """Provinces, then districts, then wards: each needs the keys of the level above it."""
    parents: dict[str, int] = {}
    for level in ("province", "district", "ward"):
        units = [_former(row, parents) for row in rows if row["level"] == level]
        FormerUnit.objects.bulk_create(
            units,
            update_conflicts=True,
            unique_fields=["level", "code"],
            update_fields=["name", "kind", "parent", "province"],
        )
        parents = _keys(level)


def _former(row: Row, parents: dict[str, int]) -> FormerUnit:
    return FormerUnit(
        level=row["level"],
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        parent_id=parents[row["parent"]] if row["parent"] else None,
        province_id=row["province"] or None,
    )


def _keys(level):
    return dict(FormerUnit.objects.filter(level=level).values_list("code", "pk"))


def _successions(rows: list[Row]):
    keys = {level: _keys(level) for level in ("ward", "district")}
    made = [
        Succession(
            former_id=keys[row["level"]][row["former"]],
            ward_id=row["ward"],
            part=bool(row["part"]),
            note=row["note"],
        )
        for row in rows
    ]
    Succession.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["former", "ward"],
        update_fields=["part", "note"],
    )
    _correct(made)


def _correct(made: list[Succession]):
    """A pair that the file replaces by another was a mistake: it would send people astray.

    Pairs with a ward that has ended stand: they are how that ward came to be.
    """
    said = defaultdict(set)
    for pair in made:
        said[pair.former_id].add(pair.ward_id)
    stored = Succession.objects.filter(ward__valid_until__isnull=True)
    wrong = [
        pk
        for pk, former, ward in stored.values_list("pk", "former_id", "ward_id")
        if former in said and ward not in said[former]
    ]
    for start in range(0, len(wrong), 500):
        Succession.objects.filter(pk__in=wrong[start : start + 500]).delete()
