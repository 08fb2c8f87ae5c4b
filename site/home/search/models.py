"""Editors' picks: pages that stand first for words that many look for."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from publishing import selectors
from publishing.models import CatalogueEntry
from publishing.search.tokens import words_of


@register_snippet
class SearchPick(models.Model):
    """A page that stands above all results for certain queries."""

    words = models.TextField(
        _("what people type"),
        max_length=1000,
        help_text=_("One query a line; marks and capitals make no difference."),
    )
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"))
    position = models.PositiveSmallIntegerField(
        _("position"), default=100, help_text=_("Smaller numbers come first.")
    )

    panels = [FieldPanel("words"), PageChooserPanel("page"), FieldPanel("position")]

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("search pick")
        verbose_name_plural = _("search picks")

    def __str__(self):
        return self.words.partition("\n")[0]

    def answers(self, words: list[str]) -> bool:
        """Whether one of its lines is this query."""
        return words in [words_of(line) for line in self.words.splitlines()]


def picked(words: list[str], language: str) -> list[CatalogueEntry]:
    """The rows of the pages picked for a query, as far as they are published in a language."""
    picks = [pick.page_id for pick in SearchPick.objects.all() if pick.answers(words)]
    found = selectors.of_pages(list(dict.fromkeys(picks))) if picks else []
    return [entry for entry in found if entry.language == language]
