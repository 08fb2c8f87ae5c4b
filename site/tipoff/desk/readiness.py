"""What is still open before real tips are taken: a page of the provincial desk.

It holds nothing of a tip and needs no key, so it is a page of its own beside the desk's document.
To confirm anything, the chief's vault must be open all the same: a password alone is not enough.
"""

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from tipoff.desk import sessions
from tipoff.desk.access import DeskView
from tipoff.models import Matter, Officer
from tipoff.selectors import readiness
from tipoff.selectors.area import home_province
from tipoff.services.readiness import StillLackingError, confirm, take_back

EXPLANATIONS = {
    Matter.AGREEMENT: _(
        "Signed by the Front and the provincial police: which units answer, within what time, "
        "and what happens to a tip that nobody has opened."
    ),
    Matter.CENTRAL_DESK: _(
        "Tips that concern the province's own police go there. Two officers at least hold its key."
    ),
    Matter.DUTY_PHONES: _(
        "Citizens are shown these numbers. Each one has been called and answers."
    ),
    Matter.LAWYER: _("The Criminal Procedure Code and Law 99/2025/QH15 included."),
    Matter.PERSONAL_DATA: _(
        "The impact assessment is on file with the authority that receives it."
    ),
    Matter.SECURITY_LEVEL: _("The level is proposed, appraised and approved."),
    Matter.STATE_SECRETS: _("What stations may write in this system, and what they may not."),
    Matter.KEYS: _(
        "The root key was made offline before witnesses; the shares are with their keepers."
    ),
    Matter.RECOVERY: _("A backup was restored on another machine, and a tip of it was opened."),
}


class ConfirmForm(forms.Form):
    """The paper that settles a matter."""

    document = forms.CharField(
        label=_("Number and date of the paper"),
        max_length=200,
        error_messages={"required": _("Write the number and the date of the paper.")},
    )

    def __init__(self, *args, matter, **kwargs):
        # One form a matter on one page: each its own ids.
        super().__init__(*args, auto_id=f"{matter}_%s", **kwargs)


class Readiness(DeskView):
    """Every matter with its state; confirmed and taken back by the chief alone."""

    http_method_names = ("get", "head", "post")

    def refusal(self, request):
        if not may_see(self.officer):
            raise Http404
        return None

    def get(self, request):
        return self._page(request)

    def post(self, request):
        if not self._may_act(request):
            return self._page(request, status=403)
        matter = request.POST.get("matter")
        if matter not in Matter.values:
            raise Http404
        if "take_back" in request.POST:
            take_back(self.officer, Matter(matter))
            return redirect("desk:readiness")
        return self._confirm(request, Matter(matter))

    def _confirm(self, request, matter):
        form = ConfirmForm(request.POST, matter=matter)
        if form.is_valid():
            try:
                confirm(self.officer, matter, form.cleaned_data["document"])
                return redirect("desk:readiness")
            except StillLackingError:
                form.add_error("document", _("First settle what is still missing."))
        return self._page(request, failed=form, at=matter)

    def _may_act(self, request) -> bool:
        return self.officer.role == Officer.Role.CHIEF and sessions.is_open(request.session)

    def _page(self, request, failed=None, at=None, status=200):
        standings = readiness.standings()
        rows = [
            {
                "standing": standing,
                "why": EXPLANATIONS[standing.matter],
                "form": failed if standing.matter == at else ConfirmForm(matter=standing.matter),
            }
            for standing in standings
        ]
        context = {
            "station": self.officer.station,
            "rows": rows,
            "form": failed,
            "open": readiness.form_is_open(),
            "left": sum(standing.confirmation is None for standing in standings),
            "chief": self.officer.role == Officer.Role.CHIEF,
            "may_act": self._may_act(request),
        }
        return render(request, "desk/readiness.html", context, status=status)


def may_see(officer: Officer) -> bool:
    """Whether this is an officer of the duty desk of the portal's own province."""
    station = officer.station
    if station.kind != station.Kind.PROVINCE:
        return False
    home = home_province()
    return home is not None and station.province_id == home.pk
