"""The provincial desk's panels, and the forms in them."""

from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tipoff.desk import labels, payloads
from tipoff.desk.keys import selectors as keys
from tipoff.desk.panels import PanelFormView, PanelView
from tipoff.desk.province import selectors, services
from tipoff.desk.province.forms import (
    CertificateForm,
    FactsForm,
    NewStationForm,
    NumberForm,
    RemovalForm,
    RuleForm,
)
from tipoff.desk.province.standings import standing_of, standings
from tipoff.desk.services import NotPossibleError
from tipoff.models import Officer
from tipoff.rules import serial_of
from tipoff.vault.encoding import b64

# The parts of the provincial desk: a panel's name, its address' name, what it is called.
PARTS = (
    ("province", "desk:province", gettext_lazy("Overview")),
    ("stations", "desk:stations", gettext_lazy("Stations")),
    ("rules", "desk:rules", gettext_lazy("Rules")),
    ("figures", "desk:figures", gettext_lazy("Figures")),
)


class ForOverseers:
    """For officers of a province's desk or the central one; unknown to everybody else."""

    def allows(self, officer: Officer) -> bool:
        return selectors.oversees(officer)


class AboutStation(ForOverseers):
    """About a station that the officer's desk keeps, as `self.station`; any other is unknown."""

    def allows(self, officer: Officer) -> bool:
        return super().allows(officer) and self.station is not None

    @cached_property
    def station(self):
        return selectors.stations_kept(self.officer).filter(code=self.kwargs["code"]).first()


class ProvincePanel(ForOverseers, PanelView):
    """A panel with the provincial desk's own menu."""

    def get_context_data(self) -> dict:
        parts = [(name, reverse(view), label) for name, view, label in PARTS]
        return {"parts": parts, "part": self.name}


class Overview(ProvincePanel):
    """What came up to this desk, which stations do not work, and what is late below it."""

    name = "province"
    template_name = "desk/province.html"

    def post(self, request):
        named = [tip for late in self.late for tip in late.tips]
        services.note_overview(self.officer, self.tips, named)
        return super().post(request)

    @cached_property
    def tips(self) -> list:
        return list(selectors.came_up(self.officer)[: selectors.HEADERS])

    @cached_property
    def late(self) -> list:
        return selectors.overdue(self.officer)

    def get_context_data(self) -> dict:
        found = standings(selectors.stations_watched(self.officer))
        return super().get_context_data() | {
            "tips": [_row(tip) for tip in self.tips],
            "more": selectors.came_up(self.officer).count() - len(self.tips),
            "standings": [standing for standing in found if standing.needs_attention],
            "exposed": keys.exposed(self.officer, keys.Checker()),
            "late": [(late, [_row(tip) for tip in late.tips]) for late in self.late],
            "form": NumberForm(),
        }

    def get_data(self) -> dict:
        return {"tips": [payloads.sealed_tip(tip) for tip in self.tips]}


class Stations(ProvincePanel):
    """The stations that this desk keeps, each with its key's end and state."""

    name = "stations"
    template_name = "desk/province_stations.html"

    def get_context_data(self) -> dict:
        found = standings(selectors.stations_kept(self.officer))
        new = NewStationForm(auto_id="new_%s") if self.officer.station.province_id else None
        return super().get_context_data() | {"standings": found, "form": new}


class OneStation(AboutStation, ProvincePanel):
    """A station's public facts, its certificate and the wards that it serves."""

    name = "station"
    template_name = "desk/province_station.html"

    @cached_property
    def standing(self):
        return standing_of(self.station)

    def get_context_data(self) -> dict:
        station, wards = self.standing.station, self.standing.wards
        form = CertificateForm(station=station, initial={"wards": wards}, auto_id="cert_%s")
        return super().get_context_data() | {
            "part": "stations",
            "standing": self.standing,
            "station": station,
            "form": FactsForm(instance=station),
            "certificate_form": form,
            "served": selectors.wards_named(wards),
        }

    def get_data(self) -> dict:
        """The present certificate with its authority's: what a new one is made from."""
        key = self.standing.key
        if key is None:
            return {}
        return {
            "station": self.standing.station.code,
            "chain": [b64(key.authority.certificate), b64(key.certificate)],
            "serial": self.standing.serial,
            "wards": sorted(self.standing.wards),
        }


class Rules(ProvincePanel):
    """Which categories go to a station of their own in this province."""

    name = "rules"
    template_name = "desk/province_rules.html"

    @cached_property
    def rules(self) -> list:
        return selectors.checked_rules(self.officer)

    def get_context_data(self) -> dict:
        return super().get_context_data() | {
            "rules": self.rules,
            "form": RuleForm(stations=selectors.stations_kept(self.officer)),
        }

    def get_data(self) -> dict:
        serials = {row.pk: serial_of(row.signature) for row, _holds in self.rules}
        return {"province": self.officer.station.province_id or "", "serials": serials}


class Figures(ProvincePanel):
    """The tips of a month by station and state, small numbers hidden."""

    name = "figures"
    template_name = "desk/province_figures.html"

    def post(self, request):
        services.note_panel(self.officer, self.name, month=self.month.isoformat())
        return super().post(request)

    @cached_property
    def months(self) -> list:
        return selectors.months(timezone.now())

    @cached_property
    def month(self):
        asked = self.request.GET.get("month")
        return next((month for month in self.months if month.isoformat() == asked), self.months[0])

    def get_context_data(self) -> dict:
        return super().get_context_data() | {
            "figures": selectors.figures(self.officer, self.month),
            "months": self.months,
            "least": settings.SMALLEST_FIGURE,
        }


class AddStation(ForOverseers, PanelFormView):
    """A new ward station of the province."""

    form_class = NewStationForm

    def allows(self, officer: Officer) -> bool:
        return super().allows(officer) and officer.station.province_id is not None

    def act(self, form) -> dict:
        services.add_station(self.officer, form.save(commit=False))
        return {"done": _("The station was added. Its key is the next thing it needs.")}


class ChangeFacts(AboutStation, PanelFormView):
    """A station's public facts."""

    def get_form(self, data):
        return FactsForm(data, instance=self.station)

    def act(self, form) -> dict:
        if form.changed_data:
            services.change_facts(self.officer, form.instance, form.changed_data)
        return {"done": _("The station's facts were saved. Public pages show them now.")}


class Certify(AboutStation, PanelFormView):
    """A new certificate for a station's key, signed in the browser; with `check` only the wards
    are looked at, before anything is signed."""

    @property
    def checking(self) -> bool:
        return "check" in self.request.POST

    def get_form(self, data):
        taken = selectors.taken_wards(self.officer, self.station)
        return CertificateForm(data, station=self.station, taken=taken, checking=self.checking)

    def act(self, form) -> dict | None:
        if self.checking:
            return None
        given = form.cleaned_data
        signed = services.Signed(given["certificate"], given["revocation"])
        services.certify(self.officer, self.station, given["wards"], signed)
        return {"done": _("The new certificate stands.")}


class AddRule(ForOverseers, PanelFormView):
    """A rule, signed in the browser by the province's authority."""

    def allows(self, officer: Officer) -> bool:
        return super().allows(officer) and officer.station.province_id is not None

    def get_form(self, data):
        return RuleForm(data, stations=selectors.stations_kept(self.officer))

    def act(self, form) -> dict:
        services.add_rule(self.officer, **form.cleaned_data)
        return {"done": _("The rule was signed and stands.")}


class RemoveRule(ForOverseers, PanelFormView):
    """Takes a rule away."""

    form_class = RemovalForm

    def act(self, form) -> dict:
        rule = selectors.rules_of(self.officer).filter(pk=self.kwargs["pk"]).first()
        if rule is None:
            raise NotPossibleError("rule")
        services.remove_rule(self.officer, rule, form.cleaned_data["revocation"])
        return {"done": _("The rule was taken away.")}


def _row(tip) -> dict:
    return {"tip": tip, "deadline": labels.deadline(tip), "state": labels.state(tip)}
