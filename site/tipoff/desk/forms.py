"""What the desk's page sends: codes in the clear, words sealed in the browser (base64url)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

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
        given = super().clean(value)
        if not given:
            return b""
        try:
            return unb64(given, self.size)
        except VaultError:
            raise ValidationError(_("This was not sealed as it should be."), "malformed") from None


class SealedField(BytesField):
    """A text (or, by its block, a key) sealed to one key: whole padded blocks behind the sealed
    box's own bytes."""

    def __init__(self, *, block=TEXT_BLOCK, **options):
        super().__init__(**options)
        self.block = block

    def clean(self, value):
        sealed = super().clean(value)
        if not sealed:
            return sealed
        blocks, rest = divmod(len(sealed) - SEAL_BYTES, self.block)
        if blocks < 1 or rest:
            raise ValidationError(_("This was not sealed as it should be."), "malformed")
        return sealed


class ReplyForm(forms.Form):
    """A reply, sealed twice and signed in the browser."""

    sequence = forms.IntegerField(min_value=1)
    to_tip = SealedField(error_messages={"required": _("Write the reply.")})
    to_source = SealedField()
    signature = BytesField(size=SIGNATURE_BYTES)
