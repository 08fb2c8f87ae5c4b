"""The news of the front page: one query of the catalogue, sorted out here."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpRequest

from common.languages import ENGLISH, MAIN
from common.serving import frame
from publishing import selectors
from publishing.parameters import SECTION

from .law import list_url

#: Rows read; enough for the cards and, in an ordinary week, for every section.
READ = 48
CARDS = 6
IN_SECTION = 4


@dataclass
class SectionBox:
    """A section with its newest rows."""

    slug: str
    name: str
    url: str
    entries: list = field(default_factory=list)


def news(language: str, lead_id: int | None) -> dict:
    """Answer the context: `lead`, `newest` (after it) and `sections` with what is left."""
    newest = selectors.entries(language, kind="news").values("pk")[:READ]
    # The chosen story may be older than all of them: one query reads both.
    rows = list(selectors.entries(language).filter(Q(pk__in=newest) | Q(pk=lead_id)))
    lead = _lead(rows, lead_id)
    others = [row for row in rows if row is not lead]
    news_url = list_url(rows)
    return {
        "lead": lead,
        "newest": others[:CARDS],
        "sections": _by_section(others[CARDS:], news_url),
        "news_url": news_url,
    }


def in_english(request: HttpRequest) -> dict:
    """What the English front page shows besides: the menu's English pages, and Vietnamese news."""
    menu = [page.pk for language, page in frame(request).menu if language == ENGLISH]
    news = selectors.latest(MAIN, kind="news", limit=IN_SECTION)
    return {
        "key_pages": selectors.of_pages(menu),
        "vietnamese_news": news,
        "vietnamese_news_url": list_url(news),
    }


def _lead(rows: list, lead_id: int | None):
    """The chosen story while it is published, else the newest."""
    chosen = [row for row in rows if row.page_id == lead_id]
    return (chosen or rows or [None])[0]


def _by_section(rows: list, news_url: str) -> list[SectionBox]:
    boxes: dict[str, SectionBox] = {}
    for row in (row for row in rows if row.section):
        url = f"{news_url}?{SECTION}={row.section}" if news_url else ""
        box = boxes.setdefault(row.section, SectionBox(row.section, row.section_name, url))
        if len(box.entries) < IN_SECTION:
            box.entries.append(row)
    return list(boxes.values())
