"""The block of a quiz's question: what it says of itself, and drawn empty, usual and extreme."""

import pytest
from django.utils.datastructures import MultiValueDict

from news.learning.blocks import QuizQuestionBlock
from news.learning.forms import QuizForm
from news.learning.marking import questions_of
from news.models import QuizPage

HOSTILE = "<script>alert(1)</script> & “ngoặc” 🚓 "
EMPTY = {"question": "", "choices": [], "explanation": "", "basis": ""}
EXTREME = {
    "question": HOSTILE * 40,
    "choices": [{"text": HOSTILE * 40, "is_right": True}] * 60,
    "explanation": f"<p>{'Đường ' * 2000}</p>",
    "basis": HOSTILE,
}
BLOCK = QuizQuestionBlock()
each = pytest.mark.parametrize("value", [EMPTY, BLOCK.meta.preview_value, EXTREME])


def test_it_says_what_it_is_before_it_is_chosen():
    assert BLOCK.meta.icon == "help"
    assert str(BLOCK.meta.group) == "Trắc nghiệm"
    assert "hai đến sáu" in str(BLOCK.get_description())


@each
def test_its_preview_is_drawn_and_runs_no_script(value):
    drawn = BLOCK.render(BLOCK.normalize(value))
    assert "<script>" not in drawn
    assert drawn.count("<li>") == len(value["choices"])


@each
def test_its_form_and_marking_are_drawn_whatever_an_editor_has_left_out(value):
    stream = QuizPage._meta.get_field("questions").stream_block
    (question,) = questions_of(stream.normalize([("question", value)]))
    assert "<script>" not in QuizForm([question]).render()
    chosen = MultiValueDict({question.name: [choice.key for choice in question.choices]})
    assert QuizForm([question], chosen).is_valid() is bool(value["choices"])
