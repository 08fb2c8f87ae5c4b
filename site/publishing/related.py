"""Pages that an editor names at the foot of another, whatever their kind."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultipleChooserPanel, PageChooserPanel
from wagtail.models import Orderable, Page

from . import selectors
from .models import CatalogueEntry


class RelatedRow(Orderable):
    """A page named by another. Subclasses add `page`, a ParentalKey to the one that names it."""

    related = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"))

    panels = [PageChooserPanel("related")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")

    def __str__(self):
        return str(self.related)


def related_panel(**options) -> MultipleChooserPanel:
    """The panel of `related_pages`: an editor ticks several at once. `options` are the panel's."""
    usual = {"heading": _("Related pages"), "label": _("page"), "max_num": 6}
    return MultipleChooserPanel("related_pages", "related", **(usual | options))


def related_entries(rows: Iterable[RelatedRow]) -> list[CatalogueEntry]:
    """The named pages that are published, in the editor's order, in one query."""
    return selectors.of_pages([row.related_id for row in rows])
