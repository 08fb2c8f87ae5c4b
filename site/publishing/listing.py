"""What a list shows for an address: one page of catalogue rows, filters, neighbours."""

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode

from . import selectors
from .parameters import MONTH, NEWER, OLDER, PLACE, SECTION, canonical

FILTERS = (SECTION, PLACE, MONTH)


def listing(
    query_string: str, language: str, url: str, kind: str, without: Sequence[int] = ()
) -> dict:
    """Answer the list's template context for the query string of its address.

    What cannot be read is as if it had not been given: an address never makes an error.
    `without`: ids of pages that the list shows elsewhere.
    """
    given = dict(parse_qsl(canonical(query_string)))
    rows = selectors.entries(
        language, kind=kind, section=given.get(SECTION, ""), place=given.get(PLACE, "")
    )
    found = selectors.page_of(
        rows.exclude(pk__in=without) if without else rows,
        older=given.get(OLDER, ""),
        newer=given.get(NEWER, ""),
        month=given.get(MONTH, ""),
    )
    chosen = {name: given[name] for name in FILTERS if name in given}
    followed = {name: given[name] for name in (SECTION, PLACE) if name in given}
    return {
        "feed_query": f"?{urlencode(followed)}" if followed else "",
        "entries": found.entries,
        "chosen_section": given.get(SECTION, ""),
        "chosen_month": given.get(MONTH, ""),
        "chosen_place": given.get(PLACE, ""),
        "apart": selectors.of_pages(without) if without and not found.newer else [],
        "is_first": not found.newer,
        "newer_url": _url(url, chosen, NEWER, found.newer),
        "older_url": _url(url, chosen, OLDER, found.older),
    }


def _url(url: str, chosen: dict[str, str], name: str, cursor: str) -> str:
    return f"{url}?{urlencode(chosen | {name: cursor})}" if cursor else ""
