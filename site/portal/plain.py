"""Requests say plainly how long they are and that they are UTF-8, or are taken so.

A request may name any codec of Python for its body. Django then reads the query string in it while
it makes the request, outside of all that answers errors: a thousand parameters, or a codec that
knows no text (`hex`, `idna`), end in a 500. Our pages send UTF-8; nobody else has to be understood.
And a length that is no number ends in a 500 where a view reads the body.
"""

import re

from django.utils.http import parse_header_parameters

_CHARSET = re.compile(r';\s*charset\*?\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)', re.IGNORECASE)
_LENGTH = re.compile(r"[0-9]{1,15}", re.ASCII)


class PlainRequests:
    """Wrap a WSGI application: its requests are `plain`."""

    def __init__(self, application):
        self._application = application

    def __call__(self, environ, start_response):
        environ.update(plain(environ))
        return self._application(environ, start_response)


def plain(environ: dict) -> dict:
    """What of a WSGI environment has to be put right, as it should be."""
    length = environ.get("CONTENT_LENGTH") or "0"
    return {
        "CONTENT_TYPE": without_charset(environ.get("CONTENT_TYPE", "")),
        "CONTENT_LENGTH": length if _LENGTH.fullmatch(length) else "0",
    }


def without_charset(content_type: str) -> str:
    """A content type without its `charset`; the bare media type where it cannot be taken out."""
    if "charset" not in content_type.lower():
        return content_type
    bare = _CHARSET.sub("", content_type)
    try:
        return bare.partition(";")[0] if "charset" in parse_header_parameters(bare)[1] else bare
    except ValueError:  # too long for Django, which answers 400
        return bare.partition(";")[0]
