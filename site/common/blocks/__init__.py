"""The blocks of a page's body, by family; each with icon, group, template and preview."""

from wagtail import blocks

from .data import FiguresBlock, TableBlock
from .links import RelatedPagesBlock
from .media import DocumentBlock, GalleryBlock, PictureBlock, RecordingBlock
from .text import CalloutBlock, QuoteBlock, StepsBlock, TextBlock


class BodyBlock(blocks.StreamBlock):
    """What a page's body is made of."""

    text = TextBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    recording = RecordingBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    figures = FiguresBlock()
    table = TableBlock()
    document = DocumentBlock()
    related = RelatedPagesBlock()


def images_of(body: blocks.StreamValue) -> list:
    """Every image that a body shows."""
    pictures = []
    for block in body:
        if block.block_type == "picture":
            pictures.append(block.value)
        elif block.block_type == "gallery":
            pictures.extend(block.value["pictures"])
    return [picture["image"] for picture in pictures if picture["image"]]


def words_of(body: blocks.StreamValue) -> list[str]:
    """The text of a body, piece by piece, as search should find it."""
    return body.stream_block.get_searchable_content(body)


__all__ = ["BodyBlock", "images_of", "words_of"]
