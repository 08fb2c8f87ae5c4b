"""Reads legal documents: labels, relations both ways, who cites them, what a citation names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from publishing.models import CatalogueCount, CatalogueEntry

from .keys import NO_YEAR, Key
from .kinds import BACK, Kind, Verb
from .models import LegalDocument, today
from .rows import Citation, DocumentRelation
from .validity import a_year_before

#: The citing pages that a document names; more would be no list to read.
MOST_CITING = 50


@dataclass(frozen=True, slots=True)
class Related:
    """Another document, and which part the relation is about."""

    document: LegalDocument
    note: str


def with_validity(
    entries: list[CatalogueEntry],
) -> list[tuple[CatalogueEntry, LegalDocument | None]]:
    """Rows of the list, each with its document (for number and label), in one query."""
    ids = [entry.page_id for entry in entries]
    documents = LegalDocument.objects.defer("plain_summary").in_bulk(ids)
    return [(entry, documents.get(entry.page_id)) for entry in entries]


def kinds_in_use(language: str) -> list[tuple[str, str]]:
    """The kinds of which the list has documents, value and name, in their order."""
    counts = CatalogueCount.objects.filter(language=language, kind=LegalDocument.catalogue_kind)
    used = set(counts.filter(number__gt=0).values_list("section", flat=True))
    return [(kind.value, kind.label) for kind in Kind if kind.value in used]


def relations_of(document: LegalDocument) -> list[tuple[str, list[Related]]]:
    """What the document does to others and they to it: verb and documents, published ones alone.

    Two queries, however many relations there are; its own come from the page, which may be a draft.
    """
    own = list(document.relations.all())
    back = list(DocumentRelation.objects.filter(other=document.pk, page__live=True).order_by("pk"))
    ids = {row.other_id for row in own} | {row.page_id for row in back}
    live = LegalDocument.objects.live().defer("plain_summary").in_bulk(ids)
    groups: list[tuple[str, list[Related]]] = []
    for verb in Verb:
        mine = [(row.other_id, row.note) for row in own if row.verb == verb]
        theirs = [(row.page_id, row.note) for row in back if row.verb == verb]
        groups += [(verb.label, _related(mine, live)), (BACK[verb], _related(theirs, live))]
    return [(label, found) for label, found in groups if found]


def _related(rows: list[tuple[int, str]], live: dict[int, LegalDocument]) -> list[Related]:
    return [Related(live[pk], note) for pk, note in rows if pk in live]


def cited_by(document: LegalDocument) -> list[tuple[CatalogueEntry, list[str]]]:
    """Published pages that cite the document, newest first, with the articles that they name.

    Two queries.
    """
    articles: dict[int, dict[str, None]] = {}
    for page_id, article in _citations_of(document).values_list("page_id", "article").distinct():
        articles.setdefault(page_id, {}).update({article: None} if article else {})
    entries = CatalogueEntry.objects.filter(page_id__in=articles)
    newest = entries.order_by("-date", "-page_id")[:MOST_CITING]
    return [(entry, sorted(articles[entry.page_id], key=_number)) for entry in newest]


def _number(article: str) -> tuple[int, str]:
    digits = "".join(char for char in article if char.isdigit())
    return int(digits or 0), article


def _citations_of(document: LegalDocument) -> QuerySet:
    """Rows whose citation means this document; a name without year by the text's day."""
    numbers = [key for key in (document.number_key, document.short_key) if key]
    means = Q(key__in=numbers, year=NO_YEAR)
    if document.name_key:
        named = Q(key=document.name_key)
        undated = named & Q(year=NO_YEAR) & _day_within(document)
        means |= (named & Q(year=document.name_year)) | undated
    return Citation.objects.filter(means).exclude(page=document.pk)


def _day_within(document: LegalDocument) -> Q:
    """A text's day on which the document could be meant: issued, and not yet ended."""
    start = document.issued_on or document.in_force_on
    within = Q(day__gte=start) if start else Q()
    return within & Q(day__lt=document.ended_on) if document.ended_on else within


def documents_for(wanted: Iterable[tuple[Key, date]]) -> dict[tuple[Key, date], LegalDocument]:
    """The published documents that citations mean, each key with its text's day; one query."""
    wanted = set(wanted)
    texts = {key.text for key, _day in wanted}
    found = LegalDocument.objects.live().filter(
        Q(number_key__in=texts) | Q(short_key__in=texts) | Q(name_key__in=texts)
    )
    documents = list(found.defer("plain_summary").order_by("issued_on", "pk"))
    meant = {one: _meant(documents, *one) for one in wanted}
    return {one: document for one, document in meant.items() if document}


def _meant(documents: list[LegalDocument], key: Key, day: date) -> LegalDocument | None:
    """The document of a key: by number the last one issued by then, by name the one in force."""
    issued = [one for one in documents if one.issued_on is None or one.issued_on <= day]
    by_number = [one for one in issued if one.number_key == key.text]
    by_short = [one for one in issued if one.short_key == key.text]
    by_name = [one for one in issued if one.name_key == key.text and _is_named(one, key, day)]
    if len(by_short) > 1:
        # Two bodies issued that number in that year: nothing says which is meant.
        by_short = []
    return (by_number or by_short or by_name or [None])[-1]


def _is_named(document: LegalDocument, key: Key, day: date) -> bool:
    if key.year != NO_YEAR:
        return document.name_year == key.year
    return document.ended_on is None or day < document.ended_on


def to_attend_to(until: date) -> QuerySet:
    """Published documents that nobody has checked for a year or that end, wholly or partly, after
    today and by a day; those never looked at first, then longest ago."""
    stale = Q(checked_on=None) | Q(checked_on__lt=a_year_before(today()))
    # What was checked to have ended stays so, however long ago.
    still = Q(ended_on=None) | Q(ended_on__gt=today()) | Q(checked_on=None)
    coming = {"gt": today(), "lte": until}
    ends, partly = (
        Q(**{f"{field}__{name}": day for name, day in coming.items()})
        for field in ("ended_on", "partly_ended_on")
    )
    documents = LegalDocument.objects.live().filter(stale & still | ends | partly)
    return documents.order_by(F("checked_on").asc(nulls_first=True), "pk")
