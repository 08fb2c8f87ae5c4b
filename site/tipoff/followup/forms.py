"""The two forms of the follow-up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tipoff.intake.forms import STORY_LIMIT
from tipoff.intake.texts import TypedField


class ReceiptForm(forms.Form):
    """The receipt code, however it is typed."""

    receipt = forms.CharField(
        label=_("Receipt code"),
        help_text=_("16 letters and digits. Capitals, spaces and dashes do not matter."),
        max_length=100,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "govuk-input--code",
            }
        ),
        error_messages={"required": _("Type the receipt code.")},
    )


class AddForm(forms.Form):
    """More to say. `nonce` tells a repeated click from a repeated sentence."""

    text = TypedField(
        label=_("Add to your tip-off"),
        help_text=_("The officers read it with the tip. At most 5,000 characters."),
        limit=STORY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write what you want to add.")},
    )
    nonce = forms.RegexField(r"^[0-9a-f]{32}\Z", widget=forms.HiddenInput)
    mark_optional = False

    def __init__(self, *args, with_files: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        # Files may be sent without a word.
        self.fields["text"].required = not with_files
