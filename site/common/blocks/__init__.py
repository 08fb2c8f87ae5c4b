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


def images_of(body: blocks.StreamValue) -> list:
    """Every image that a body shows."""
    pictures = [block.value["image"] for block in body if block.block_type == "picture"]
    return [image for image in pictures if image]


def words_of(body: blocks.StreamValue) -> list[str]:
    """The text of a body, piece by piece, as search should find it."""
    return body.stream_block.get_searchable_content(body)


__all__ = ["BodyBlock", "images_of", "words_of"]
