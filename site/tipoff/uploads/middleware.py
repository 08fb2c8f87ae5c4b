"""Chooses by address, before any form is read, what happens to files in forms."""

from common.addresses import first_segment, is_closed
from tipoff.uploads.handlers import RefusingHandler, SealingHandler

# Editors' uploads: Wagtail's own forms, with Django's own handlers.
OPEN = "quan-tri"


class UploadMiddleware:
    """Gives every form under a closed address a handler that writes nothing in the clear.

    A view that takes files says so (`takes_files`); all the others refuse them. Must stand before
    the middleware that checks tokens, since that reads the form.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            return self.get_response(request)
        finally:
            handler = getattr(request, "file_handler", None)
            if handler is not None:
                handler.close()

    def process_view(self, request, view, args, kwargs):
        """Set the handler; by now the address has been resolved."""
        closed = is_closed(request.path_info) and first_segment(request.path_info) != OPEN
        if request.method != "POST" or not closed:
            return
        takes = getattr(view, "takes_files", False)
        handler = SealingHandler(request, kwargs["shelf"]) if takes else RefusingHandler(request)
        request.file_handler = handler
        request.upload_handlers = [handler]


def takes_files(view):
    """Mark a view, with a `shelf` among its arguments, as one whose forms may hold a file."""
    view.takes_files = True
    return view
