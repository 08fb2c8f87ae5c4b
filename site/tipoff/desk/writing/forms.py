"""What the desk's page sends of what was written: sealed and signed in the browser."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tipoff.desk.forms import SIGNATURE_BYTES, BytesField, ReplyForm, SealedField


class NoteForm(forms.Form):
    """An internal note, sealed to the tip alone."""

    sequence = forms.IntegerField(min_value=1)
    to_tip = SealedField(error_messages={"required": _("Write the note.")})
    signature = BytesField(size=SIGNATURE_BYTES)


class ContactForm(NoteForm):
    """Why the contact is needed."""

    to_tip = SealedField(error_messages={"required": _("Write the reason.")})


class AskForm(ReplyForm):
    """A question, and the reason for the change of state: the message that follows it."""

    reason_to_tip = SealedField(error_messages={"required": _("Write the reason.")})
    reason_signature = BytesField(size=SIGNATURE_BYTES)
