"""Every rich text of a page, wherever it stands: fields, and blocks within blocks."""

from collections.abc import Callable, Iterator
from functools import partial
from operator import setitem
from typing import Any, NamedTuple

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText


class Place(NamedTuple):
    """A rich text's source, and how to write another in its place."""

    source: str
    put: Callable[[str], None]


def rich_texts(page: Page) -> Iterator[Place]:
    """The rich texts of a page in the order of its fields; `put` changes the page in memory."""
    for field in page._meta.concrete_fields:
        if isinstance(field, RichTextField):
            yield Place(getattr(page, field.name) or "", partial(setattr, page, field.name))
        elif isinstance(field, StreamField):
            yield from _within(getattr(page, field.name), None)


def _within(value: Any, put: Callable[[Any], None] | None) -> Iterator[Place]:
    if isinstance(value, RichText):
        yield Place(value.source, lambda source: put(RichText(source)))
    elif isinstance(value, StructValue):
        for name in list(value):
            yield from _within(value[name], partial(setitem, value, name))
    elif isinstance(value, StreamValue | ListValue):
        children = value.bound_blocks if isinstance(value, ListValue) else value
        for child in children:
            yield from _within(child.value, partial(setattr, child, "value"))
