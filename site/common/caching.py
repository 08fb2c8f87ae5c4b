"""How a view says that its answer may be kept in the page cache: caching is opt-in.

A cacheable answer depends on the address alone (host, path, known query parameters) and on the
moment at which it must be drawn anew: never on cookies, who asks, or the browser's language.
`publishing.cache` reads the mark and removes it.
"""

from datetime import datetime
from functools import wraps

from django.utils.cache import patch_cache_control

from common import emergency

MARK = "Portal-Cache"
ALLOWED = "page"


def allow(response, *moments: datetime | None):
    """Mark a response as the same for everyone, and hand it back.

    At the first of the moments, such as an event's end, it becomes another page by itself.
    """
    until = min((moment for moment in moments if moment), default=None)
    response.headers[MARK] = f"{ALLOWED} {until.timestamp():.3f}" if until else ALLOWED
    return response


def for_everyone(response, *moments: datetime | None):
    """As `allow`, and browsers always ask again: the page cache answers 304 until a change."""
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return allow(response, *moments)


def for_one_reader(response):
    """Have no cache keep a response, such as one to what somebody typed; hand it back."""
    patch_cache_control(response, private=True, no_store=True)
    return response


def cacheable(view):
    """Decorate a view whose 200 and 404 answers may be kept, and that asks no database."""

    @wraps(view)
    def marked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        return allow(response, emergency.next_change(kept=True))

    return marked
