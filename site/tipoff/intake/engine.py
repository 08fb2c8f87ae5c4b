"""A flow of questions: which are asked, which comes next, what lies behind.

A flow knows nothing of what its questions mean. `answers` maps a step's name to what its form
answered (JSON values).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django import forms

Answers = dict


class StepForm(forms.Form):
    """The form of one step. `answers` is all that was answered so far, `kept` what this step asked
    to keep while it asks again."""

    mark_optional = True

    def __init__(self, *args, answers: Answers, kept: dict | None = None, **kwargs):
        self.answers, self.kept = answers, kept or {}
        super().__init__(*args, **kwargs)

    def ask_again(self) -> dict | None:
        """What to keep when the step must be asked again (a search, say); None when answered."""
        return None

    def answer(self) -> dict:
        """What the flow keeps as this step's answer."""
        return dict(self.cleaned_data)


def always(answers: Answers) -> bool:
    """Asked whatever was answered before."""
    return True


@dataclass(frozen=True)
class Step:
    """One question.

    `name` keys its answer, `slug` is its address. `asked` tells from the answers whether it comes
    up. `line` is its words on the check page (None: not shown there). `reopens` names steps that
    are to be asked again once this one is answered anew.
    """

    name: str
    slug: str
    form: type[StepForm]
    label: str = ""
    line: Callable[[Answers], str] | None = None
    template: str = "tipoff/step.html"
    asked: Callable[[Answers], bool] = always
    reopens: Sequence[str] = ()


class Flow:
    """Steps in order."""

    def __init__(self, steps: Sequence[Step]):
        self.steps = tuple(steps)
        self._by_slug = {step.slug: step for step in self.steps}

    def at(self, slug: str) -> Step | None:
        """The step at an address."""
        return self._by_slug.get(slug)

    def asked(self, answers: Answers) -> list[Step]:
        """The steps that these answers bring up, in order."""
        return [step for step in self.steps if step.asked(answers)]

    def first_open(self, answers: Answers) -> Step | None:
        """The first step still to be answered; None when all are."""
        return next((step for step in self.asked(answers) if step.name not in answers), None)

    def before(self, step: Step, answers: Answers) -> Step | None:
        """The step that the back link of `step` leads to; None at the beginning."""
        asked = self.asked(answers)
        place = asked.index(step) if step in asked else 0
        return asked[place - 1] if place else None

    def may_ask(self, step: Step, answers: Answers) -> bool:
        """Whether a step comes up and everything before it is answered."""
        for other in self.asked(answers):
            if other == step:
                return True
            if other.name not in answers:
                return False
        return False

    def answer(self, step: Step, answer: dict, answers: Answers) -> None:
        """Put an answer among the answers and reopen what depends on it."""
        answers[step.name] = answer
        for name in step.reopens:
            answers.pop(name, None)
