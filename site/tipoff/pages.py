"""What every tip page has in common: headers, its own CSRF answer, and a calm page for faults."""

import logging
from functools import wraps

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError
from django.http import HttpResponse, UnreadablePostError
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from tipoff.selectors import area
from tipoff.selectors.readiness import form_is_open
from tipoff.services import NotKeptError

logger = logging.getLogger(__name__)
# Posted fields that a page for faults shows again; more than any form has is not ours.
FIELDS_KEPT = 20
CLOSED = 503
# What nobody wants to write twice: shown, to be copied, where the browser keeps no cookies.
LONG_TEXTS = ("story", "people", "text")


class _TipCsrf(CsrfViewMiddleware):
    """A token that is missing or old is no fault of the citizen's.

    The page may have stood open for a day, or a quick exit in another window has cleared the
    cookies. A browser that has cookies and says by its `Origin` header that the form is this
    site's own is believed: no other site can say so. Else all that was typed comes back, with how
    to switch cookies on and a button that sends it again.
    """

    def _reject(self, request, reason):
        if request.COOKIES and "HTTP_ORIGIN" in request.META and self._origin_verified(request):
            return self._accept(request)
        fields = _posted(request)
        typed = [value for name, value in fields if name in LONG_TEXTS and value.strip()]
        context = {"fields": fields, "typed": typed, "action": request.path}
        return render(request, "tipoff/cookies.html", context, status=403)


_csrf = decorator_from_middleware(_TipCsrf)


def tip_page(view):
    """Wrap a view as a tip page.

    The answer is never stored or indexed. A missing CSRF token answers "cookies are off"; a
    database or disk that fails answers 503 with what was typed and a way to send it again. Posted
    values stay out of error reports.
    """

    @sensitive_post_parameters()
    @csrf_exempt
    @wraps(view)
    def page(request, *args, **kwargs):
        try:
            response = protected(request, *args, **kwargs)
        except (RequestDataTooBig, TooManyFieldsSent):
            response = render(request, "tipoff/too_big.html", status=413)
        except UnreadablePostError:
            response = HttpResponse(status=400)  # the browser went away: nobody reads it
        except (DatabaseError, OSError, NotKeptError) as error:
            # The error's text may quote values: its kind is enough.
            logger.error("tip page fault: %s", type(error.__cause__ or error).__name__)
            response = _fault(request)
        return _private(response)

    protected = _csrf(view)
    return page


def intake_page(view):
    """Wrap a view as a tip page of the form, which takes nothing before it may: `closed.html`."""

    @wraps(view)
    def page(request, *args, **kwargs):
        if not form_is_open():
            return render(request, "tipoff/closed.html", status=CLOSED)
        return view(request, *args, **kwargs)

    return tip_page(page)


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def _fault(request) -> HttpResponse:
    """A page that needs no database, with the posted answers and a button to send them again."""
    context = {"fields": _posted(request), "action": request.path}
    context["csrf_token"] = get_token(request)
    context["duty_phone"] = area.duty_phone()
    return HttpResponse(render_to_string("tipoff/fault.html", context), status=503)


def _posted(request) -> list[tuple[str, str]]:
    """The fields that came with a request, but for its token."""
    posted = [] if request.method != "POST" else list(request.POST.lists())[:FIELDS_KEPT]
    return [(name, value) for name, values in posted for value in values if name != TOKEN]


TOKEN = "csrfmiddlewaretoken"  # noqa: S105
