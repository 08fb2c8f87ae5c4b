"""What the provincial desk writes: stations' public facts, rules, the numbers of papers."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from places.models import Station, Ward
from tipoff.desk.forms import SIGNATURE_BYTES, BytesField, SealedField
from tipoff.models import Category
from tipoff.retention.holds import REFERENCE

# Area code and number, from abroad too, or a short number such as 113; blanks taken out.
PHONE = re.compile(r"(?:\+84|0)\d{8,10}\Z|1\d{2}\Z")
NUMBER = re.compile(r"[0-9]{10}\Z")


class FactsForm(forms.ModelForm):
    """A station's public facts. The wards are not among them: they stand in its certificate."""

    class Meta:
        model = Station
        fields = ("name", "name_en", "address", "duty_phone", "hours")
        labels = {
            "name": _("Name of the unit"),
            "name_en": _("Name in English"),
            "address": _("Address"),
            "duty_phone": _("Duty phone"),
            "hours": _("Hours"),
        }
        help_texts = {
            "duty_phone": _("With the area code. Citizens call it."),
            "hours": _("As citizens read it, such as: day and night."),
        }
        error_messages = {"name": {"required": _("Write the name of the unit.")}}

    def clean_duty_phone(self):
        """Digits, grouped as they were typed."""
        phone = " ".join(self.cleaned_data["duty_phone"].replace(".", " ").split())
        if phone and self.instance.is_demonstration:
            raise ValidationError(_("A station of the demonstration shows no phone number."))
        if phone and not PHONE.match(phone.replace(" ", "")):
            raise ValidationError(_("Write a phone number with its area code, digits only."))
        return phone


class NewStationForm(FactsForm):
    """A new ward station. Until its key is certified, no tip goes there."""

    class Meta(FactsForm.Meta):
        fields = ("code", *FactsForm.Meta.fields)
        labels = FactsForm.Meta.labels | {"code": _("Short code")}
        help_texts = FactsForm.Meta.help_texts | {
            "code": _("Small letters, digits and hyphens, such as ca-hoa-xuan; never changed.")
        }
        error_messages = FactsForm.Meta.error_messages | {
            "code": {
                "required": _("Write a short code."),
                "invalid": _("Small letters, digits and hyphens only, such as ca-hoa-xuan."),
                "unique": _("Another station has this code."),
            }
        }


class CertificateForm(forms.Form):
    """The wards that a station is to serve, and what the authority's key signed about it.

    `taken` names the station that serves a ward already, by the ward's code. With `checking` only
    the wards are asked for: nothing is signed before they are right.
    """

    wards = forms.ModelMultipleChoiceField(
        label=_("Wards served"),
        queryset=Ward.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    certificate = BytesField(error_messages={"required": _("The certificate was not signed.")})
    revocation = BytesField(required=False)

    def __init__(self, *args, station, taken=None, checking=False, **options):
        super().__init__(*args, **options)
        self.station, self.taken = station, taken or {}
        self.fields["wards"].queryset = wards_of(station)
        self.fields["certificate"].required = not checking

    def clean_wards(self):
        """At least one for a ward's station, none that another station serves."""
        wards = self.cleaned_data["wards"]
        if self.station.kind == Station.Kind.WARD and not wards:
            raise ValidationError(_("Choose the wards that the station serves."))
        for ward in wards:
            if ward.code in self.taken:
                words = {"ward": ward.full_name, "station": self.taken[ward.code]}
                raise ValidationError(
                    _("%(ward)s is served by %(station)s: take it away there first.") % words
                )
        return wards


def wards_of(station: Station):
    """The present wards that a station could serve: those of its province, for a ward's station."""
    if station.kind != Station.Kind.WARD:
        return Ward.objects.none()
    return Ward.objects.current().filter(province=station.province_id).order_by("name", "code")


class RuleForm(forms.Form):
    """Tips of a category go to a station; the signature comes from the browser."""

    category = forms.ChoiceField(label=_("Category"), choices=Category.choices)
    station = forms.ModelChoiceField(
        label=_("Goes to"),
        queryset=Station.objects.none(),
        to_field_name="code",
        empty_label=None,
        error_messages={"invalid_choice": _("Choose a station of this province.")},
    )
    signature = BytesField(error_messages={"required": _("The rule was not signed.")})

    def __init__(self, *args, stations, **options):
        super().__init__(*args, **options)
        self.fields["station"].queryset = stations


class RemovalForm(forms.Form):
    """The end of a rule, signed in the browser; empty for one that was never rightly signed."""

    revocation = BytesField(required=False)


class NumberForm(forms.Form):
    """The number of a tip, as it stands in lists and letters."""

    number = forms.CharField(
        label=_("Number of the tip"), error_messages={"required": _("Write the ten digits.")}
    )

    def clean_number(self):
        """Ten digits; blanks between them do no harm."""
        number = "".join(self.cleaned_data["number"].split())
        if not NUMBER.match(number):
            raise ValidationError(_("The number of a tip has ten digits."))
        return number


class ReasonForm(forms.Form):
    """Why a tip is taken over: written in the page, sealed and signed there."""

    sequence = forms.IntegerField(min_value=1)
    to_tip = SealedField(error_messages={"required": _("Write the reason.")})
    signature = BytesField(size=SIGNATURE_BYTES)


class HoldForm(forms.Form):
    """The paper that asks for a hold, or for its end."""

    reference = forms.CharField(
        label=_("Number of the paper"),
        help_text=_("As it stands on the paper, such as 12/QD-DT. Capitals, digits, / - and ."),
        error_messages={"required": _("Write the number of the paper.")},
    )

    def clean_reference(self):
        """The number alone: nobody's words go into the journal."""
        reference = self.cleaned_data["reference"].strip().upper()
        if not REFERENCE.match(reference):
            raise ValidationError(_("Write the number alone, such as 12/QD-DT."))
        return reference
