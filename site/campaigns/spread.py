"""Where and when a model was taken up, as readers see it: list, maps, timeline."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from places.folding import compose, fold
from places.heirs import present_wards
from places.models import Province, Ward

from .country import Country, country
from .dates import PartialDate
from .map import Drawing, Point, draw_closer, draw_country

CLOSER_MAPS = 3  # at most; the list has every place


@dataclass(frozen=True)
class Taken:
    """An adoption under the names of today; `wards` are more than one where its ward was split."""

    adoption: object
    wards: tuple[Ward, ...]
    number: int = 0

    @property
    def moment(self) -> PartialDate:
        return self.adoption.began_on

    @property
    def province(self) -> Province:
        return self.wards[0].province

    @property
    def point(self) -> Point | None:
        """Where it lies; None where the place files give no centroid."""
        ward = self.wards[0] if len(self.wards) == 1 else self.adoption.ward
        known = ward.latitude is not None and ward.longitude is not None
        return (ward.latitude, ward.longitude) if known else None

    @property
    def now(self) -> str:
        """The ward of today: "phường Cẩm Lệ"."""
        return ", ".join(ward.full_name for ward in self.wards)

    @property
    def was(self) -> str:
        """The name of before, where it is another: "phường Khuê Trung"."""
        unit = self.adoption.former_unit or self.adoption.ward
        name = unit.full_name
        return "" if compose(name) == compose(self.now) else name

    @property
    def label(self) -> str:
        """For readers: "Phường Khuê Trung, nay là phường Cẩm Lệ"."""
        name = _("%(was)s, now %(now)s") % {"was": self.was, "now": self.now}
        name = name if self.was else self.now
        return name[:1].upper() + name[1:]

    @property
    def names(self) -> list[str]:
        """Every name by which people may look for it."""
        adoption = self.adoption
        units = [*self.wards, adoption.ward, adoption.former_unit, self.province]
        return [adoption.spot, *(unit.full_name for unit in units if unit)]

    @property
    def codes(self) -> list[str]:
        """Codes of its wards, of today and of before."""
        return [*(ward.code for ward in self.wards), self.adoption.ward_id]


@dataclass(frozen=True)
class Closer:
    """A map of the surroundings of places that touch on the country's map."""

    provinces: str
    drawing: Drawing


@dataclass(frozen=True)
class Maps:
    """The country's map and, where places touch on it, closer ones."""

    country: Country
    drawing: Drawing
    closer: tuple[Closer, ...]
    total: int


@dataclass(frozen=True)
class Event:
    """A line of the timeline: a milestone's words, or a place that took the model up."""

    moment: PartialDate
    text: str = ""
    taken: Taken | None = None


def taken_up(adoptions: Iterable) -> list[Taken]:
    """Put the adoptions that have a place and a date in the order of the list, numbered from 1.

    By province and ward, so that neighbours on the map are neighbours in the list. Costs one query
    for the adoptions, and one for each reorganisation that lies between.
    """
    complete = [adoption for adoption in adoptions if adoption.is_complete]
    prefetch_related_objects(complete, "ward__province", "former_unit")
    heirs = present_wards(adoption.ward for adoption in complete)
    found = [Taken(adoption, heirs[adoption.ward_id]) for adoption in complete]
    found.sort(key=lambda taken: (taken.province.code, fold(taken.wards[0].name), taken.moment))
    return [Taken(t.adoption, t.wards, number) for number, t in enumerate(found, start=1)]


def maps(places: list[Taken]) -> Maps | None:
    """Draw where the places lie; None where none of them has a centroid."""
    points = {taken.number: taken.point for taken in places if taken.point}
    if not points:
        return None
    shape = country()
    drawing = draw_country(list(points.items()), shape.land)
    crowds = [[(n, points[n]) for n in mark.numbers] for mark in drawing.marks]
    crowds = [crowd for crowd in crowds if len({point for _n, point in crowd}) > 1]
    crowds.sort(key=len, reverse=True)
    names = {taken.number: taken.province.full_name for taken in places}
    closer = tuple(
        Closer(
            ", ".join(dict.fromkeys(names[number] for number, _point in crowd)),
            draw_closer(crowd, shape.points),
        )
        for crowd in crowds[:CLOSER_MAPS]
    )
    return Maps(shape, drawing, closer, len(points))


def timeline(milestones: Iterable, places: Iterable[Taken]) -> list[Event]:
    """Milestones and adoptions, oldest first."""
    events = [Event(row.moment, text=row.text) for row in milestones]
    events += [Event(taken.moment, taken=taken) for taken in places]
    return sorted(events, key=lambda event: event.moment)
