"""The form of a quiz: one field a question, drawn without saying which choice is right."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from .marking import Question, Result, mark


class QuizForm(forms.Form):
    """Radios where one choice is right, checkboxes where several are."""

    def __init__(self, questions: Iterable[Question], data=None):
        super().__init__(data)
        self.questions = list(questions)
        self.fields = {question.name: _field(question) for question in self.questions}

    def result(self) -> Result:
        """What of a valid form is right."""
        chosen = {name: _as_list(value) for name, value in self.cleaned_data.items()}
        return mark(self.questions, chosen)


def _field(question: Question) -> forms.Field:
    kind = forms.MultipleChoiceField if question.takes_several else forms.ChoiceField
    several = question.takes_several
    return kind(
        label=f"{question.number}. {question.text}",
        choices=[(choice.key, choice.text) for choice in question.choices],
        widget=forms.CheckboxSelectMultiple if several else forms.RadioSelect,
        help_text=_("More than one answer is right: tick them all.") if several else "",
        error_messages=_messages(question.number),
    )


def _messages(number: int) -> dict[str, str]:
    # The number, since the summary above the form names each question by it alone.
    gone = _("Question %(number)d: this answer is no longer offered. Choose again.")
    missing = _("Question %(number)d: choose an answer.")
    given = {"number": number}
    return {
        "required": missing % given,
        "invalid_choice": gone % given,
        "invalid_list": missing % given,
    }


def _as_list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
