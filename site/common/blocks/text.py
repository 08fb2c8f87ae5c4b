"""Blocks of words: text with headings, quote, callout, steps."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

GROUP = _("Text")
#: Few on purpose: what a reader's screen and a screen reader both render well.
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
INLINE_FEATURES = ["bold", "italic", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """Running text with headings of the second and third level."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        group = GROUP
        label = _("text with headings")
        template = "components/streamfield/text.html"
        description = _("Paragraphs, headings, lists and links.")
        preview_value = "<h2>Mỗi tháng một buổi họp</h2><p>Tổ tự quản họp vào tối thứ Bảy.</p>"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, with who said it."""

    quote = blocks.TextBlock(label=_("quote"), rows=3, help_text=_("Without quotation marks."))
    speaker = blocks.CharBlock(
        label=_("speaker"), required=False, max_length=120, help_text=_("Who said it.")
    )
    role = blocks.CharBlock(
        label=_("office or place"),
        required=False,
        max_length=150,
        help_text=_("For example: head of the neighbourhood's Front committee."),
    )

    class Meta:
        icon = "openquote"
        group = GROUP
        label = _("quote")
        label_format = "{quote}"
        template = "components/streamfield/quote.html"
        description = _("Words of a person, set apart, with the name.")
        preview_value = {
            "quote": "Có người đến nhà hỏi thăm, mình thấy không bị bỏ lại.",
            "speaker": "Một người dân",
            "role": "phường Cẩm Lệ",
        }


class CalloutBlock(blocks.StructBlock):
    """A short note that must not be missed."""

    tone = blocks.ChoiceBlock(
        label=_("kind"),
        choices=[("note", _("Note")), ("important", _("Important")), ("warning", _("Warning"))],
        default="note",
    )
    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("text"), features=INLINE_FEATURES)

    class Meta:
        icon = "info-circle"
        group = GROUP
        label = _("callout")
        label_format = "{title}"
        template = "components/streamfield/callout.html"
        description = _("A coloured box for one thing that readers must not miss.")
        preview_value = {
            "tone": "important",
            "title": "Không ai thu tiền khi làm thủ tục này",
            "text": "<p>Nếu có người đòi tiền, hãy gọi Công an phường.</p>",
        }


class StepBlock(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(label=_("title"), max_length=150)
    text = blocks.RichTextBlock(label=_("text"), features=INLINE_FEATURES, required=False)

    class Meta:
        icon = "list-ol"
        label = _("step")
        label_format = "{title}"
        template = "components/streamfield/step.html"
        description = _("One step: what to do, and how.")
        preview_value = {"title": "Đến Công an phường", "text": "<p>Mang theo căn cước.</p>"}


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=150)
    steps = blocks.ListBlock(StepBlock(), label=_("steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        group = GROUP
        label = _("steps")
        label_format = "{title}"
        template = "components/streamfield/steps.html"
        description = _("What to do first, second and third, with numbers.")
        preview_value = {
            "title": "Vay vốn sau khi trở về",
            "steps": [
                {"title": "Hỏi tổ tiết kiệm", "text": "<p>Tổ ghi tên và hướng dẫn.</p>"},
                {"title": "Nộp đơn", "text": ""},
            ],
        }
