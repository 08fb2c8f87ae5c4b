"""What is sent when a tip is moved: codes in the clear, words and keys sealed in the browser."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tipoff.desk.forms import SIGNATURE_BYTES, BytesField, SealedField
from tipoff.desk.posting import Posting
from tipoff.models import Outcome, State
from tipoff.models.states import NEEDS_A_TARGET
from tipoff.vault.padding import KEY_BLOCK
from tipoff.vault.tips import SealedKey

TYPED_LIMIT = 200
# Told to the citizen with which authority, or why: a word alone would say neither.
NEEDS_WORDS = frozenset({State.INVESTIGATING, State.OTHER_AUTHORITY, State.SUSPENDED})
NO_REASON = {"required": _("Write the reason.")}


class ReasonForm(forms.Form):
    """A reason, sealed to the tip and signed in the browser."""

    sequence = forms.IntegerField(min_value=1)
    to_tip = SealedField(error_messages=NO_REASON)
    signature = BytesField(size=SIGNATURE_BYTES)

    def reason(self) -> Posting:
        """The reason as it is kept."""
        found = self.cleaned_data
        return Posting(found["sequence"], found["to_tip"], found["signature"])


class StateForm(ReasonForm):
    """A change of state. The reason is written in the page and arrives sealed to the tip."""

    after = forms.ChoiceField(label=_("New state"))
    outcome = forms.ChoiceField(
        label=_("Result"), choices=[("", _("Choose a result")), *Outcome.choices], required=False
    )
    told = forms.BooleanField(
        label=_("Show the new state to the person who reported now"), required=False, initial=True
    )
    tell_at = forms.DateTimeField(
        label=_("Show it from"),
        help_text=_("Left empty: only when an officer says so."),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
    )
    reply_to_tip = SealedField(required=False)
    reply_to_source = SealedField(required=False)
    reply_signature = BytesField(size=SIGNATURE_BYTES, required=False)

    def __init__(self, *args, possible, **options):
        super().__init__(*args, **options)
        may = possible - NEEDS_A_TARGET
        self.fields["after"].choices = [choice for choice in State.choices if choice[0] in may]

    def clean_tell_at(self):
        at = self.cleaned_data["tell_at"]
        if at and at <= timezone.now():
            raise forms.ValidationError(_("Choose a moment to come."))
        return at

    def clean(self):
        cleaned = super().clean()
        after, told = cleaned.get("after"), cleaned.get("told")
        if after != State.CONCLUDED:
            cleaned["outcome"] = ""
        elif not cleaned.get("outcome"):
            self.add_error("outcome", _("Choose a result."))
        if told:
            cleaned["tell_at"] = None
        if told and after in NEEDS_WORDS and not cleaned.get("reply_to_tip"):
            self.add_error("reply_to_tip", _("Tell the person which authority it is, or why."))
        return cleaned

    def reply(self) -> Posting | None:
        """The text for the citizen that goes with the change, sealed for the next place."""
        found = self.cleaned_data
        to_tip, to_source = found["reply_to_tip"], found["reply_to_source"]
        if not (to_tip and to_source):
            return None
        return Posting(found["sequence"] + 1, to_tip, found["reply_signature"], to_source)


class KeysForm(ReasonForm):
    """A tip handed on: its key sealed to a station's present epoch and, where the browser found
    that it may, to the desk above."""

    epoch = forms.IntegerField(min_value=0)
    key = SealedField(block=KEY_BLOCK)
    above = forms.SlugField(required=False)
    above_epoch = forms.IntegerField(min_value=0, required=False)
    above_key = SealedField(block=KEY_BLOCK, required=False)

    def keys(self, station: str) -> tuple[SealedKey, ...]:
        """The keys as they are kept, the first for the station of this code."""
        found = self.cleaned_data
        keys = [SealedKey("station", station, found["epoch"], found["key"])]
        if found["above"] and found["above_key"]:
            epoch = found["above_epoch"] or 0
            keys.append(SealedKey("station", found["above"], epoch, found["above_key"]))
        return tuple(keys)


class TransferForm(KeysForm):
    """The same, with the receiver's code."""

    to = forms.SlugField(error_messages={"required": _("Choose where the tip goes.")})


class SearchForm(forms.Form):
    """Where a tip could go: a ward by any of its names, a desk's code, or back."""

    typed = forms.CharField(max_length=TYPED_LIMIT, required=False)
    desk = forms.SlugField(required=False)
    back = forms.BooleanField(required=False)


class MergeForm(ReasonForm):
    """The number of the tip that this one is joined with, and the reason sealed to that one too."""

    into = forms.RegexField(
        r"^[0-9]{10}\Z",
        label=_("Number of the other tip"),
        error_messages={
            "required": _("Type the number of the other tip."),
            "invalid": _("A number has ten digits."),
        },
    )
    there_sequence = forms.IntegerField(min_value=1)
    there_to_tip = SealedField()
    there_signature = BytesField(size=SIGNATURE_BYTES)

    def told_there(self) -> Posting:
        """The reason as the other tip keeps it."""
        found = self.cleaned_data
        return Posting(found["there_sequence"], found["there_to_tip"], found["there_signature"])


class AssignForm(forms.Form):
    """Numbers of tips, and the public id of who is to have them in hand."""

    tips = forms.CharField()
    to = forms.CharField(max_length=16)

    def clean_tips(self):
        return [number for number in self.cleaned_data["tips"].split(",") if number]
