"""A tip's way as the desk's page asks for it. Views only translate."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string

from tipoff.desk import actions
from tipoff.desk import services as desk
from tipoff.desk.access import OpenDeskView, TipView
from tipoff.desk.moving import payloads, receivers, selectors, services
from tipoff.desk.moving.forms import (
    AssignForm,
    KeysForm,
    MergeForm,
    SearchForm,
    StateForm,
    TransferForm,
)
from tipoff.desk.posting import NotPossibleError
from tipoff.models import Officer
from tipoff.services import handing


class StillHere(TipView):
    """Whether the tip is still at the officer's station: 204, or 404 once it has left.

    Asked by an open tab from time to time; the worker locks itself all the same when nobody works.
    """

    http_method_names = ("get", "head")

    def get(self, request, number):
        return HttpResponse(status=204)


class ChangeState(actions.TipAction):
    """Sets the tip's state, with a sealed reason and, where it says more, a reply."""

    def get_form(self, data):
        return StateForm(data, possible=selectors.possible(self.officer, self.tip))

    def act(self, after, outcome, told, tell_at, **sealed):
        form = self.form
        change = desk.Change(after, outcome, told, form.reason(), tell_at, form.reply())
        desk.change_state(self.officer, self.tip, change)


class Tell(TipView):
    """Shows the citizen the state that was held back."""

    http_method_names = ("post",)

    def post(self, request, number):
        services.tell(self.officer, self.tip)
        return HttpResponse(status=204)


class Receivers(TipView):
    """Where the tip could go, as a fragment, with what the browser checks those stations by."""

    http_method_names = ("post",)

    def post(self, request, number):
        form = SearchForm(request.POST)
        found = self.found(form.cleaned_data) if form.is_valid() else []
        html = render_to_string("desk/moving_receivers.html", {"found": found}, request)
        return JsonResponse({"html": html, "receivers": payloads.receivers(self.tip, found)})

    def found(self, asked):
        """Pairs of a ward (None for a desk) and who receives for it."""
        if asked["back"]:
            opened = handing.open_transfer(self.tip)
            return [(None, receivers.back_to(opened.sender))] if opened else []
        if asked["desk"]:
            return [(None, receivers.of_station(self.tip, asked["desk"]))]
        return receivers.find(self.tip, asked["typed"]) if asked["typed"] else []


class Transfer(actions.TipAction):
    """Hands the tip to another station."""

    form_class = TransferForm

    def act(self, to, **sealed):
        station = selectors.station_called(to)
        if station is None:
            raise NotPossibleError("receiver")
        handover = services.Handover(station, self.form.keys(to), self.form.reason())
        services.transfer(self.officer, self.tip, handover)


class GiveBack(actions.TipAction):
    """Returns the tip to the station that handed it over."""

    form_class = KeysForm

    def act(self, **sealed):
        opened = handing.open_transfer(self.tip)
        if opened is None:
            raise NotPossibleError("transition")
        keys = self.form.keys(opened.sender.code)
        services.give_back(self.officer, self.tip, self.form.reason(), keys)


class Merge(actions.TipAction):
    """Joins the tip with another of the station."""

    form_class = MergeForm

    def act(self, into, **sealed):
        others = selectors.tips_by_number(self.officer, [into])
        if not others:
            raise NotPossibleError("target")
        form = self.form
        services.merge(self.officer, self.tip, others[0], form.reason(), form.told_there())


class Assign(OpenDeskView):
    """Puts one tip or many into somebody's hands; answers the numbers of those that were."""

    http_method_names = ("post",)

    def post(self, request):
        form = AssignForm(request.POST)
        if not form.is_valid():
            return actions.refused(form)
        to = get_object_or_404(
            Officer, station=self.officer.station, public_id=form.cleaned_data["to"]
        )
        tips = selectors.tips_by_number(self.officer, form.cleaned_data["tips"])
        try:
            return JsonResponse({"assigned": services.assign(self.officer, tips, to)})
        except NotPossibleError as error:
            return actions.too_late(error)
