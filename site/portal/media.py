"""Images, films and sounds that editors uploaded, where no nginx does it."""

from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from common import recordings
from common.models import PortalDocument

# Renditions alone: originals may hold metadata, and documents go through Wagtail's own view, which
# sends them as downloads.
PUBLIC_FOLDER = "images/"
DAY = 24 * 60 * 60
PIECE = 64 * 1024


@require_safe
def rendition(request, path: str) -> FileResponse:
    """Serve one rendition; nothing else of the media exists."""
    if not path.startswith(PUBLIC_FOLDER) or ".." in path or not default_storage.exists(path):
        raise Http404
    response = FileResponse(default_storage.open(path))
    response["Cache-Control"] = f"public, max-age={7 * DAY}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def recording(request, pk: int, name: str) -> HttpResponse:
    """Play a film or sound: Safari asks for pieces, and others do when one jumps ahead."""
    document = get_object_or_404(PortalDocument, pk=pk)
    kind = recordings.KINDS.get(document.file_extension)
    if (
        not kind
        or document.filename != name
        or not document.file.storage.exists(document.file.name)
    ):
        raise Http404
    size = document.file.size
    try:
        piece = recordings.byte_range(request.headers.get("Range", ""), size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = piece or (0, size - 1)
    response = StreamingHttpResponse(
        _read(document, first, last - first + 1), status=206 if piece else 200, content_type=kind
    )
    if piece:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = last - first + 1
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = f"public, max-age={DAY}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _read(document: PortalDocument, first: int, left: int) -> Iterator[bytes]:
    with document.file.storage.open(document.file.name) as file:
        file.seek(first)
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
