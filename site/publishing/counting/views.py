"""The beacon: `POST /luot-xem/PAGE/`, sent by a page that has been looked at for a while."""

from django.http import Http404, HttpResponse, HttpResponseForbidden
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from common.guard.brief import BriefLimit
from common.guard.limits import network_of

from . import readers, selectors
from .tally import TALLY

#: The same page for the same network: 256 addresses, which a mobile operator's readers share.
MOST, SECONDS = 60, 10 * 60
REPEATS = BriefLimit(MOST, SECONDS)


# Nobody is signed in here and no cookie comes along, so there is nothing to forge.
@csrf_exempt
@require_POST
def count_view(request, pk: int) -> HttpResponse:
    """Count one view of a published page; the answer is empty whether it counted or not."""
    if not readers.is_ours(request):
        return HttpResponseForbidden()
    if not selectors.is_read(pk):
        raise Http404
    if readers.is_person(request) and REPEATS.allow(network_of(request), pk):
        TALLY.add(pk, timezone.localdate())
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
