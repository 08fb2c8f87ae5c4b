"""Citations in a page's text, offered to its editor as links to the documents of this site."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from wagtail.models import Page

from news.citations import Citation

from .keys import Key, cited_key
from .linking import Mention, link, mentions
from .models import LegalDocument, today
from .rich_texts import rich_texts
from .selectors import documents_for
from .structure import nearest_anchor


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that could be a link: `name` tells offers of one draft apart."""

    name: str
    words: str
    document: LegalDocument
    address: str


def offers_for(page: Page) -> list[Offer]:
    """What the page's text cites and could link to, in the text's order."""
    return [offer for _place, _start, offer in _offers(page)]


def accept(page: Page, names: set[str]) -> int:
    """Make links of the offers with these names, in memory; answers how many."""
    chosen: dict[int, dict[int, str]] = {}
    for place, start, offer in _offers(page):
        if offer.name in names:
            chosen.setdefault(place, {})[start] = offer.address
    for number, place in enumerate(rich_texts(page)):
        if number in chosen:
            place.put(link(place.source, chosen[number]))
    return sum(map(len, chosen.values()))


def day_of(page: Page) -> date:
    """The text's day: the one readers see, or of publication; a draft is of today."""
    moment = getattr(page, "date", None) or page.first_published_at
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else today()


def address_of(document: LegalDocument, citation: Citation, day: date) -> str:
    """Where a citation leads: the text of its day, down to the smallest place that it has."""
    version = document.version_on(day)
    if version is None:
        return document.url
    anchor = nearest_anchor(version.parts, citation.article, citation.clause, citation.point)
    return f"{document.url}?ngay={day:%Y-%m-%d}" + (f"#{anchor}" if anchor else "#noi-dung")


def _offers(page: Page) -> Iterator[tuple[int, int, Offer]]:
    day = day_of(page)
    found = [
        (number, mention)
        for number, place in enumerate(rich_texts(page))
        for mention in mentions(place.source)
    ]
    documents = documents_for((_key(mention), day) for _number, mention in found)
    for number, mention in found:
        document = documents.get((_key(mention), day))
        if document and document.pk != page.pk:
            start = mention.spans[0][0]
            address = address_of(document, mention.citation, day)
            yield number, start, Offer(f"{number}-{start}", mention.words, document, address)


def _key(mention: Mention) -> Key:
    return cited_key(mention.citation.document)
