"""The questions, as forms. The place has a module of its own (`place.py`)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.widgets import HintedRadioSelect
from tipoff.intake.engine import StepForm
from tipoff.models import Category
from tipoff.terms import ConcernsChoice, Happening

STORY_LIMIT = 5000


class HappeningForm(StepForm):
    """Step 2."""

    happening = forms.ChoiceField(
        label=_("Is it happening now, or has it already happened?"),
        choices=Happening.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose whether it is happening now, has happened or may happen soon."),
        },
    )


class CallForm(StepForm):
    """After "now": nothing to answer, only to read."""


class CategoryForm(StepForm):
    """Step 3."""

    category = forms.ChoiceField(
        label=_("What do you want to report?"),
        choices=Category.choices,
        widget=HintedRadioSelect(
            hints={Category.CHILD: _("A child needs help? Call 111, day and night, free.")}
        ),
        error_messages={"required": _("Choose what you want to report.")},
    )


class ConcernsForm(StepForm):
    """Step 5."""

    concerns = forms.ChoiceField(
        label=_("Does it concern police officers or officials of a state agency?"),
        choices=ConcernsChoice.choices,
        widget=HintedRadioSelect(
            hints={
                ConcernsChoice.NONE: _("The police of the ward or commune receive it."),
                ConcernsChoice.WARD: _(
                    "The duty desk of the province or city receives it. "
                    "The police of the ward or commune do not, and cannot open it."
                ),
                ConcernsChoice.PROVINCE: _(
                    "The central duty desk receives it. The police of the ward or commune "
                    "and of the province or city do not, and cannot open it."
                ),
                ConcernsChoice.UNSURE: _(
                    "The duty desk of the province or city receives it. "
                    "The police of the ward or commune do not, and cannot open it."
                ),
            }
        ),
        error_messages={"required": _("Choose whether it concerns officers or officials.")},
    )


class PlainTextField(forms.CharField):
    """Text as typed: line ends counted once, whatever the browser sends for them."""

    widget = forms.Textarea

    def to_python(self, value):
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n")


class StoryForm(StepForm):
    """Step 8."""

    story = PlainTextField(
        label=_("What happened?"),
        help_text=_(
            "Tell it in your own words. To stay anonymous, do not write your name. "
            "At most 5,000 characters."
        ),
        max_length=STORY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={
            "required": _("Write what happened, even in a few words."),
            "max_length": _(
                "The text has %(show_value)d characters. Shorten it to %(limit_value)d."
            ),
        },
    )


class CheckForm(forms.Form):
    """On the check page: the wish that the next desk up receives the tip."""

    above = forms.BooleanField(required=False)

    def __init__(self, *args, desk: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["above"].label = _("Send it to %(desk)s instead") % {"desk": desk}
        self.fields["above"].help_text = _(
            "Choose this if you would rather the unit named above did not read it."
        )
