"""/robots.txt: the demonstration is nobody's news; the closed addresses are nobody's index."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from common.addresses import CLOSED_PREFIXES

SITEMAPS = ("sitemap", "news-sitemap")


@require_safe
def robots(request) -> HttpResponse:
    """Answer the rules for crawlers as plain text."""
    closed = [f"/{prefix}/" for prefix in CLOSED_PREFIXES]
    paths = ["/"] if settings.DEMONSTRATION else [*closed, *(f"/en{path}" for path in closed)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in paths)]
    if not settings.DEMONSTRATION:
        lines += [f"Sitemap: {settings.PORTAL_BASE_URL}{reverse(name)}" for name in SITEMAPS]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
