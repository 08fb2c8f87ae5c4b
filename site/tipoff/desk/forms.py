"""What the desk's page sends: codes in the clear, words sealed in the browser (base64url)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tipoff.models import Outcome, State
from tipoff.models.states import NEEDS_A_TARGET, TRANSITIONS
from tipoff.vault.encoding import unb64
from tipoff.vault.errors import VaultError
from tipoff.vault.padding import TEXT_BLOCK

SIGNATURE_BYTES = 64
# A sealed text: padded to blocks, behind libsodium's sealed box (48 bytes).
SEAL_BYTES = 48
# A reply of some thousand words, padded; far below what a request may carry.
SEALED_BYTES = 64 * TEXT_BLOCK + SEAL_BYTES


class BytesField(forms.CharField):
    """base64url in, bytes out, of exactly `size` bytes."""

    def __init__(self, *, size=None, **options):
        super().__init__(max_length=SEALED_BYTES * 4 // 3 + 4, strip=False, **options)
        self.size = size

    def clean(self, value):
        try:
            return unb64(super().clean(value), self.size)
        except VaultError:
            raise ValidationError(_("This was not sealed as it should be."), "malformed") from None


class SealedField(BytesField):
    """A text sealed to one key: whole padded blocks behind the sealed box's own bytes."""

    def clean(self, value):
        sealed = super().clean(value)
        blocks, rest = divmod(len(sealed) - SEAL_BYTES, TEXT_BLOCK)
        if blocks < 1 or rest:
            raise ValidationError(_("This was not sealed as it should be."), "malformed")
        return sealed


class StateForm(forms.Form):
    """A change of state. The reason is written in the page and arrives sealed to the tip."""

    after = forms.ChoiceField(label=_("New state"))
    outcome = forms.ChoiceField(
        label=_("Result"), choices=[("", _("Choose a result")), *Outcome.choices], required=False
    )
    told = forms.BooleanField(
        label=_("Show the new state to the person who reported"), required=False, initial=True
    )
    sequence = forms.IntegerField(min_value=1)
    to_tip = SealedField(error_messages={"required": _("Write the reason.")})
    signature = BytesField(size=SIGNATURE_BYTES)

    def __init__(self, *args, state: str, **options):
        super().__init__(*args, **options)
        possible = TRANSITIONS[State(state)] - NEEDS_A_TARGET
        self.fields["after"].choices = [choice for choice in State.choices if choice[0] in possible]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("after") != State.CONCLUDED:
            cleaned["outcome"] = ""
        elif not cleaned.get("outcome"):
            self.add_error("outcome", _("Choose a result."))
        return cleaned


class ReplyForm(forms.Form):
    """A reply, sealed twice and signed in the browser."""

    sequence = forms.IntegerField(min_value=1)
    to_tip = SealedField(error_messages={"required": _("Write the reply.")})
    to_source = SealedField()
    signature = BytesField(size=SIGNATURE_BYTES)
