"""What explains the law: who checked it, when, on which basis, and what to read besides."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField

from common import structured
from common.blocks import images_of, words_of
from common.catalogue import CatalogueFields
from common.models import SiteSettings
from common.pages import BasePage
from common.pictures import read_renditions, thumbnail
from news.documents.blocks import LegalBodyBlock, read_provisions
from publishing import selectors
from publishing.models import CatalogueEntry
from publishing.related import related_panel

from .basis import BasisRow, ShownBasis

# The law changes: what was checked longer ago is shown with a word of caution.
FRESH_FOR = timedelta(days=365)


class LearningPage(BasePage):
    """A page to learn the law from. Subclasses name their own `related_pages`."""

    # Demanded when it is published: it stands in lists, search and shared links.
    summary = models.TextField(
        _("summary"),
        max_length=400,
        help_text=_("Two or three plain sentences: they open the page and stand in lists."),
    )
    reviewer = models.CharField(
        _("checked by"),
        max_length=120,
        help_text=_("Who answers for it: the name, or the office alone."),
    )
    reviewer_office = models.CharField(
        _("office"), max_length=150, blank=True, help_text=_("For example: Sở Tư pháp.")
    )
    # Null in a draft, which may be saved half done; demanded when it is published.
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        help_text=_("The day on which it was last compared with the law in force."),
    )

    subpage_types = []

    review_panels = [
        MultiFieldPanel(
            [
                FieldPanel("reviewer"),
                FieldPanel("reviewer_office"),
                FieldPanel("checked_on"),
            ],
            heading=_("Who checked it"),
        ),
        related_panel(),
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": _("This day is still to come.")})

    @property
    def date(self) -> datetime:
        """The time by which lists order it; of a draft, now."""
        return self.first_published_at or timezone.now()

    @property
    def is_fresh(self) -> bool:
        """Whether it was compared with the law within the last year."""
        return bool(self.checked_on) and timezone.localdate() - self.checked_on <= FRESH_FOR

    def structured_data(self, site: SiteSettings) -> structured.Data:
        changed = self.last_published_at
        return structured.article(
            self, "Article", self.title, self.date, changed, description=self.summary
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        basis, related = self._basis_and_related()
        list_url = self.trail[-1].url if self.trail else ""
        return context | {"basis": basis, "related": related, "list_url": list_url}

    def _basis_and_related(self) -> tuple[list[ShownBasis], list[CatalogueEntry]]:
        """Both lists with their addresses, which are read together in one query."""
        rows = self.basis_rows()
        wanted = [row.related_id for row in self.related_pages.all()]
        documents = [row.document_id for row in rows if row.document_id]
        found = {entry.page_id: entry for entry in selectors.of_pages([*documents, *wanted])}
        related = [found[page_id] for page_id in dict.fromkeys(wanted) if page_id in found]
        return [row.shown(found.get(row.document_id)) for row in rows], related

    def basis_rows(self) -> list[BasisRow]:
        """What it stands on, in the editor's order; nothing for a page without legal basis."""
        return []

    def words(self) -> list[str]:
        """What search should find besides title and summary."""
        return []

    def catalogue_entry(self) -> CatalogueFields:
        """The page as lists and search know it."""
        return CatalogueFields(
            kind=self.catalogue_kind,
            title=self.listing_title or self.title,
            date=self.date,
            summary=self.summary,
            thumbnail=thumbnail(self.listing_image) if self.listing_image else None,
            text="\n".join([self.title, self.summary, *self.words()]),
        )


class ExplainedPage(LearningPage):
    """A page that explains, with its legal basis. Subclasses name their own `legal_basis`."""

    body = StreamField(LegalBodyBlock(), verbose_name=_("body"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        InlinePanel(
            "legal_basis", heading=_("Legal basis"), label=_("legal basis"), min_num=1, max_num=20
        ),
        *LearningPage.review_panels,
    ]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        read_renditions(images_of(self.body))
        read_provisions(self.body)
        return super().get_context(request, *args, **kwargs)

    def basis_rows(self) -> list[BasisRow]:
        return list(self.legal_basis.all())

    def words(self) -> list[str]:
        return [*words_of(self.body), *(row.citation for row in self.basis_rows())]
