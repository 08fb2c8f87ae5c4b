"""Writing search's rows: within the transaction of what they follow (`publishing.services`)."""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Concat, Replace, Trim
from django.utils import timezone

from common.catalogue import CatalogueFields
from places.models import Station
from publishing.models import CatalogueEntry, SearchEntry, SearchWord

from . import tokens
from .tokens import KIND, LANGUAGE, SECTION, WARD, YEAR

#: The kind of a station's row, beside the kinds of pages.
STATION = "station"
BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NUMBERS = 2**24
WARD_DIGITS = 5
BATCH = 200


def write_page(entry: CatalogueEntry, fields: CatalogueFields) -> None:
    """Write the row of a published page beside its entry in the catalogue."""
    row = SearchEntry(
        id=id_of(entry.date, entry.page_id),
        entry=entry,
        language=entry.language,
        kind=entry.kind,
        section=entry.section,
        section_name=entry.section_name,
        year=timezone.localtime(entry.date, timezone.get_default_timezone()).year,
        wards=" ".join(code for code in sorted(set(entry.places)) if len(code) == WARD_DIGITS),
        title=entry.title,
    )
    # A title that lists shorten is still the page's own: the text's first line is the whole.
    whole = fields.text.partition("\n")[0]
    _fill(row, fields.text, names=[whole, *fields.names])
    SearchEntry.objects.filter(entry=entry).exclude(pk=row.pk).delete()
    row.save()
    _learn(row.text)


def write_stations(stations: Iterable[int] | None = None) -> None:
    """Write the rows of all stations, or of those with these ids; one in each language."""
    chosen = Station.objects.all() if stations is None else Station.objects.filter(pk__in=stations)
    ids = list(chosen.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        _write_stations(ids[start : start + BATCH])


def by_language(names: dict[str, str]) -> Case:
    """The name that fits each row's language."""
    cases = [When(language=language, then=Value(name)) for language, name in names.items()]
    return Case(*cases, output_field=TextField())


def rename_section(old: str, new: str, names: dict[str, str]) -> None:
    """Follow a section in all rows, and in their index words."""
    spaced = Concat(Value(" "), F("tokens"), Value(" "), output_field=TextField())
    renamed = Replace(spaced, Value(f" {SECTION}{old} "), Value(f" {SECTION}{new} "))
    SearchEntry.objects.filter(section=old).update(
        section=new, section_name=by_language(names), tokens=Trim(renamed)
    )


def id_of(date: datetime, number: int) -> int:
    """A row's id: the seconds of its date, then a number of its own below 2**24."""
    return (date - BEGINNING) // SECOND * NUMBERS + number


@transaction.atomic
def _write_stations(ids: list[int]) -> None:
    stations = Station.objects.filter(pk__in=ids).select_related("province")
    rows = [
        _station_row(station, number, language)
        for station in stations.prefetch_related("wards__former_units")
        for number, (language, _name) in enumerate(settings.LANGUAGES)
    ]
    SearchEntry.objects.filter(station__in=ids).delete()
    SearchEntry.objects.bulk_create(rows)
    _learn("\n".join(row.text for row in rows))


def _station_row(station: Station, number: int, language: str) -> SearchEntry:
    """Stations have no date: they come after the pages that fit as well, unless named in full."""
    wards = list(station.wards.all())
    in_english = language == "en" and station.name_en
    row = SearchEntry(
        id=station.pk * len(settings.LANGUAGES) + number,
        station=station,
        language=language,
        kind=STATION,
        wards=" ".join(sorted(ward.code for ward in wards)),
        title=station.name_en if in_english else station.name,
    )
    names = [station.name, station.name_en, *(name for ward in wards for name in _names(ward))]
    lines = [*dict.fromkeys(names), station.address, str(station.province or "")]
    _fill(row, "\n".join(filter(None, lines)), names)
    return row


def _names(ward) -> list[str]:
    """Every name by which people may look for a ward's police, former ones too."""
    former = [name for unit in ward.former_units.all() for name in (unit.full_name, unit.name)]
    return [ward.full_name, ward.name, *ward.earlier_names, *former]


def _fill(row: SearchEntry, text: str, names: list[str]) -> None:
    row.written = unicodedata.normalize("NFC", text.replace("\0", ""))[: tokens.MAX_TEXT]
    row.text = tokens.folded_lines(row.title + "\n" + row.written)
    row.tokens = tokens.tokens_of(row.title, row.text, names, _marks(row))


def _marks(row: SearchEntry) -> list[str]:
    marks = [f"{LANGUAGE}{row.language}", f"{KIND}{row.kind}"]
    marks += [f"{WARD}{code}" for code in row.wards.split()]
    marks += [f"{SECTION}{row.section}"] if row.section else []
    return marks + ([f"{YEAR}{row.year}"] if row.year else [])


def _learn(text: str) -> None:
    words = set(text.split())
    known = SearchWord.objects.filter(word__in=words).values_list("word", flat=True)
    new = [SearchWord(word=word) for word in sorted(words.difference(known))]
    SearchWord.objects.bulk_create(new, ignore_conflicts=True)
