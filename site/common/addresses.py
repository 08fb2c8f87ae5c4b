"""The closed addresses: never cached, never counted, never kept offline.

The page cache, the service worker, the upload handler and nginx's rules are made from this list.
"""

CLOSED_PREFIXES = ("bao-tin", "truc-ban", "quan-tri", "tai-khoan", "gui")


def is_closed(path: str) -> bool:
    """Tell whether a URL path lies under a closed address, with or without its language prefix."""
    first, _, rest = path.lstrip("/").partition("/")
    if first == "en":
        first = rest.partition("/")[0]
    return first in CLOSED_PREFIXES
