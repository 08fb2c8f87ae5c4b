"""Blocks of numbers: figures, table."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

GROUP = _("Numbers")


class FigureBlock(blocks.StructBlock):
    """One number with what it counts."""

    number = blocks.CharBlock(
        label=_("number"), max_length=20, help_text=_("As it is to be read: 99, 1.250, 87 %.")
    )
    label = blocks.CharBlock(label=_("what it counts"), max_length=120)

    class Meta:
        icon = "order"
        label = _("figure")
        label_format = "{number} {label}"
        template = "components/streamfield/figure.html"
        description = _("A number and what it counts.")
        preview_value = {"number": "99", "label": "lượt người được giúp"}


class FiguresBlock(blocks.StructBlock):
    """Two to six numbers side by side, with their source."""

    figures = blocks.ListBlock(FigureBlock(), label=_("figures"), min_num=1, max_num=6)
    source = blocks.CharBlock(
        label=_("source"),
        max_length=200,
        help_text=_("Who counted, and as of when."),
    )

    class Meta:
        icon = "order"
        group = GROUP
        label = _("figures in numbers")
        template = "components/streamfield/figures.html"
        description = _("A few large numbers with what they count and where they come from.")
        preview_value = {
            "figures": [
                {"number": "99", "label": "lượt người được giúp"},
                {"number": "14", "label": "người tiến bộ rõ"},
            ],
            "source": "Báo cáo của phường",
        }


class TableBlock(TypedTableBlock):
    """A table with column heads, cells of text or numbers, and a caption."""

    text = blocks.CharBlock(label=_("text"), required=False)
    number = blocks.CharBlock(label=_("number"), required=False)

    class Meta:
        icon = "table"
        group = GROUP
        label = _("table")
        template = "components/streamfield/table.html"
        description = _("Rows and columns, with a caption that says what they show.")
        preview_value = {
            "columns": [
                {"type": "text", "heading": "Khu dân cư"},
                {"type": "number", "heading": "Câu lạc bộ"},
            ],
            "rows": [{"values": ["Số 1", "3"]}, {"values": ["Số 2", "5"]}],
            "caption": "Câu lạc bộ theo khu dân cư",
        }
