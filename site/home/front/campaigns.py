"""Pilot models with the places that took them up; what is coming or open now."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from campaigns.country import Country, country
from campaigns.map import Drawing, draw_country
from campaigns.models import Adoption, ConsultationPage, EventPage
from campaigns.spread import taken_up
from common.moments import next_of
from publishing import selectors
from publishing.models import CatalogueEntry

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Model:
    """A pilot model in the list beside the map; `number` stands in the map's circles."""

    number: int
    entry: CatalogueEntry
    formula: str
    places: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The newest models; the map is None where no place of theirs is known."""

    models: list[Model]
    country: Country | None
    drawing: Drawing | None


@dataclass(frozen=True, slots=True)
class Timely:
    """Events and consultations that are not over, in the order in which they pass."""

    events: list[EventPage]
    consultations: list[ConsultationPage]

    def changes_at(self) -> datetime | None:
        """When one of them begins or ends, and the page is another."""
        moments = [at for event in self.events for at in (event.starts_at, event.over_at)]
        moments += [at for page in self.consultations for at in (page.opens_at, page.closes_at)]
        return next_of(moments)

    def rows(self) -> dict:
        """The template's `events` and `consultations`: pairs of catalogue entry and page."""
        pages = [*self.events, *self.consultations]
        entries = selectors.of_pages([page.pk for page in pages]) if pages else []
        found = {entry.page_id: entry for entry in entries}
        return {
            name: [(found[page.pk], page) for page in some if page.pk in found]
            for name, some in (("events", self.events), ("consultations", self.consultations))
        }


def spread(entries: list[CatalogueEntry]) -> Spread | None:
    """The models of these entries and one map of all their places; None without any."""
    if not entries:
        return None
    adoptions = Adoption.objects.filter(page__in=[entry.page_id for entry in entries])
    adoptions = adoptions.select_related("page", "ward__province", "former_unit")
    taken = taken_up(adoptions.defer("figures").order_by("pk"))
    places = Counter(one.adoption.page_id for one in taken)
    formulas = {one.adoption.page_id: one.adoption.page.formula for one in taken}
    models = [
        Model(number, entry, formulas.get(entry.page_id, ""), places[entry.page_id])
        for number, entry in enumerate(entries, start=1)
    ]
    numbers = {model.entry.page_id: model.number for model in models}
    points = [(numbers[one.adoption.page_id], one.point) for one in taken if one.point]
    if not points:
        return Spread(models, None, None)
    shape = country()
    return Spread(models, shape, draw_country(points, shape.land))


def timely(locale_id: int) -> Timely:
    """What is coming or open in a language; one query each."""
    events = EventPage.not_over(locale_id)[:SHOWN]
    return Timely(list(events), list(ConsultationPage.not_closed(locale_id)[:SHOWN]))
