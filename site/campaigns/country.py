"""The country's shape for the map, computed once for each version of the place files."""

from dataclasses import dataclass
from functools import lru_cache

from places.models import PlacesVersion, Ward

from . import map as drawing

#: Đặc khu Hoàng Sa (Đà Nẵng) and đặc khu Trường Sa (Khánh Hòa): their names stand on every map.
ARCHIPELAGOS = ("20333", "22736")


@dataclass(frozen=True, slots=True)
class Archipelago:
    """A name on the map, at the unit's published centroid."""

    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Country:
    """Every ward's point, the path of their dots, and the archipelagos with their names."""

    points: tuple[drawing.Point, ...]
    land: str
    archipelagos: tuple[Archipelago, ...]


def country() -> Country:
    """The country of the place files loaded last; one query once it is known."""
    return _country(PlacesVersion.objects.values_list("pk", flat=True).first())


@lru_cache(maxsize=2)
def _country(version: int | None) -> Country:
    rows = Ward.objects.exclude(latitude=None).exclude(longitude=None).order_by("pk")
    rows = list(rows.values_list("code", "name", "latitude", "longitude"))
    points = tuple((latitude, longitude) for *_, latitude, longitude in rows)
    archipelagos = tuple(
        Archipelago(name, *drawing.COUNTRY.spot((latitude, longitude)))
        for code, name, latitude, longitude in rows
        if code in ARCHIPELAGOS
    )
    return Country(points, drawing.land(points, drawing.COUNTRY), archipelagos)
