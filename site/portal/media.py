"""Images that editors uploaded, where no nginx or bucket serves them."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe
from django.views.static import serve

# Renditions alone: originals may hold metadata, and documents go through Wagtail's own view, which
# sends them as downloads.
PUBLIC_FOLDER = "images/"
DAY = 24 * 60 * 60


@require_safe
def rendition(request, path: str) -> HttpResponse:
    """Serve one rendition; anything else under MEDIA_ROOT does not exist."""
    if not path.startswith(PUBLIC_FOLDER) or ".." in path:
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = f"public, max-age={7 * DAY}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
