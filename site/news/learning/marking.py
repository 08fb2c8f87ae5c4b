"""A quiz as plain values, and how many answers of a reader are right. Nothing here is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText


@dataclass(frozen=True)
class Choice:
    """An answer to choose; `key` stands in the form and says nothing of right or wrong."""

    key: str
    text: str
    is_right: bool


@dataclass(frozen=True)
class Question:
    """A question with its choices and why the right ones are right."""

    number: int
    text: str
    choices: tuple[Choice, ...]
    explanation: RichText | str = ""
    basis: str = ""

    @property
    def name(self) -> str:
        """Its field's name in the form."""
        return f"cau-{self.number}"

    @property
    def right(self) -> frozenset[str]:
        """The keys of the right choices."""
        return frozenset(choice.key for choice in self.choices if choice.is_right)

    @property
    def takes_several(self) -> bool:
        """Whether more than one choice is right."""
        return len(self.right) > 1


@dataclass(frozen=True)
class Marked:
    """A question with what the reader chose."""

    question: Question
    chosen: frozenset[str]

    @property
    def is_right(self) -> bool:
        """Whether every right choice was chosen, and no other."""
        return self.chosen == self.question.right

    @property
    def choices(self) -> list[tuple[Choice, bool]]:
        """Each choice, with whether the reader chose it."""
        return [(choice, choice.key in self.chosen) for choice in self.question.choices]


@dataclass(frozen=True)
class Result:
    """A whole quiz, marked."""

    marked: tuple[Marked, ...]

    @property
    def total(self) -> int:
        """How many questions there were."""
        return len(self.marked)

    @property
    def right(self) -> int:
        """How many were answered right."""
        return sum(one.is_right for one in self.marked)


def questions_of(stream: StreamValue) -> list[Question]:
    """The questions of a quiz page, numbered from 1."""
    return [_question(number, block.value) for number, block in enumerate(stream, start=1)]


def mark(questions: Iterable[Question], chosen: Mapping[str, Iterable[str]]) -> Result:
    """Compare what was chosen (keys by the question's `name`) with what is right."""
    return Result(tuple(Marked(one, frozenset(chosen.get(one.name, ()))) for one in questions))


def _question(number: int, value) -> Question:
    # Wagtail gives each choice an id of its own, which stays when editors change their order.
    children = value["choices"].bound_blocks
    choices = tuple(
        Choice(child.id or str(place), child.value["text"], bool(child.value["is_right"]))
        for place, child in enumerate(children)
    )
    return Question(number, value["question"], choices, value["explanation"], value["basis"])
