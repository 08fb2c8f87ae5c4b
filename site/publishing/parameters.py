"""The query parameters that a cached public page may depend on; all others are dropped."""

import re
from urllib.parse import parse_qsl, urlencode

CURSOR = re.compile(r"[0-9a-z]{1,12}-[0-9]{1,18}")
OLDER, NEWER, MONTH, SECTION, PLACE = "truoc", "sau", "thang", "chuyen-muc", "noi"
# A text as of a day, and the day whose text it is compared with.
DAY, OTHER_DAY = "ngay", "so-voi"
A_DAY = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")

KNOWN: dict[str, re.Pattern] = {
    OLDER: CURSOR,
    NEWER: CURSOR,
    MONTH: re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])"),
    SECTION: re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    PLACE: re.compile(r"[0-9]{5}"),
    DAY: A_DAY,
    OTHER_DAY: A_DAY,
}
# Longer than any honest query; what lies beyond is not read.
MAX_LENGTH, MAX_FIELDS = 2000, 50


def canonical(query: str) -> str:
    """Reduce a query string to its known, valid parameters, one of each, in one order."""
    if not query or len(query) > MAX_LENGTH:
        return ""
    try:
        given = dict(parse_qsl(query, max_num_fields=MAX_FIELDS))
    except ValueError:
        return ""
    kept = [(name, value) for name, value in sorted(given.items()) if _is_valid(name, value)]
    return urlencode(kept)


def _is_valid(name: str, value: str) -> bool:
    return name in KNOWN and KNOWN[name].fullmatch(value) is not None
