"""Leads whoever is held back to the page that says why; what they did is undone or kept a draft."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .gate import HeldBackError


class HeldBackMiddleware:
    """Answers `HeldBackError` from any view of the admin."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, HeldBackError):
            return None
        title = exception.page.get_admin_display_title()
        messages.error(request, _("“%(title)s” is not published yet.") % {"title": title})
        return redirect(exception.address, exception.page.pk)
