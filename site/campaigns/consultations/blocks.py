"""What a consultation's themes are made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from common.blocks.text import INLINE_FEATURES


class ConferenceOpinionBlock(blocks.StructBlock):
    """An opinion given at a conference, entered by staff."""

    who = blocks.CharBlock(
        label=_("who"),
        max_length=150,
        help_text=_("The office, not the name: “Đại diện chi hội phụ nữ”."),
    )
    text = blocks.TextBlock(label=_("opinion"), rows=3)
    conference = blocks.CharBlock(label=_("conference"), max_length=150)
    date = blocks.DateBlock(label=_("date"))

    class Meta:
        icon = "group"
        label = _("opinion at a conference")
        label_format = "{who}"
        description = _("What somebody said at a conference, and for whom.")
        preview_value = {
            "who": "Đại diện chi hội phụ nữ",
            "text": "Nên họp vào buổi tối.",
            "conference": "Hội nghị phản biện xã hội",
            "date": "2024-05-14",
        }


class ThemeBlock(blocks.StructBlock):
    """A theme on which opinions are asked; its block's id names it for good."""

    title = blocks.CharBlock(label=_("theme"), max_length=150)
    question = blocks.RichTextBlock(
        label=_("what is asked"), features=INLINE_FEATURES, required=False
    )
    conference_opinions = blocks.ListBlock(
        ConferenceOpinionBlock(), label=_("opinions at conferences"), default=[]
    )
    answer = blocks.RichTextBlock(
        label=_("answer to this theme"),
        features=["bold", "italic", "ol", "ul", "link", "document-link"],
        required=False,
        help_text=_("After the closing: what was taken up, what was not, and why."),
    )

    class Meta:
        icon = "comment"
        label = _("theme")
        label_format = "{title}"
        description = _("A question of the draft, with what was said and what is answered.")
        preview_value = {
            "title": "Thời gian họp",
            "question": "<p>Tổ nên họp vào lúc nào?</p>",
            "conference_opinions": [],
            "answer": "",
        }
