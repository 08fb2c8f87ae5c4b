"""What the keys' panel and the enrolment send: public keys, envelopes and sealed keys."""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.models import User
from places.models import Station
from tipoff.desk.forms import SEAL_BYTES, BytesField
from tipoff.desk.keys.services import MadeKey
from tipoff.models import Officer
from tipoff.vault.encoding import unb64
from tipoff.vault.errors import VaultError
from tipoff.vault.padding import KEY_BLOCK

KEY_BYTES = 32
MALFORMED = _("This was not sealed as it should be.")


class SealedKeysField(forms.CharField):
    """A JSON object: a name for each sealed private key (base64url); answers name to bytes."""

    def clean(self, value):
        try:
            found = json.loads(super().clean(value) or "{}")
            return {str(name): sealed_key(text) for name, text in found.items()}
        except (ValueError, AttributeError, VaultError):
            raise ValidationError(MALFORMED, "malformed") from None


class MadeKeyField(forms.CharField):
    """A station's new epoch as the worker answers it, as JSON; empty is None."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            made = json.loads(text)
            shares = {share["officer"]: sealed_key(share["sealed"]) for share in made["shares"]}
            return MadeKey(unb64(made["envelope"]), shares, sealed_key(made["escrow"]))
        except (ValueError, KeyError, TypeError, VaultError):
            raise ValidationError(MALFORMED, "malformed") from None


def sealed_key(text: str) -> bytes:
    """A sealed private key: whole padded blocks behind the sealed box's own bytes."""
    sealed = unb64(text)
    blocks, rest = divmod(len(sealed) - SEAL_BYTES, KEY_BLOCK)
    if rest or not 1 <= blocks <= 4:
        raise ValueError
    return sealed


class EnrolForm(forms.Form):
    """Keys that the officer's browser has made."""

    box_key = BytesField(size=KEY_BYTES)
    sign_key = BytesField(size=KEY_BYTES)
    wrapped = BytesField()


class RepinForm(forms.Form):
    """The officer's vault, wrapped anew."""

    wrapped = BytesField()


class UnderForm(forms.Form):
    """Fields that choose among the officers and stations that one's desk answers for."""

    def __init__(self, *args, officers=None, stations=None, **options):
        super().__init__(*args, **options)
        for name, choices in (("officer", officers), ("station", stations), ("heir", stations)):
            if name in self.fields and choices is not None:
                self.fields[name].queryset = choices


def _officer_field():
    return forms.ModelChoiceField(Officer.objects.none(), to_field_name="public_id")


def _station_field(label):
    return forms.ModelChoiceField(
        Station.objects.none(),
        to_field_name="code",
        label=label,
        empty_label=_("Choose a station"),
        error_messages={"required": _("Choose a station.")},
    )


class AddOfficerForm(UnderForm):
    """A new person at a station."""

    name = forms.CharField(
        label=_("Full name"),
        max_length=120,
        error_messages={"required": _("Write the officer's name.")},
    )
    login = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=[User.username_validator],
        error_messages={"required": _("Write a user name.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("For notices that something is new. They say nothing of any tip."),
    )
    station = _station_field(_("Station"))
    role = forms.ChoiceField(label=_("Role"), choices=Officer.Role.choices)

    def clean_login(self):
        login = self.cleaned_data["login"]
        if User.objects.filter(username__iexact=login).exists():
            raise ValidationError(_("This user name is taken. Choose another."), "taken")
        return login


class CertifyForm(UnderForm):
    officer = _officer_field()
    envelope = BytesField()
    revoked = BytesField(required=False)


class MoveForm(CertifyForm):
    station = _station_field(_("Station from now on"))


class LeaveForm(UnderForm):
    officer = _officer_field()
    revoked = BytesField(required=False)
    made = MadeKeyField(required=False)


class RenewForm(UnderForm):
    station = _station_field(_("Station"))
    made = MadeKeyField()


class ProlongForm(UnderForm):
    station = _station_field(_("Station"))
    envelope = BytesField()


class ShareForm(UnderForm):
    officer = _officer_field()
    shares = SealedKeysField()


class AuthorityForm(UnderForm):
    officer = _officer_field()
    serial = forms.CharField(max_length=64)
    sealed = BytesField()


class HeirForm(UnderForm):
    heir = _station_field(_("Station that takes over"))
    shares = SealedKeysField()


class MergeForm(UnderForm):
    station = _station_field(_("Station"))
    heir = _station_field(_("Station that takes over"))


class BatchForm(UnderForm):
    station = _station_field(_("Station"))
    after = forms.IntegerField(min_value=0)


class ResealForm(BatchForm):
    shares = SealedKeysField()
