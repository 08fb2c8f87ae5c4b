"""The calendar files, at the address of their page: `…/lich.ics`."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from common.addresses import is_closed
from common.caching import for_everyone
from common.serving import find_page

from .calendar import calendar_of
from .models import EventIndexPage, EventPage

#: What a subscribed calendar still shows of the past, and how much there is at most.
KEPT = timedelta(days=365)
MOST = 500


@require_safe
def calendar(request, path: str) -> HttpResponse:
    """The calendar file of an event, or of all events of a list."""
    page = None if is_closed(request.path_info) else find_page(request, path)
    if not isinstance(page, EventPage | EventIndexPage):
        raise Http404
    data = calendar_of(_events(page), page.title)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="lich.ics"'
    return for_everyone(response)


def _events(page: EventPage | EventIndexPage) -> list[EventPage]:
    if isinstance(page, EventPage):
        return [page]
    since = timezone.now() - KEPT
    events = EventPage.objects.live().filter(locale=page.locale_id, over_at__gt=since)
    return list(events.select_related("ward__province").order_by("-starts_at", "-pk")[:MOST])
