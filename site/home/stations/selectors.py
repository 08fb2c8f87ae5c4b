"""What the directory reads of stations and of the places that they serve. Nothing is kept."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from places import matcher
from places.folding import fold
from places.models import Province, Station, Succession, Ward
from places.sorting import sort_key
from publishing.models import CatalogueEntry, CataloguePlace
from publishing.selectors import entries

#: Entries of the catalogue shown on a station's page.
NEWS = 3
WARD, PROVINCE = Station.Kind.WARD, Station.Kind.PROVINCE


@dataclass(frozen=True, slots=True)
class Listed:
    """A province's part of the directory; `missing` are its wards without a station here."""

    desks: list[Station]
    stations: list[Station]
    missing: list[Ward]


@dataclass(frozen=True, slots=True)
class Found:
    """A ward that a text may mean, and who answers there.

    `stations` serve it; where none is in the directory, they are its province's duty desk.
    """

    place: matcher.Candidate
    stations: list[Station]
    is_served: bool


@dataclass(frozen=True, slots=True)
class Territory:
    """A ward that a station serves, with the former units that became it."""

    number: int
    ward: Ward
    successions: list[Succession]


def find(text: str, home: str | None) -> list[Found]:
    """The wards that a text may mean, best first; `home` is the code of the portal's province."""
    places = matcher.find(text, home_province=home)
    serving = _serving([place.code for place in places])
    lacking = {place.province_code for place in places if place.code not in serving}
    desks = _desks(lacking) if lacking else {}
    return [
        Found(
            place,
            serving.get(place.code) or desks.get(place.province_code, []),
            place.code in serving,
        )
        for place in places
    ]


def provinces_called(text: str) -> list[Province]:
    """The provinces of which a text is the whole name, with its kind or without."""
    name = fold(text)
    provinces = Province.objects.current() if name else Province.objects.none()
    return [one for one in provinces if name in (fold(one.name), fold(one.full_name))]


def provinces() -> list[Province]:
    """The provinces that have stations, each with their `number`, by name."""
    rows = Province.objects.filter(stations__isnull=False).annotate(number=Count("stations"))
    return sorted(rows.order_by(), key=lambda province: sort_key(province.name))


def central_desks() -> list[Station]:
    """The desks above the provinces."""
    return list(Station.objects.filter(kind=Station.Kind.CENTRAL).order_by("name", "pk"))


def in_province(code: str) -> Listed:
    """A province's desks, its stations and its wards without one, in the order of their names."""
    rows = Station.objects.filter(province=code).order_by("name", "pk")
    rows = list(rows.prefetch_related("wards__former_units"))
    served = {ward.code for station in rows for ward in station.wards.all()}
    wards = Ward.objects.current().filter(province=code)
    return Listed(
        desks=[one for one in rows if one.kind == PROVINCE],
        stations=sorted((one for one in rows if one.kind == WARD), key=_place_of),
        missing=sorted((ward for ward in wards if ward.code not in served), key=_name_of),
    )


def stations() -> QuerySet[Station]:
    """All stations with their provinces."""
    return Station.objects.select_related("province")


def territory(station: Station) -> list[Territory]:
    """The wards that a station serves, by name, numbered from 1; two queries."""
    wards = sorted(station.wards.select_related("province"), key=_name_of)
    former = defaultdict(list)
    rows = Succession.objects.filter(ward__in=[ward.pk for ward in wards])
    for row in rows.select_related("former__parent"):
        former[row.ward_id].append(row)
    return [
        Territory(number, ward, sorted(former[ward.pk], key=lambda row: sort_key(row.former.name)))
        for number, ward in enumerate(wards, start=1)
    ]


def news_of(wards: Iterable[Ward], language: str) -> list[CatalogueEntry]:
    """The newest that was published about these wards."""
    there = CataloguePlace.objects.filter(code__in=[ward.pk for ward in wards])
    return list(entries(language).filter(pk__in=there.values("entry"))[:NEWS])


def _serving(wards: list[str]) -> dict[str, list[Station]]:
    """Ward stations by the codes of the wards that they serve."""
    found = defaultdict(list)
    rows = Station.objects.filter(kind=WARD, wards__in=wards).distinct()
    for station in rows.order_by("name", "pk").prefetch_related("wards"):
        for ward in station.wards.all():
            found[ward.code].append(station)
    return dict(found)


def _desks(provinces: Iterable[str]) -> dict[str, list[Station]]:
    """Duty desks by the codes of their provinces."""
    found = defaultdict(list)
    rows = Station.objects.filter(kind=PROVINCE, province__in=provinces)
    for station in rows.order_by("name", "pk"):
        found[station.province_id].append(station)
    return dict(found)


def _name_of(place: Ward):
    return sort_key(place.name), place.pk


def _place_of(station: Station):
    """Stations stand in the order of their wards: their own names all begin alike."""
    names = [sort_key(ward.name) for ward in station.wards.all()]
    return min(names, default=sort_key(station.name)), station.pk
