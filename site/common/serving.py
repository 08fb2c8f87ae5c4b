"""Finds the page of an address, in two queries however deep it lies.

Wagtail's own routing reads every page on the way down, twice, and asks for view restrictions,
which the portal does not have. Lists may cost four queries in all (docs/performance.md).
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer the published page at a path such as `tin-tuc/bai-viet/`; otherwise 404."""
    page = find_page(path)
    if page is None:
        raise Http404
    return page.serve(request)


def find_page(path: str) -> Page | None:
    """Answer the published page at a path of the present language, ready for its template."""
    root = _root_path(get_language())
    if root is None:
        return None
    *above, url_path = _url_paths(root, path)
    found = _read({*above, url_path})
    page = found.get(url_path)
    if page is None or not page.live:
        return None
    specific = page.specific_class.for_reading().get(pk=page.pk)
    specific.trail = [found[step] for step in above if step in found]
    return specific


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


def _read(url_paths: set[str]) -> dict[str, Page]:
    """Pages by `url_path`, which has no index: slugs, which have one, narrow the search."""
    slugs = {url_path.rstrip("/").rpartition("/")[2] for url_path in url_paths}
    pages = Page.objects.filter(slug__in=slugs, url_path__in=url_paths)
    return {page.url_path: page for page in pages}
