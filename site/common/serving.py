"""Finds the page of an address, in three queries however deep it lies and however many there are.

Wagtail's own routing reads every page on the way down, twice, and asks for view restrictions,
which the portal does not have. Here one query reads the settings, one the page with those above
it and those of the menu, one the page's own fields (docs/decisions/0041).
"""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from wagtail.models import Page, Site

from common import emergency
from common.addresses import is_closed
from common.languages import MAIN, by_language
from common.models import SiteSettings
from common.takedown.services import open_takedown


@dataclass
class Frame:
    """What stands around every page: the menu, and the home page of each language.

    A page of the menu comes with its language, which is Vietnamese where it has no translation.
    """

    menu: list[tuple[str, Page]]
    homes: dict[str, Page]


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer the published page at a path such as `tin-tuc/bai-viet/`; otherwise 404."""
    # What no view answers under a closed address is nobody's: no page may pose as one of theirs.
    closed = is_closed(request.path_info)
    page = None if closed else find_page(request, path)
    if page is not None:
        return page.serve(request)
    # The pages for missing addresses ask no database: they find these in the cache.
    emergency.current()
    if not closed and get_language() != MAIN:
        request.in_vietnamese = _in_vietnamese(path)
    return _absent(request)


def _absent(request: HttpRequest) -> HttpResponse:
    """410 for what was taken down urgently: offline copies are deleted then. Otherwise 404."""
    hidden = getattr(request, "hidden_page", None)
    if hidden is None or not open_takedown(hidden):
        raise Http404
    return render(request, "410.html", status=410)


def _in_vietnamese(path: str) -> Page | None:
    """The published Vietnamese page at an address that has nothing in English."""
    root = _root_path(MAIN)
    url_path = _url_paths(root, path)[-1] if root else ""
    return Page.objects.live().filter(_by_path({url_path})).order_by().first()


def find_page(request: HttpRequest, path: str) -> Page | None:
    """Answer the published page at a path of the present language, ready for its template.

    Keeps the frame around it on the request.
    """
    root = _root_path(get_language())
    if root is None:
        return None
    *above, url_path = _url_paths(root, path)
    ids = SiteSettings.load(request).menu_ids
    pages = _read({*above, url_path, root}, ids)
    found = {page.url_path: page for page in pages}
    request.frame = _frame(pages, ids, root)
    page = found.get(url_path)
    if page is not None and not page.live:
        request.hidden_page = page
    if page is None or not page.live or not hasattr(page.specific_class, "for_reading"):
        return None  # a page of Wagtail's own, such as its welcome, is none of ours
    specific = page.specific_class.for_reading().get(pk=page.pk)
    specific.trail = [found[step] for step in above if step in found]
    specific.translations = _translations(pages, page)
    return specific


def frame(request: HttpRequest) -> Frame:
    """What stands around the page, in the present language; read once a request."""
    if not hasattr(request, "frame"):
        ids = SiteSettings.load(request).menu_ids
        root = _root_path(get_language())
        request.frame = _frame(_read({root} if root else set(), ids), ids, root)
    return request.frame


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
    """Pages by `url_path` or id, and each of them in every language."""
    named = Page.objects.filter(_by_path(url_paths) | Q(pk__in=ids)).order_by()
    keys = named.values("translation_key")
    return list(Page.objects.filter(translation_key__in=keys).order_by())


def _by_path(url_paths: set[str]) -> Q:
    """`url_path` has no index: slugs, which have one, narrow the search."""
    slugs = {url_path.rstrip("/").rpartition("/")[2] for url_path in url_paths}
    return Q(slug__in=slugs, url_path__in=url_paths)


def _frame(pages: list[Page], ids: list[int], root: str | None) -> Frame:
    by_path = {page.url_path: page for page in pages}
    homes = _translations(pages, by_path[root]) if root in by_path else {}
    return Frame(_menu(pages, ids), homes)


def _menu(pages: list[Page], ids: list[int]) -> list[tuple[str, Page]]:
    """The menu's published pages in the editors' order, translated where they can be."""
    by_id = {page.pk: page for page in pages}
    chosen = [_translations(pages, by_id[pk]) for pk in ids if pk in by_id]
    preferred = dict.fromkeys([get_language(), MAIN])
    found = [[(lang, each[lang]) for lang in preferred if lang in each] for each in chosen]
    return [best[0] for best in found if best]


def _translations(pages: list[Page], page: Page) -> dict[str, Page]:
    """The page and its translations, as far as they are published."""
    return by_language([one for one in pages if one.translation_key == page.translation_key])
