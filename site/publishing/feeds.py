"""The newest of a list for readers' feed programs, at the list's address: `…/atom/`."""

from urllib.parse import parse_qsl, urlencode, urljoin

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from common.addresses import is_closed
from common.caching import allow
from common.languages import said
from common.models import SiteSettings
from common.serving import find_page
from places.models import Ward

from . import selectors
from .models import CatalogueEntry
from .pages import ListPage
from .parameters import PLACE, SECTION, canonical

MOST = 30


@require_safe
def atom(request, path: str) -> HttpResponse:
    """A list's newest, of one section or one ward where the address says so."""
    page = None if is_closed(request.path_info) else find_page(request, path)
    if not isinstance(page, ListPage):
        raise Http404
    given = dict(parse_qsl(canonical(request.META.get("QUERY_STRING", ""))))
    section, place = given.get(SECTION, ""), given.get(PLACE, "")
    rows = selectors.entries(get_language(), kind=page.list_kind, section=section, place=place)
    feed = _feed(page, list(rows[:MOST]), section, place, SiteSettings.load(request))
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return allow(response)


def _feed(page: ListPage, entries: list, section: str, place: str, site) -> Atom1Feed:
    chosen = {name: value for name, value in ((SECTION, section), (PLACE, place)) if value}
    query = f"?{urlencode(chosen)}" if chosen else ""
    name, committee = said(site, "site_name").text, said(site, "organisation").text
    feed = Atom1Feed(
        title=" · ".join([page.title, *_narrowed(entries, section, place), name]),
        link=f"{page.full_url}{query}",
        description=page.summary,
        language=get_language(),
        author_name=committee,
        feed_url=f"{page.full_url}atom/{query}",
        feed_guid=f"{page.full_url}atom/{query}",
    )
    for entry in entries:
        feed.add_item(**_item(entry))
    return feed


def _narrowed(entries: list[CatalogueEntry], section: str, place: str) -> list[str]:
    """The names of the section and the ward, as far as there are such."""
    names = [entry.section_name for entry in entries[:1] if section]
    wards = Ward.objects.filter(code=place) if place else []
    return [*names, *(str(ward) for ward in wards)]


def _item(entry: CatalogueEntry) -> dict:
    link = urljoin(settings.PORTAL_BASE_URL, entry.url)
    return {
        "title": entry.title,
        "link": link,
        "description": entry.summary,
        "unique_id": link,
        "pubdate": entry.date,
        "updateddate": entry.date,
        "categories": [entry.section_name] if entry.section_name else [],
    }
