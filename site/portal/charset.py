"""Requests are UTF-8, whatever they claim.

A request may name any codec of Python for its body. Django then reads the query string in it while
it makes the request, outside of all that answers errors: a thousand parameters, or a codec that
knows no text (`hex`, `idna`), end in a 500. Our pages send UTF-8; nobody else has to be understood.
"""

import re

from django.utils.http import parse_header_parameters

_CHARSET = re.compile(r';\s*charset\*?\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)', re.IGNORECASE)


class Utf8Bodies:
    """Wrap a WSGI application: its requests name no character set."""

    def __init__(self, application):
        self._application = application

    def __call__(self, environ, start_response):
        environ["CONTENT_TYPE"] = without_charset(environ.get("CONTENT_TYPE", ""))
        return self._application(environ, start_response)


def without_charset(content_type: str) -> str:
    """A content type without its `charset`; the bare media type where it cannot be taken out."""
    if "charset" not in content_type.lower():
        return content_type
    bare = _CHARSET.sub("", content_type)
    try:
        return bare.partition(";")[0] if "charset" in parse_header_parameters(bare)[1] else bare
    except ValueError:  # too long for Django, which answers 400
        return bare.partition(";")[0]
