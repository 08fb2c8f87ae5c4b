"""The questions of a quiz, as editors write them."""

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
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
        problems = {} if self.is_deferred_validation else _problems(cleaned)
        if problems:
            raise StructBlockValidationError(problems)
        return cleaned


def _problems(value) -> dict[str, ValidationError]:
    """What keeps a complete question from being asked, by the field where it is put right."""
    found = {}
    if not any(choice["is_right"] for choice in value["choices"]):
        found["choices"] = ValidationError(_("Tick at least one answer as right."))
    # An editor's empty paragraph is not nothing to Wagtail.
    if not strip_tags(str(value["explanation"].source)).strip():
        found["explanation"] = ValidationError(_("Say why the right answers are right."))
    return found
