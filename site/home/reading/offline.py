"""Reading without a network: the service worker, and the page that stands in for others.

The worker's script is drawn with what it needs to know: the files that every page takes, and the
closed addresses, which it never touches. A changed style sheet changes its text, so browsers fetch
the new worker by themselves (https://www.w3.org/TR/service-workers/#update-algorithm).
"""

import hashlib
import json

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from common.addresses import CLOSED_PREFIXES
from common.caching import cacheable

FILES = (
    "common/portal.css",
    "common/reader.js",
    "common/fonts/noto-sans-latin.woff2",
    "common/fonts/noto-sans-vietnamese.woff2",
)


@require_safe
def service_worker(request) -> HttpResponse:
    """Answer the worker's script; from the root, so that it may serve every public page."""
    script = render_to_string("service_worker.js", {"facts": json.dumps(_facts(), indent=2)})
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
@cacheable
def offline(request) -> HttpResponse:
    """Answer the page shown where a page is neither reached nor kept."""
    return render(request, "offline.html")


def _facts() -> dict:
    files = [static(name) for name in FILES]
    pages = {language: _offline_page(language) for language, _name in settings.LANGUAGES}
    version = hashlib.sha256("\n".join([*files, *CLOSED_PREFIXES]).encode()).hexdigest()[:12]
    return {
        "version": version,
        "files": [*files, *pages.values()],
        "closed": list(CLOSED_PREFIXES),
        "offline": pages,
    }


def _offline_page(language: str) -> str:
    with override(language):
        return reverse("offline")
