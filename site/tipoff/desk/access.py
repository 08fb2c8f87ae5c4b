"""Who may come to the desk: an explicit, active `Officer` row, and an opened vault for its data.

Never `has_perm`: a superuser passes that. To everybody else who is logged in, the desk does not
exist: the answer is the one of an unknown address.
"""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, JsonResponse
from django.urls import reverse
from django.views import View

from tipoff.desk import policies, selectors, sessions

CONFLICT, LOCKED = 409, 423


class DeskView(View):
    """What every address of the desk goes through; `self.officer` is who asks.

    Anonymous: to the login. No officer: 404. Without a second factor: stopped before, by the
    portal's middleware.
    """

    officer = None

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(reverse("desk:shell"))
        self.officer = selectors.officer_of(request.user)
        if self.officer is None:
            raise Http404
        response = self.refusal(request) or super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault(policies.HEADER, policies.document_policy(request))
        return response

    def refusal(self, request):
        """The answer that keeps this officer out for now, or None."""
        return None


class OpenDeskView(DeskView):
    """Data and actions: served only to a session that has shown that its vault is open.

    The certificate is asked again each time: one taken back shuts an open desk at once.
    """

    def refusal(self, request):
        if not sessions.is_open(request.session):
            return JsonResponse({"error": "locked"}, status=LOCKED)
        return None if selectors.is_certified(self.officer) else uncertified()


class OfATip:
    """Before a desk view: one tip of the officer's own station, as `self.tip`; any other number is
    unknown."""

    tip = None

    def refusal(self, request):
        refused = super().refusal(request)
        if refused is None:
            self.tip = tip_or_404(self.officer, self.kwargs["number"])
        return refused


class TipView(OfATip, OpenDeskView):
    """Data or an action of one tip."""


def uncertified() -> JsonResponse:
    """The answer to an officer whose certificate does not hold: revoked, expired, or moved."""
    return JsonResponse({"error": "certificate"}, status=CONFLICT)


def tip_or_404(officer, number: str):
    """The tip, if it stands at the officer's station; otherwise the answer of an unknown one."""
    tip = selectors.tip_for(officer, number)
    if tip is None:
        raise Http404
    return tip
