"""Single tips that a provincial or central desk acts on: found below it, taken over, held."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from tipoff.desk import labels, payloads
from tipoff.desk.moving import services as moving
from tipoff.desk.panels import PanelFormView, PanelView
from tipoff.desk.posting import Posting, next_sequence
from tipoff.desk.province import holding, selectors, services
from tipoff.desk.province.forms import HoldForm, NumberForm, ReasonForm
from tipoff.desk.province.views import ForOverseers, ProvincePanel
from tipoff.retention import holds


class FindTip(ForOverseers, PanelFormView):
    """From a tip's number to the panel of a tip at a station below."""

    form_class = NumberForm

    def get_form(self, data):
        form = super().get_form(data)
        if form.is_valid() and not selectors.tip_below(self.officer, form.cleaned_data["number"]):
            form.add_error("number", _("No station below this desk has such a tip open to you."))
        return form

    def act(self, form) -> dict:
        return {"open": reverse("desk:tip-below", args=[form.cleaned_data["number"]])}


class Below(ForOverseers):
    """About a tip at a station below, as `self.tip`; any other number is unknown."""

    def allows(self, officer) -> bool:
        return super().allows(officer) and self.tip is not None

    @cached_property
    def tip(self):
        return selectors.tip_below(self.officer, self.kwargs["number"])


class TipBelow(Below, ProvincePanel):
    """The clear facts and the sealed header of a tip below: what taking it over is decided by."""

    name = "tip-below"
    template_name = "desk/province_tip.html"

    def post(self, request, number):
        services.note_header(self.officer, self.tip)
        return super().post(request)

    def get_context_data(self) -> dict:
        return super().get_context_data() | {
            "part": "province",
            "tip": self.tip,
            "state": labels.state(self.tip),
            "deadline": labels.deadline(self.tip),
        }

    def get_data(self) -> dict:
        return {"tip": payloads.sealed_tip(self.tip) | {"next": next_sequence(self.tip)}}


class TakeOver(Below, PanelFormView):
    """Makes this desk the owner of a tip below, for a sealed reason."""

    form_class = ReasonForm

    def act(self, form) -> dict:
        moving.take_over(self.officer, self.tip, Posting(**form.cleaned_data))
        return {}


class HeldTip:
    """About a tip that this officer may hold, as `self.tip`; any other number is unknown."""

    def allows(self, officer) -> bool:
        return self.tip is not None

    @cached_property
    def tip(self):
        return holding.tip_for(self.officer, self.kwargs["number"])


class HoldPanel(HeldTip, PanelView):
    """Whether a tip is held, by which paper, and the form to set or end it."""

    name = "hold"
    template_name = "desk/province_hold.html"

    def get_context_data(self) -> dict:
        tip, into = self.tip, self.tip.merged_into
        reachable = into and holding.tip_for(self.officer, into.public_id)
        return {
            "tip": tip,
            "here": tip.station_id == self.officer.station_id,
            "hold": holding.standing_hold(tip),
            "held": holds.stands_on(tip),
            "may_release": holds.may_release(self.officer, tip),
            "merged_address": reachable and reverse("desk:hold", args=[into.public_id]),
            "form": HoldForm(),
        }


class SetHold(HeldTip, PanelFormView):
    """Keeps the tip from being erased, or lets it go again (`release`)."""

    form_class = HoldForm

    def act(self, form) -> dict:
        reference = form.cleaned_data["reference"]
        if "release" in self.request.POST:
            holding.release(self.officer, self.tip, reference)
            return {"done": _("The hold has ended.")}
        holding.hold(self.officer, self.tip, reference)
        return {"done": _("The tip is held: it is not erased.")}
