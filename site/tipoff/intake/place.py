"""Step 4: where it happened. Search and choose, with or without JavaScript.

What was typed and what was chosen are posted and kept in the sealed draft: the place never stands
in an address, and so in no log and no browser history.
"""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.forms.widgets import HintedRadioSelect
from places import matcher
from places.models import Province
from places.sorting import sort_key
from tipoff.intake.engine import StepForm
from tipoff.intake.texts import TypedField, clean
from tipoff.selectors.area import current_ward, home_province

WARD, UNKNOWN, ONLINE = "ward", "unknown", "online"
TYPED_LIMIT = 200
LANDMARK_LIMIT = 500


def suggest(text: str, home: Province | None) -> list[matcher.Candidate]:
    """The wards that a text may mean, the portal's own area first among equals."""
    return matcher.find(text[:TYPED_LIMIT], home_province=home.code if home else None)


def about(candidate: matcher.Candidate, home: Province | None) -> str:
    """The line under a ward's name: what it was made of, and that it lies outside the area."""
    said = []
    if home and candidate.province_code != home.code:
        said.append(gettext("outside %(area)s") % {"area": home.name})
    if candidate.was:
        said.append(gettext("was: %(units)s") % {"units": ", ".join(candidate.was)})
    return "; ".join(said)


class PlaceForm(StepForm):
    """A text to search by, the wards found, "I do not know" and "online"."""

    typed = TypedField(
        label=_("Name of the ward or commune"),
        required=False,
        limit=TYPED_LIMIT,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    choice = TypedField(label=_("Choose the place"), required=False, limit=10)
    landmark = TypedField(
        label=_("If you do not know: a hotel, street or landmark nearby; if online: which page"),
        required=False,
        limit=LANDMARK_LIMIT,
    )
    province = forms.ChoiceField(
        label=_("Province or city, if you know it"),
        required=False,
        error_messages={"invalid_choice": _("Choose a province or city from the list.")},
    )
    mark_optional = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound and self.kept:
            self.initial = {**self.initial, **self.kept, "choice": None}
        self.home = home_province()
        self.typed_before = self.kept.get("typed") or self.answers.get("place", {}).get("typed", "")
        text = self._search_text()
        self.found = suggest(text, self.home) if text else []
        self.fields["choice"].widget = self._choices()
        self.fields["province"].choices = self._provinces()

    def clean(self):
        """Ask for a choice when there is something to choose from and nothing was chosen."""
        data = super().clean()
        if self.errors or self.ask_again() is not None:
            return data
        choice = data.get("choice")
        if choice not in (UNKNOWN, ONLINE):
            self._check_ward(choice)
        return data

    def ask_again(self) -> dict | None:
        """A new text to search by, or the button "Search", asks again with what was found."""
        data = self.cleaned_data
        typed = data.get("typed", "")
        wants = "search" in self.data or (not data.get("choice") and typed != self.typed_before)
        if not (wants and typed):
            return None
        return {name: data.get(name, "") for name in ("typed", "landmark", "province")}

    def answer(self) -> dict:
        data = self.cleaned_data
        if data["choice"] in (UNKNOWN, ONLINE):
            province = data["province"] or self._province_of_found(data["choice"])
            return {**data, "kind": data["choice"], "ward": None, "province": province}
        ward = self.ward
        names = {"name": ward.long_name, "ward": ward.code, "province": ward.province_id}
        return {**data, "kind": WARD, **names}

    def _check_ward(self, choice: str | None) -> None:
        self.ward = current_ward(choice) if choice else None
        if self.ward is not None:
            return
        if self.found:
            one = _("Choose the place, or say that you are not sure.")
            several = _(
                "Several places have a name like this, or the former one was split. "
                "Choose one, or say that you are not sure."
            )
            self.add_error("choice", several if len(self.found) > 1 else one)
        elif self.cleaned_data.get("typed"):
            self.add_error("typed", _("No ward or commune has such a name. Check the spelling."))
        else:
            self.add_error("typed", _("Type the name of the ward, or choose one of the answers."))

    def _search_text(self) -> str:
        if self.is_bound:
            return clean(self.data.get("typed") or "")
        return self.initial.get("typed") or ""

    def _choices(self) -> forms.Widget:
        wards = [(ward.code, ward.full_name) for ward in self.found]
        hints = {ward.code: about(ward, self.home) for ward in self.found}
        others = [(UNKNOWN, _("I am not sure")), (ONLINE, _("It happened online or by phone"))]
        hints[UNKNOWN] = _("The duty desk of the province or city will receive it.")
        hints[ONLINE] = hints[UNKNOWN]
        return HintedRadioSelect(choices=wards + others, hints=hints)

    def _provinces(self) -> list[tuple[str, str]]:
        # By name, since nobody looks for "An Giang" under "tỉnh"; đ stands with d, not after x.
        rows = sorted(Province.objects.current(), key=lambda row: sort_key(row.name))
        return [("", _("I do not know")), *((row.code, row.name) for row in rows)]

    def _province_of_found(self, kind: str) -> str | None:
        """Where all that was found beyond doubt lies in one province, that one."""
        found = {ward.province_code for ward in self.found if ward.exact}
        return found.pop() if kind == UNKNOWN and len(found) == 1 else None
