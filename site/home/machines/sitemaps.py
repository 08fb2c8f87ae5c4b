"""The sitemap of all published pages, and the news of the last two days."""

from datetime import timedelta
from itertools import groupby

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from common.caching import for_everyone
from common.languages import MAIN, by_language
from common.models import SiteSettings
from common.pages import BasePage
from home.stations import selectors
from home.stations.pages import station_url
from places.models import Station
from publishing.models import CatalogueEntry

#: What a sitemap may hold at most: sitemaps.org, and Google's rules for news.
MOST, MOST_NEWS = 50_000, 1000
NEWS_FOR = timedelta(hours=48)
XML = "application/xml; charset=utf-8"


@require_safe
def sitemap_index(request) -> HttpResponse:
    """Names the parts of the sitemap: one for each 50,000 pages, and one of stations."""
    parts = range(1, max(1, -(-_entries().count() // MOST)) + 1)
    has_stations = Station.objects.exists()
    context = {"base": settings.PORTAL_BASE_URL, "parts": parts, "has_stations": has_stations}
    return _answer(request, "machines/sitemap_index.xml", context)


@require_safe
def sitemap(request, part: int) -> HttpResponse:
    """One part: the pages above others are in the first."""
    if part < 1:
        raise Http404
    entries = _entries()[(part - 1) * MOST : part * MOST]
    pages = [(entry.url, entry.published) for entry in entries]
    if part > 1 and not pages:
        raise Http404
    languages = _languages()
    rows = [(url, moment, languages.get(url, {})) for url, moment in [*_tops(part), *pages]]
    context = {"base": settings.PORTAL_BASE_URL, "pages": rows}
    return _answer(request, "machines/sitemap.xml", context)


@require_safe
def stations_sitemap(request) -> HttpResponse:
    """The directory of the police in each language: the whole, the lists, each station."""
    provinces = selectors.provinces()
    urls = [reverse("stations")]
    urls += [reverse("stations-of-province", args=[province.code]) for province in provinces]
    urls += [station_url(station) for station in Station.objects.order_by("code")]
    found = [{one: translate_url(url, one) for one, _name in settings.LANGUAGES} for url in urls]
    pages = [(url, None, addresses) for addresses in found for url in addresses.values()]
    context = {"base": settings.PORTAL_BASE_URL, "pages": pages}
    return _answer(request, "machines/sitemap.xml", context)


@require_safe
def news_sitemap(request) -> HttpResponse:
    """The news of the last 48 hours, as news searches want it; drawn anew as each grows old."""
    since = timezone.now() - NEWS_FOR
    news = CatalogueEntry.objects.filter(kind="news", date__gt=since, date__lte=timezone.now())
    entries = list(news.order_by("-date", "-page_id")[:MOST_NEWS])
    context = {
        "base": settings.PORTAL_BASE_URL,
        "entries": entries,
        "name": SiteSettings.load(request).site_name,
    }
    until = entries[-1].date + NEWS_FOR if entries else None
    return _answer(request, "machines/news_sitemap.xml", context, until)


def _entries() -> QuerySet:
    """The catalogue with the moment at which each page was last published."""
    published = Page.objects.filter(pk=OuterRef("pk")).values("last_published_at")
    return CatalogueEntry.objects.order_by("pk").annotate(published=Subquery(published))


def _tops(part: int) -> list[tuple[str, object]]:
    """Home pages and lists, which the catalogue does not hold: few, and in the first part."""
    if part > 1:
        return []
    listed = CatalogueEntry.objects.values("pk")
    pages = Page.objects.live().filter(depth__gt=1).exclude(Q(pk__in=listed)).order_by("path")
    ours = (page for page in pages if issubclass(page.specific_class or Page, BasePage))
    found = [(page.get_url_parts(), page.last_published_at) for page in ours]
    return [(parts[2], moment) for parts, moment in found if parts]


def _languages() -> dict[str, dict[str, str]]:
    """By the address of each translated page its addresses by language, in one query."""
    translated = Page.objects.live().exclude(locale__language_code=MAIN).filter(depth__gt=1)
    keys = translated.order_by().values("translation_key")
    pages = Page.objects.live().filter(translation_key__in=keys).order_by("translation_key")
    found = {}
    for _key, group in groupby(pages, key=lambda page: page.translation_key):
        addresses = {language: page.url for language, page in by_language(list(group)).items()}
        if len(addresses) > 1:
            found |= dict.fromkeys(addresses.values(), addresses)
    return found


def _answer(request, template: str, context: dict, until=None) -> HttpResponse:
    response = render(request, template, context, content_type=XML)
    return for_everyone(response, until)
