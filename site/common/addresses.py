"""The closed addresses: never cached, never counted, never kept offline.

The page cache, the service worker, the upload handler and nginx's rules are made from this list.
"""

CLOSED_PREFIXES = ("bao-tin", "truc-ban", "quan-tri", "tai-khoan", "gui")


def first_segment(path: str) -> str:
    """Answer the first part of a URL path, leaving out a language prefix."""
    first, _, rest = path.lstrip("/").partition("/")
    return rest.partition("/")[0] if first == "en" else first


def is_closed(path: str) -> bool:
    """Tell whether a URL path lies under a closed address, with or without its language prefix."""
    return first_segment(path) in CLOSED_PREFIXES
