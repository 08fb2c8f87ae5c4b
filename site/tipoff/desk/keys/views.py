"""The keys' panel, its forms, and a new officer's enrolment, which needs no open vault yet."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tipoff.desk import payloads as desk_payloads
from tipoff.desk import services as desk_services
from tipoff.desk.access import CONFLICT, DeskView, OpenDeskView
from tipoff.desk.keys import (
    forms,
    heirs,
    issuers,
    lifetimes,
    payloads,
    people,
    selectors,
    services,
)
from tipoff.desk.panels import REFUSED, PanelFormView, PanelView
from tipoff.desk.posting import NotPossibleError
from tipoff.journal import Action
from tipoff.models import Officer


class Enrol(DeskView):
    """Keys that the browser has made, for the province's desk to certify."""

    http_method_names = ("post",)

    def post(self, request):
        form = forms.EnrolForm(request.POST)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=REFUSED)
        try:
            people.enrol(self.officer, **form.cleaned_data)
        except NotPossibleError as error:
            return JsonResponse({"error": error.code}, status=CONFLICT)
        return HttpResponse(status=204)


class Repin(OpenDeskView):
    """The vault with the root that follows the old one pinned."""

    http_method_names = ("post",)

    def post(self, request):
        form = forms.RepinForm(request.POST)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=REFUSED)
        try:
            people.repin(self.officer, form.cleaned_data["wrapped"])
        except NotPossibleError as error:
            return JsonResponse({"error": error.code}, status=CONFLICT)
        return HttpResponse(status=204)


class Keys(PanelView):
    """Who holds which key: of one's own station, or of each that one's desk answers for."""

    name = "keys"
    template_name = "desk/keys.html"

    def get_context_data(self):
        self.checker = selectors.Checker()
        stations = selectors.stations_under(self.officer).order_by("kind", "name")
        chosen = self.request.GET.get("station") or self.officer.station.code
        station = stations.filter(code=chosen).first()
        if station is None:
            raise Http404
        self.standing = selectors.standing_of(station, self.checker)
        self.heirs = selectors.heirs_of(station, self.checker)
        self.lifetime = lifetimes.lifetime_of(station, self.checker)
        signs = issuers.scope_of(self.officer) is not None
        self.due = lifetimes.due(stations, self.checker) if signs else []
        return {
            "signs": signs,
            "own": station.pk == self.officer.station_id,
            "chief": self.officer.role == Officer.Role.CHIEF,
            "stations": stations,
            "standing": self.standing,
            "wards": selectors.wards_of(self.standing),
            "lifetime": self.lifetime,
            "due": self.due,
            "exposed": selectors.exposed(self.officer, self.checker),
            "may_prolong": signs and self._may_prolong(),
            "heirs": [heir.station for heir in self.heirs],
            "left_to": selectors.left_to(station),
            "waiting": selectors.waiting(self.officer, self.checker),
            "unreadable": len(selectors.to_reseal(station, self.officer)) if signs else 0,
            "add": forms.AddOfficerForm(stations=stations, initial={"station": station.code}),
        }

    def _may_prolong(self):
        """Each has one button: those that end soon in the list of what is due."""
        lifetime = self.lifetime
        return lifetime is not None and lifetime.may_grow and not lifetime.ends_soon

    def get_data(self):
        given = payloads.panel(self.officer, self.standing, self.heirs, self.checker)
        return given | {"lifetimes": payloads.lifetimes([*self.due, self.lifetime])}


class KeysForm(PanelFormView):
    """A form of the panel; `signing` ones are for the desks that certify."""

    signing = True

    def allows(self, officer):
        return not self.signing or issuers.scope_of(officer) is not None

    def get_form(self, data):
        under = {
            "officers": selectors.officers_under(self.officer),
            "stations": self.stations(),
        }
        return self.form_class(data, **under)

    def stations(self):
        return selectors.stations_under(self.officer)


class AddOfficer(KeysForm):
    """Account and officer, and a link for the first password, shown this once."""

    form_class = forms.AddOfficerForm

    def act(self, form):
        officer = people.add_officer(self.officer, people.NewOfficer(**form.cleaned_data))
        return {"link": self.request.build_absolute_uri(_password_address(officer.user))}


class Certify(KeysForm):
    form_class = forms.CertifyForm

    def act(self, form):
        people.certify(self.officer, **form.cleaned_data)
        return {
            "done": _("The officer is certified. A colleague now hands over the station's key.")
        }


class Move(KeysForm):
    form_class = forms.MoveForm

    def act(self, form):
        people.renew_certificate(self.officer, **form.cleaned_data)
        return {"done": _("The officer has a new certificate.")}


class Leave(KeysForm):
    form_class = forms.LeaveForm

    def act(self, form):
        people.leave(self.officer, **form.cleaned_data)
        return {"done": _("The officer has left. The station works with a new key.")}


class RenewKey(KeysForm):
    form_class = forms.RenewForm

    def act(self, form):
        services.renew_station_key(self.officer, **form.cleaned_data)
        return {"done": _("The station has a new key.")}


class Prolong(KeysForm):
    form_class = forms.ProlongForm

    def act(self, form):
        services.prolong_certificate(self.officer, **form.cleaned_data)
        return {"done": _("The station's certificate was renewed with the key it has.")}


class ShareKey(KeysForm):
    form_class = forms.ShareForm
    signing = False

    def act(self, form):
        sealed = _by_epoch(form.cleaned_data["shares"])
        services.share_station_key(self.officer, form.cleaned_data["officer"], sealed)
        return {"done": _("The officer can open the station's tips now.")}


class ShareAuthority(KeysForm):
    form_class = forms.AuthorityForm

    def act(self, form):
        services.share_authority(self.officer, **form.cleaned_data)
        return {"done": _("The officer can certify now.")}


class Grant(KeysForm):
    """The head of a station leaves its keys to the station that takes over."""

    form_class = forms.HeirForm
    signing = False

    def allows(self, officer):
        return officer.role == Officer.Role.CHIEF

    def stations(self):
        return selectors.may_inherit(self.officer.station)

    def act(self, form):
        heirs.grant(self.officer, form.cleaned_data["heir"], _by_epoch(form.cleaned_data["shares"]))
        return {"done": _("The other station can open this station's tips now.")}


class Merge(KeysForm):
    form_class = forms.MergeForm

    def act(self, form):
        moved = heirs.merge(self.officer, **form.cleaned_data)
        said = ngettext("%(moved)s tip was moved.", "%(moved)s tips were moved.", moved)
        return {"done": said % {"moved": moved}}


class ResealBatch(KeysForm):
    """Tips that a station cannot open, with their headers, for the browser of the desk above."""

    form_class = forms.BatchForm

    def act(self, form):
        tips = selectors.to_reseal(form.cleaned_data["station"], self.officer, **_after(form))
        numbers = [tip.public_id for tip in tips]
        desk_services.note(self.officer, Action.HEADERS_RELEASED, tips=numbers)
        for tip in tips:
            tip.keys_here = list(tip.keys.filter(station_key__station=self.officer.station))
        last = tips[-1].pk if tips else None
        return {"tips": [desk_payloads.sealed_tip(tip) for tip in tips], "last": last}


class Reseal(KeysForm):
    form_class = forms.ResealForm

    def act(self, form):
        station, sealed = form.cleaned_data["station"], form.cleaned_data["shares"]
        done = heirs.reseal(self.officer, station, form.cleaned_data["after"], sealed)
        said = ngettext("%(done)s tip was handed over.", "%(done)s tips were handed over.", done)
        return {"done": said % {"done": done}}


def _after(form) -> dict:
    return {"after": form.cleaned_data["after"]}


def _by_epoch(sealed: dict[str, bytes]) -> dict[int, bytes]:
    try:
        return {int(epoch): share for epoch, share in sealed.items()}
    except ValueError:
        raise NotPossibleError("signature") from None


def _password_address(user) -> str:
    """Where the person sets the first password: once, within `PASSWORD_RESET_TIMEOUT`."""
    key = default_token_generator.make_token(user)
    kwargs = {"uidb36": user_pk_to_url_str(user), "key": key}
    return reverse("account_reset_password_from_key", kwargs=kwargs)
