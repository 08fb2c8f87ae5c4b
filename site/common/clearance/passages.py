"""The words of a page that readers will see: its fields, its body, what stands in its inlines."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import models
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

# Of the fields that Wagtail gives every page, those that readers or search engines see.
OF_EVERY_PAGE = {"title", "seo_title", "search_description"}
NO_WORDS = (models.SlugField, models.URLField, models.EmailField, models.FileField)


class Passage(NamedTuple):
    """A piece of text and the name of the field that it stands in."""

    where: str
    text: str


def passages_of(page: Page) -> list[Passage]:
    """All words of a page, piece by piece, in the order of its fields."""
    found = list(_of_fields(page))
    for relation in get_all_child_relations(type(page)):
        if not relation.related_model.__module__.startswith("wagtail."):
            for child in getattr(page, relation.get_accessor_name()).all():
                found += _of_fields(child)
    return [passage for passage in found if passage.text.strip()]


def _of_fields(row: models.Model) -> Iterator[Passage]:
    for field in row._meta.concrete_fields:
        where = capfirst(str(field.verbose_name))
        for text in _words(field, row):
            yield Passage(where, text)


def _words(field: models.Field, row: models.Model) -> list[str]:
    if isinstance(field, StreamField):
        return [str(text) for text in field.get_searchable_content(field.value_from_object(row))]
    if not isinstance(field, (models.CharField, models.TextField)) or isinstance(field, NO_WORDS):
        return []
    if field.choices or not field.editable or _is_bookkeeping(field):
        return []
    text = str(field.value_from_object(row) or "")
    return [get_text_for_indexing(text) if isinstance(field, RichTextField) else text]


def _is_bookkeeping(field: models.Field) -> bool:
    return field.model is Page and field.name not in OF_EVERY_PAGE
