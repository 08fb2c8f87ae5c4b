"""The questions of a quiz, as editors write them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from common.blocks.text import INLINE_FEATURES

FEWEST, MOST = 2, 6


class ChoiceBlock(blocks.StructBlock):
    """One answer to choose."""

    text = blocks.CharBlock(label=_("answer"), max_length=250)
    is_right = blocks.BooleanBlock(label=_("this is right"), required=False)

    class Meta:
        icon = "check"
        label = _("answer")
        label_format = "{text}"


class QuizQuestionBlock(blocks.StructBlock):
    """A question, answers of which one or several are right, and why they are."""

    question = blocks.CharBlock(label=_("question"), max_length=250)
    choices = blocks.ListBlock(
        ChoiceBlock(), label=_("answers"), min_num=FEWEST, max_num=MOST, default=[{}] * FEWEST
    )
    explanation = blocks.RichTextBlock(
        label=_("explanation"),
        features=INLINE_FEATURES,
        help_text=_("Why this is right. Shown after the reader has answered."),
    )
    basis = blocks.CharBlock(
        label=_("legal basis"),
        required=False,
        max_length=250,
        help_text=_("As it is cited: “Điều 145 Bộ luật Tố tụng hình sự 2015”."),
    )

    class Meta:
        icon = "help"
        group = _("Quiz")
        label = _("question")
        label_format = "{question}"
        template = "components/streamfield/quiz_question.html"
        description = _("A question with two to six answers and why the right ones are right.")
        preview_value = {
            "question": "Thấy trộm đang phá khóa, gọi số nào?",
            "choices": [
                {"text": "113", "is_right": True},
                {"text": "Đợi sáng mai đến phường", "is_right": False},
            ],
            "explanation": "<p>Việc đang xảy ra thì gọi 113 ngay.</p>",
            "basis": "",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            self._demand_a_right_answer(cleaned)
        return cleaned

    def _demand_a_right_answer(self, value) -> None:
        if not any(choice["is_right"] for choice in value["choices"]):
            message = _("Tick at least one answer as right.")
            raise StructBlockValidationError({"choices": ValidationError(message)})
