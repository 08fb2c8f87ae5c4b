"""The citizen's questions as one page for an officer, and what only the counter asks.

The forms of the flow judge each answer, so a tip taken in at the counter holds what one from the
web holds. Only the words are an officer's.
"""

from collections.abc import Callable
from dataclasses import replace

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from places.models import Station
from tipoff.desk.counter.practice import TEXTS
from tipoff.intake.answers import report_of
from tipoff.intake.engine import Step, StepForm
from tipoff.intake.forms import chosen_from
from tipoff.intake.person import ContactForm
from tipoff.intake.steps import FLOW
from tipoff.routing import Question
from tipoff.services import Report
from tipoff.terms import TERMS, Channel, ConcernsChoice, IdentityChoice, When
from tipoff.uploads.shelf import STEP
from tipoff.vault import receipts

# The flow's questions in the order of the page; files stay with whoever brings them.
ASKED = (
    "happening",
    "category",
    "place",
    "concerns",
    "spot",
    "when",
    "story",
    "people",
    "source",
    "identity",
    "contact",
)
ALL_ASKED = {"identity": {"identity": str(IdentityChoice.ORGANISATION)}}
# A date has three boxes: what is wrong with it is said at the first.
SAID_AT = {"date": "date_day"}


class ReceiptForm(forms.Form):
    """The receipt that was drawn when the page was shown: sent twice, it is one tip."""

    receipt = forms.CharField(widget=forms.HiddenInput)

    def clean_receipt(self):
        receipt = receipts.normalise(self.cleaned_data["receipt"])
        if receipt is None:
            raise forms.ValidationError(_("This page is out of date. Open it anew."))
        return receipt


class HeadForm(ReceiptForm):
    """What the counter alone asks."""

    channel = forms.ChoiceField(
        label=TERMS["channel"],
        choices=Channel.choices,
        widget=forms.RadioSelect,
        error_messages=chosen_from(_("Choose how the tip came in.")),
    )
    urgent = forms.BooleanField(
        label=_("Urgent"),
        help_text=_("What is happening now, and any abuse of a child, is urgent without this."),
        required=False,
    )
    practice = forms.BooleanField(
        label=_("Practice tip"),
        help_text=_("For training: marked everywhere, in no figure, erased sooner."),
        required=False,
    )
    aware = forms.BooleanField(
        label=_("I know that my unit will not be able to open this tip again"),
        help_text=_(
            "Needed only of a tip that goes to another unit: one that concerns officers here, or "
            "another place. The page says so before it is sent."
        ),
        required=False,
    )


class TakenContactForm(ContactForm):
    """Somebody at the counter may have neither phone nor e-mail, or not want to leave them."""

    def clean(self):
        return forms.Form.clean(self)


class CounterForm:
    """All questions on one page; like a form, as far as `PanelFormView` asks.

    `errors` is {field: texts}, `report` what is sent on. `parts` has each question's form by name.
    `elsewhere` names the station that a tip would go to where the officer's own is kept out.
    """

    def __init__(self, data=None, elsewhere: Callable[[Question], Station | None] | None = None):
        self.data, self.elsewhere = data, elsewhere
        self.answers, self.errors = {}, {}
        self.head = HeadForm(data)
        self.parts = {}
        for step in (step for step in FLOW.steps if step.name in ASKED):
            self._ask(step)
        if data is None:
            _offer_all_days(self.parts["when"])

    def is_valid(self) -> bool:
        self.errors = _said(self.head.errors) | self.errors or self._unaware()
        return not self.errors

    @property
    def receipt(self) -> str:
        return self.head.cleaned_data["receipt"]

    @property
    def channel(self) -> str:
        return self.head.cleaned_data["channel"]

    @property
    def report(self) -> Report:
        """The answers as the citizen's flow seals them, and how they came in."""
        answers = {**self.answers, STEP: {"attached": []}}
        made = report_of(answers, get_language())
        head = self.head.cleaned_data
        urgent = made.question.urgent or head["urgent"]
        header = {**made.header, "urgent": urgent, "channel": head["channel"]}
        question = replace(made.question, urgent=urgent)
        return replace(made, question=question, header=header, practice=head["practice"])

    def _unaware(self) -> dict:
        """Who types in what the own unit may not read is told so before it is sent."""
        station = self.elsewhere(self.report.question)
        if station is None or self.head.cleaned_data["aware"]:
            return {}
        said = gettext(
            "This tip goes to %(station)s. Your unit will not be able to open it again, and nor "
            "will you. Tick this box to send it."
        )
        return {"aware": [said % {"station": station.name}]}

    def _ask(self, step: Step) -> None:
        # An empty page has a field for everything that may be asked.
        answers = ALL_ASKED if self.data is None else self.answers
        form = _form_of(step)(self.data, answers=answers)
        self.parts[step.name] = _in_an_officers_words(form)
        # Whether a contact is asked for is open until it is known in whose name.
        nameless = step.name == "contact" and "identity" not in self.answers
        if self.data is None or nameless or not step.asked(self.answers):
            return
        if step.optional and not any(self.data.get(name) for name in form.fields):
            self.answers[step.name] = dict(step.left_out)
        elif form.is_valid() and form.ask_again() is None:
            self.answers[step.name] = form.answer()
        else:
            self.errors |= _said(form.errors) or _no_place(form)


def _form_of(step: Step) -> type[StepForm]:
    return TakenContactForm if step.name == "contact" else step.form


def _in_an_officers_words(form: StepForm) -> StepForm:
    """The flow speaks to a citizen; the desk's own terms, without its hints, to an officer."""
    for name, field in form.fields.items():
        field.label = TERMS.get(name, field.label)
        field.help_text = ""
    if "identity" in form.fields:
        form.fields["identity"].widget.hints = {}
    if "concerns" in form.fields:
        # Who receives a tip that concerns nobody depends on its place, further down the page.
        form.fields["concerns"].widget.hints.pop(ConcernsChoice.NONE, None)
    return form


def _offer_all_days(form: StepForm) -> None:
    """Which days fit is judged when the form is sent: the page does not know yet."""
    form.fields["when"].choices = When.choices


def _no_place(form: StepForm) -> dict:
    """A text to search by came without a choice."""
    if form.found:
        return {"choice": [gettext("Choose the place.")]}
    return {"typed": [gettext("No ward or commune has such a name. Check the spelling.")]}


def _said(errors) -> dict:
    return {SAID_AT.get(name, name): list(texts) for name, texts in errors.items()}


class PracticeForm(ReceiptForm):
    """Which of the ready-made practice texts."""

    text = forms.ChoiceField(
        label=_("What the practice tip is about"),
        choices=[(text.key, text.title) for text in TEXTS],
        widget=forms.RadioSelect,
        error_messages=chosen_from(_("Choose a text.")),
    )
