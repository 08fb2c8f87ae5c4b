"""How a view says that its answer may be kept in the page cache: caching is opt-in.

A cacheable answer depends on the address alone (host, path, known query parameters): never on
cookies, who asks, or the browser's language. `publishing.cache` reads the mark and removes it.
"""

from functools import wraps

MARK = "Portal-Cache"
ALLOWED = "page"


def allow(response):
    """Mark a response as the same for everyone, and hand it back."""
    response.headers[MARK] = ALLOWED
    return response


def cacheable(view):
    """Decorate a view whose 200 and 404 answers may be kept in the page cache."""

    @wraps(view)
    def marked(request, *args, **kwargs):
        return allow(view(request, *args, **kwargs))

    return marked
