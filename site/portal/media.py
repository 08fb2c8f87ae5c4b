"""Images that editors uploaded, where no nginx does it."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

# Renditions alone: originals may hold metadata, and documents go through Wagtail's own view, which
# sends them as downloads.
PUBLIC_FOLDER = "images/"
DAY = 24 * 60 * 60


@require_safe
def rendition(request, path: str) -> FileResponse:
    """Serve one rendition; nothing else of the media exists."""
    if not path.startswith(PUBLIC_FOLDER) or ".." in path or not default_storage.exists(path):
        raise Http404
    response = FileResponse(default_storage.open(path))
    response["Cache-Control"] = f"public, max-age={7 * DAY}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
