"""The blocks of a page's body, by family; each with icon, group, template and preview."""

from wagtail import blocks

from .data import FiguresBlock, TableBlock
from .media import DocumentBlock, PictureBlock
from .text import CalloutBlock, QuoteBlock, StepsBlock, TextBlock


class BodyBlock(blocks.StreamBlock):
    """What a page's body is made of."""

    text = TextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    figures = FiguresBlock()
    table = TableBlock()
    document = DocumentBlock()


__all__ = ["BodyBlock"]
