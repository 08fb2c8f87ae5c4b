"""A flow of questions: which are asked, which comes next, what lies behind.

A flow knows nothing of what its questions mean. `answers` maps a step's name to what its form
answered (JSON values).
"""

from collections.abc import Callable, Mapping, Sequence
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
    """Asked whatever was answered before; an answer that always holds."""
    return True


@dataclass(frozen=True)
class Step:
    """One question.

    `name` keys its answer, `slug` is its address. `title` heads a page of several fields; one field
    heads its page by its label. `asked` tells from the answers whether it comes
    up. `holds` tells whether an answer given before still answers it, now that others have changed.
    `line` is its words on the check page (None: not shown there; no words: not provided).

    `left_out` is the answer that stands where the citizen leaves the question out (None: it cannot
    be); an `optional` step has a button for that. `keeps` is what may stay of an answer given
    before, now that others have changed; None: nothing, it is dropped at once.
    """

    name: str
    slug: str
    form: type[StepForm]
    label: str = ""
    line: Callable[[Answers], str] | None = None
    template: str = "tipoff/step.html"
    title: str = ""
    asked: Callable[[Answers], bool] = always
    holds: Callable[[Answers], bool] = always
    left_out: Mapping | None = None
    optional: bool = False
    keeps: Callable[[Answers], Mapping | None] | None = None


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

    def given(self, answers: Answers) -> Answers:
        """The answers to what is asked; one to a question that no longer comes up is not among
        them, though the draft may still hold it."""
        return {s.name: answers[s.name] for s in self.asked(answers) if s.name in answers}

    def first_open(self, answers: Answers) -> Step | None:
        """The first step still to be answered; None when all are."""
        return next((step for step in self.asked(answers) if not _answered(step, answers)), None)

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
            if not _answered(other, answers):
                return False
        return False

    def answer(self, step: Step, answer: Mapping, answers: Answers) -> None:
        """Put an answer among the answers and drop what must not outlive the change."""
        answers[step.name] = dict(answer)
        for other in self.steps:
            if other.keeps and other.name in answers:
                _keep(other, answers)

    def leave_out_rest(self, answers: Answers) -> None:
        """Leave out every open question up to the first that cannot be."""
        while (step := self.first_open(answers)) is not None and step.left_out is not None:
            self.answer(step, step.left_out, answers)

    def may_leave_out_rest(self, step: Step, answers: Answers) -> bool:
        """Whether `step` is followed by open questions, all of which may be left out."""
        imagined = {**answers, step.name: answers.get(step.name, step.left_out or {})}
        if self.first_open(imagined) is None:
            return False
        self.leave_out_rest(imagined)
        return self.first_open(imagined) is None


def _keep(step: Step, answers: Answers) -> None:
    kept = step.keeps(answers)
    if kept is None:
        del answers[step.name]
    else:
        answers[step.name] = dict(kept)


def _answered(step: Step, answers: Answers) -> bool:
    return step.name in answers and step.holds(answers)
