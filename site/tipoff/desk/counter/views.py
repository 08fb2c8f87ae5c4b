"""The counter's panels and forms, and the rows that paper and CSV leave in the journal."""

from django import forms
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters

from tipoff.desk import services as desk
from tipoff.desk.access import OpenDeskView, TipView
from tipoff.desk.counter import services
from tipoff.desk.counter.forms import CounterForm, PracticeForm
from tipoff.desk.counter.services import TakenIn
from tipoff.desk.panels import REFUSED, PanelFormView, PanelView
from tipoff.intake.place import PlaceForm
from tipoff.journal import Action
from tipoff.vault import receipts

private = method_decorator(sensitive_post_parameters(), name="dispatch")


class IntakePanel(PanelView):
    """All questions on one page; the receipt is drawn with it."""

    name = "counter"
    template_name = "desk/counter/intake.html"

    def get_context_data(self):
        return {"form": CounterForm()}

    def get_data(self):
        return {"receipt": receipts.draw()}


@private
class TakeIn(PanelFormView):
    """Keeps what was told at the counter."""

    def get_form(self, data):
        return CounterForm(data, lambda question: services.elsewhere(self.officer, question))

    def act(self, form):
        taken = services.take_in(self.officer, form.receipt, form.report, form.channel)
        return _slip(self.request, taken)


@private
class Places(OpenDeskView):
    """The wards that a typed text may mean, as the choices of the form; posted, never in a URL."""

    http_method_names = ("post",)

    def post(self, request):
        typed = request.POST.get("typed", "")
        form = PlaceForm(None, answers={}, initial={"typed": typed})
        said = ngettext("%(count)s place found", "%(count)s places found", len(form.found))
        return JsonResponse(
            {
                "html": form["choice"].as_field_group(),
                "said": said % {"count": len(form.found)},
            }
        )


class PracticePanel(PanelView):
    """Ready-made texts to practise on."""

    name = "practice"
    template_name = "desk/counter/practice.html"

    def get_context_data(self):
        return {"form": PracticeForm()}

    def get_data(self):
        return {"receipt": receipts.draw()}


class MakePractice(PanelFormView):
    """Makes a practice tip for the officer's own station."""

    form_class = PracticeForm

    def act(self, form):
        data = form.cleaned_data
        taken = services.make_practice(self.officer, data["receipt"], data["text"])
        return _slip(self.request, taken)


class PrintTip(TipView):
    """The page prints the opened tip: it goes into the journal first."""

    http_method_names = ("post",)

    def post(self, request, number):
        contact = request.POST.get("contact") == "on"
        desk.note(self.officer, Action.TIP_PRINTED, number, contact=contact)
        return HttpResponse(status=204)


class ExportForm(forms.Form):
    """How many lines the page writes into a CSV file."""

    count = forms.IntegerField(min_value=1, max_value=1000)


class ExportList(OpenDeskView):
    """The page writes the list that it has opened into a file: it goes into the journal first."""

    http_method_names = ("post",)

    def post(self, request):
        form = ExportForm(request.POST)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=REFUSED)
        desk.note(self.officer, Action.LIST_EXPORTED, tips=form.cleaned_data["count"])
        return HttpResponse(status=204)


def _slip(request, taken: TakenIn) -> dict:
    """What the page shows once, and what it prints for whoever reported."""
    tip = taken.tip
    return {
        "receipt": taken.receipt,
        "number": tip.public_id,
        "station": tip.station.name,
        "phone": tip.station.duty_phone,
        "lookup": request.build_absolute_uri(reverse("tipoff:lookup")),
        "opens": taken.opens,
        "said": _said(taken),
    }


def _said(taken: TakenIn) -> str:
    if taken.added:
        return _("The tip was there already. The changed answers were added to it.")
    if taken.tip.practice:
        return _("The practice tip was made.")
    return _("The tip was taken in.")
