"""The questions about the person who reports: in whose name, and how to be reached."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.forms.widgets import HintedRadioSelect
from tipoff.intake.engine import StepForm
from tipoff.intake.forms import chosen_from
from tipoff.intake.texts import TypedField, clean
from tipoff.terms import IdentityChoice

NAME_LIMIT = 150
PHONE_LIMIT = 40
HOURS_LIMIT = 200
# What people put between digits; +84 and 0 are the same, other countries keep their own.
_BETWEEN_DIGITS = re.compile(r"[\s.\-–()/]+")
_VIETNAMESE = re.compile(r"(?:\+?84|0084|0)0?[1-9]\d{8,9}", re.ASCII)
_FOREIGN = re.compile(r"(?:\+|00)[1-9]\d{6,14}", re.ASCII)


class TypedEmailField(forms.EmailField):
    """An address, cleaned of what was pasted along with it."""

    def to_python(self, value):
        return clean(super().to_python(value))


class IdentityForm(StepForm):
    """Step 12."""

    identity = forms.ChoiceField(
        label=_("How do you want to report?"),
        help_text=_(
            "Leaving out your name lowers the risk of being known, but the text, photos or voices "
            "may still let others recognise you."
        ),
        choices=IdentityChoice.choices,
        widget=HintedRadioSelect(
            hints={
                IdentityChoice.ANONYMOUS: _(
                    "You are asked neither a name nor a number. Officers can ask you something "
                    "only through the receipt code."
                ),
                IdentityChoice.NAMED: _(
                    "Name and contact are sealed apart. Only officers given this duty can open "
                    "them, and each opening is recorded."
                ),
                IdentityChoice.ORGANISATION: _(
                    "An office, company, school, residents' group… Its name and contact are "
                    "sealed apart too."
                ),
            }
        ),
        error_messages=chosen_from(_("Choose how you want to report.")),
    )


class ContactForm(StepForm):
    """Step 13, asked of those who do not report without a name."""

    organisation = TypedField(
        label=_("Name of the organisation"),
        limit=NAME_LIMIT,
        error_messages={"required": _("Write the name of the organisation.")},
    )
    name = TypedField(
        label=_("Your name"),
        limit=NAME_LIMIT,
        error_messages={
            "required": _("Write your name, or go back and choose to report without one.")
        },
    )
    phone = TypedField(
        label=_("Phone number"),
        help_text=_("For example 0912 345 678 or +84 912 345 678."),
        limit=PHONE_LIMIT,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    email = TypedEmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "email", "spellcheck": "false"}),
        error_messages={
            "invalid": _("Write the e-mail address in full, for example ten@vidu.vn."),
            "max_length": _("The e-mail address is too long."),
        },
    )
    hours = TypedField(
        label=_("When is it safe to call or write? (optional)"),
        help_text=_("For example: after 6 pm; never when others are at home."),
        limit=HOURS_LIMIT,
        required=False,
    )
    mark_optional = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.answers.get("identity", {}).get("identity") == IdentityChoice.ORGANISATION:
            self.fields["name"].required = False
            self.fields["name"].label = _("Person to contact (optional)")
        else:
            del self.fields["organisation"]

    def clean_phone(self):
        """Judged as digits, kept as typed: an officer reads it the way it was given."""
        typed = self.cleaned_data["phone"]
        if typed and not is_phone(typed):
            raise ValidationError(
                _("Write a phone number of 10 or 11 digits, for example 0912 345 678.")
            )
        return typed

    def clean(self):
        """At least one way to be reached."""
        data = super().clean()
        if not (data.get("phone") or data.get("email") or {"phone", "email"} & set(self.errors)):
            self.add_error("phone", _("Write a phone number or an e-mail address: one is enough."))
        return data


def is_phone(typed: str) -> bool:
    """Whether a text is a Vietnamese number in any usual form, or another country's with its code.

    >>> is_phone("0912 345 678"), is_phone("+84 (0)236.3822.113"), is_phone("+33 6 12 34 56 78")
    (True, True, True)
    >>> is_phone("0912 345"), is_phone("số của tôi")
    (False, False)
    """
    digits = _BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", typed))
    return any(form.fullmatch(digits) is not None for form in (_VIETNAMESE, _FOREIGN))
