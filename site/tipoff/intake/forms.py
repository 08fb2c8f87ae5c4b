"""The questions about the matter, as forms. The place has a module of its own (`place.py`), the
questions about the person too (`person.py`)."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from common.forms.widgets import HintedRadioSelect
from tipoff.intake.dates import DateField, is_after, is_before
from tipoff.intake.engine import StepForm
from tipoff.intake.place import WARD
from tipoff.intake.texts import TypedField
from tipoff.models import Category
from tipoff.terms import ConcernsChoice, Happening, Source, When

STORY_LIMIT = 5000
SPOT_LIMIT = 300
CHILD_LINE = _(
    'A child needs help? Call <a class="tel" href="tel:111">111</a>, day and night, free.'
)


def chosen_from(message: str) -> dict:
    """The one message of a choice that must be made, whatever was sent in its place."""
    return {"required": message, "invalid_choice": message}


class ReadForm(StepForm):
    """Nothing to answer, only to read."""


class HappeningForm(StepForm):
    """Step 2."""

    happening = forms.ChoiceField(
        label=_("Is it happening now, or has it already happened?"),
        choices=Happening.choices,
        widget=forms.RadioSelect,
        error_messages=chosen_from(
            _("Choose whether it is happening now, has happened or may happen soon.")
        ),
    )


class CategoryForm(StepForm):
    """Step 3."""

    category = forms.ChoiceField(
        label=_("What do you want to report?"),
        choices=Category.choices,
        widget=HintedRadioSelect(
            hints={Category.CHILD: mark_safe(CHILD_LINE)}  # noqa: S308 - words of ours
        ),
        error_messages=chosen_from(_("Choose what you want to report.")),
    )


class ConcernsForm(StepForm):
    """Step 5: each answer says who will receive the tip, and who will not."""

    concerns = forms.ChoiceField(
        label=_("Does it concern police officers or officials of a state agency?"),
        choices=ConcernsChoice.choices,
        widget=HintedRadioSelect(
            hints={
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
        error_messages=chosen_from(_("Choose whether it concerns officers or officials.")),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        of_a_ward = self.answers.get("place", {}).get("kind") == WARD
        self.fields["concerns"].widget.hints[ConcernsChoice.NONE] = (
            _("The police of the ward or commune receive it.")
            if of_a_ward
            else _("The duty desk of the province or city receives it.")
        )


class SpotForm(StepForm):
    """Step 6, optional."""

    spot = TypedField(
        label=_("Where exactly?"),
        help_text=_("House, street, neighbourhood group, or what it is near."),
        limit=SPOT_LIMIT,
        required=False,
    )


class WhenForm(StepForm):
    """Step 7: the day, kept as a date where it is one, since "today" is another day tomorrow."""

    when = forms.ChoiceField(
        choices=When.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages=chosen_from(_("Choose a day, or say that you cannot remember.")),
    )
    date = DateField(
        label=_("If another day: which?"),
        help_text=_("For example 15, 3, 2026. If you know only the month, leave the day blank."),
        required=False,
    )
    mark_optional = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_soon = self.answers.get("happening", {}).get("happening") == Happening.SOON
        field = self.fields["when"]
        field.label = _("When may it happen?") if self.is_soon else _("When did it happen?")
        field.choices = when_choices(is_soon=self.is_soon)

    def clean(self):
        """A date without a choice is another day."""
        data = super().clean()
        if "when" in self.errors or "date" in self.errors:
            return data
        data["when"] = data.get("when") or (When.DAY if data["date"] else "")
        if not data["when"]:
            self.add_error("when", self.fields["when"].error_messages["required"])
        elif data["when"] == When.DAY:
            self._check(data["date"])
        return data

    def answer(self) -> dict:
        when = self.cleaned_data["when"]
        return {"when": when, "date": self._date_of(when)}

    def _check(self, date: str) -> None:
        today = timezone.localdate()
        if not date:
            self.add_error("date", _("Write the date, or choose another answer."))
        elif self.is_soon and is_before(date, today):
            self.add_error("date", _("This day is over. Write a day that is still to come."))
        elif not self.is_soon and is_after(date, today):
            self.add_error("date", _("This day is still to come. Write a day in the past."))

    def _date_of(self, when: str) -> str:
        away = {When.TODAY: 0, When.YESTERDAY: -1, When.TOMORROW: 1}
        if when in away:
            return (timezone.localdate() + datetime.timedelta(days=away[when])).isoformat()
        return self.cleaned_data["date"] if when == When.DAY else ""


def when_choices(*, is_soon: bool) -> list[tuple[str, str]]:
    """The days that fit what has happened, or what may happen soon."""
    unfit = When.YESTERDAY if is_soon else When.TOMORROW
    choices = [choice for choice in When.choices if choice[0] != unfit]
    return [*choices[:-1], (When.UNKNOWN, _("I do not know"))] if is_soon else choices


class StoryForm(StepForm):
    """Step 8."""

    story = TypedField(
        label=_("What happened?"),
        help_text=_(
            "Tell it in your own words. To stay anonymous, do not write your name. "
            "At most 5,000 characters."
        ),
        limit=STORY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Write what happened, even in a few words.")},
    )


class SourceForm(StepForm):
    """Step 9."""

    source = forms.ChoiceField(
        label=_("How do you know about it?"),
        choices=Source.choices,
        widget=forms.RadioSelect,
        error_messages=chosen_from(_("Choose how you know, or press “Skip this question”.")),
    )


class PeopleForm(StepForm):
    """Step 10, optional."""

    people = TypedField(
        label=_("What do you know about the people involved?"),
        help_text=_(
            "Write what you saw or heard. Where you are not sure of something, say that you are "
            "not sure. At most 5,000 characters."
        ),
        limit=STORY_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
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
