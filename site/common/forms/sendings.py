"""The form by which readers send words to the Front's staff."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 3000


class SendingForm(forms.Form):
    """Words, and a name and a way to answer, which nobody must give."""

    #: What the text is called.
    text_label = ""

    text = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": _("Write what you want to send."),
            "max_length": _(
                "The text has %(show_value)d characters. Shorten it to %(limit_value)d."
            ),
        },
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    reply_to = forms.CharField(
        label=_("Phone or e-mail"),
        help_text=_("Only to answer you. Left empty, no answer can reach you."),
        max_length=150,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = self.text_label
