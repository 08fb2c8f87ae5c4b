"""Finds the page of an address, in three queries however deep it lies and however many there are.

Wagtail's own routing reads every page on the way down, twice, and asks for view restrictions,
which the portal does not have. Here one query reads the settings, one the page with those above
it and those of the menu, one the page's own fields (docs/decisions/0041).
"""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from wagtail.models import Page, Site

from common import emergency
from common.addresses import is_closed
from common.models import SiteSettings
from common.takedown.services import open_takedown


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer the published page at a path such as `tin-tuc/bai-viet/`; otherwise 404."""
    # What no view answers under a closed address is nobody's: no page may pose as one of theirs.
    page = None if is_closed(request.path_info) else find_page(request, path)
    if page is None:
        # The pages for missing addresses ask no database: they find these in the cache.
        emergency.current()
        return _absent(request)
    return page.serve(request)


def _absent(request: HttpRequest) -> HttpResponse:
    """410 for what was taken down urgently: offline copies are deleted then. Otherwise 404."""
    hidden = getattr(request, "hidden_page", None)
    if hidden is None or not open_takedown(hidden):
        raise Http404
    return render(request, "410.html", status=410)


def find_page(request: HttpRequest, path: str) -> Page | None:
    """Answer the published page at a path of the present language, ready for its template.

    Keeps the menu's pages on the request for `menu_pages`.
    """
    root = _root_path(get_language())
    if root is None:
        return None
    *above, url_path = _url_paths(root, path)
    pages = _read({*above, url_path}, SiteSettings.load(request).menu_ids)
    found = {page.url_path: page for page in pages}
    request.menu_pages = _menu(pages, SiteSettings.load(request).menu_ids, found[root].locale_id)
    page = found.get(url_path)
    if page is not None and not page.live:
        request.hidden_page = page
    if page is None or not page.live or not hasattr(page.specific_class, "for_reading"):
        return None  # a page of Wagtail's own, such as its welcome, is none of ours
    specific = page.specific_class.for_reading().get(pk=page.pk)
    specific.trail = [found[step] for step in above if step in found]
    return specific


def menu_pages(request: HttpRequest) -> list[Page]:
    """The menu's published pages in the present language, in the editors' order."""
    if not hasattr(request, "menu_pages"):
        ids = SiteSettings.load(request).menu_ids
        root = _root_path(get_language())
        pages = _read({root} if root else set(), ids)
        locales = [page.locale_id for page in pages if page.url_path == root]
        request.menu_pages = _menu(pages, ids, locales[0]) if locales else []
    return request.menu_pages


def _root_path(language: str) -> str | None:
    """The home page's `url_path` in a language; Wagtail keeps these in its cache."""
    for site in Site.get_site_root_paths():
        if site.language_code == language:
            return site.root_path
    return None


def _url_paths(root: str, path: str) -> list[str]:
    """The `url_path` of each page from the home page down to the one asked for."""
    steps = [root]
    for part in path.strip("/").split("/"):
        if part:
            steps.append(f"{steps[-1]}{part}/")
    return steps


def _read(url_paths: set[str], ids: list[int]) -> list[Page]:
    """Pages by `url_path`, and those with the ids in every language.

    `url_path` has no index: slugs, which have one, narrow the search.
    """
    slugs = {url_path.rstrip("/").rpartition("/")[2] for url_path in url_paths}
    by_path = Q(slug__in=slugs, url_path__in=url_paths)
    keys = Page.objects.filter(pk__in=ids).order_by().values("translation_key")
    return list(Page.objects.filter(by_path | Q(translation_key__in=keys)).order_by())


def _menu(pages: list[Page], ids: list[int], locale_id: int) -> list[Page]:
    keys = {page.pk: page.translation_key for page in pages}
    here = {
        page.translation_key: page for page in pages if page.live and page.locale_id == locale_id
    }
    return [here[keys[pk]] for pk in ids if keys.get(pk) in here]
