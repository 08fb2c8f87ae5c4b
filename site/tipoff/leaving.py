"""Thoát nhanh: out of here at once, with as little left behind as a site can see to."""

import logging

from django.conf import settings
from django.contrib.auth import logout
from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tipoff.boxes import DRAFT, FOLLOWUP
from tipoff.pages import tip_page

logger = logging.getLogger(__name__)
# What a browser says when it loads a page that nobody has asked to see yet.
AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


@tip_page
@require_safe
def leave(request):
    """Erase what was half done, clear this site's traces, and show something else.

    A link that works without JavaScript: a POST that leads off this site is blocked by the CSP.
    """
    if _is_ahead(request):
        return HttpResponse(status=503)
    response = HttpResponseRedirect(settings.QUICK_EXIT_URL)
    if _is_meant(request):
        _forget(request, response)
    return response


@tip_page
@require_safe
def explained(request):
    """What the way out does, and what it cannot do."""
    return render(request, "tipoff/leaving.html", {"away": settings.QUICK_EXIT_URL})


def _is_ahead(request) -> bool:
    """Whether the browser only fetches ahead: refused, so that it asks again on the click."""
    said = " ".join(request.headers.get(name, "") for name in AHEAD).lower()
    return "prefetch" in said or "preview" in said


def _is_meant(request) -> bool:
    """Whether a person followed the link of one of our own pages, as far as the browser tells.

    An image or a link on another site must not erase anybody's answers. Browsers that say nothing
    (older than 2020) are believed.
    """
    headers = request.headers
    shown = headers.get("Sec-Fetch-Dest", "document") == "document"
    ours = headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none")
    return request.method == "GET" and shown and ours


def _forget(request, response) -> None:
    # Not "cache": clearing it takes seconds on a slow phone, and these pages are never stored.
    response["Clear-Site-Data"] = '"cookies", "storage"'
    try:
        _erase(request)
    except (DatabaseError, OSError) as error:
        # Out is out. Without its cookie a box stays shut, and it is gone within the day.
        logger.error("quick exit could not erase: %s", type(error).__name__)
    for box in (DRAFT, FOLLOWUP):
        box.forget(response)
    response.delete_cookie(settings.CSRF_COOKIE_NAME)
    response.delete_cookie(settings.SESSION_COOKIE_NAME)


def _erase(request) -> None:
    for box in (DRAFT, FOLLOWUP):
        box.erase(request)
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        logout(request)
