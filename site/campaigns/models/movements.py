"""Movements: what the models and much of the news belong to."""

from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing

from publishing import selectors
from publishing.models import CatalogueEntry
from publishing.pages import ListPage
from publishing.related import RelatedRow, related_entries, related_panel

from .base import CampaignPage

PLAIN_LIST = ["bold", "italic", "ol", "ul", "link"]


class MovementIndexPage(ListPage):
    """The list of movements."""

    list_kind = "movement"
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.MovementPage"]
    max_count_per_parent = 1
    template = "pages/list.html"

    class Meta:
        verbose_name = _("list of movements")
        verbose_name_plural = _("lists of movements")


class MovementPage(CampaignPage):
    """A movement: its aims, its models, news of it."""

    aims = RichTextField(
        _("aims"), features=PLAIN_LIST, help_text=_("What the movement is for, one line each.")
    )

    catalogue_kind = "movement"
    fallback_slug = "phong-trao"
    parent_page_types = ["campaigns.MovementIndexPage"]
    template = "pages/movement.html"

    content_panels = [
        *CampaignPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("aims"),
        FieldPanel("body"),
        related_panel(
            heading=_("News of the movement"),
            help_text=_("Models that name this movement are listed by themselves."),
            max_num=12,
        ),
    ]

    class Meta:
        verbose_name = _("movement")
        verbose_name_plural = _("movements")

    @property
    def models(self) -> list[CatalogueEntry]:
        """The published models that name this movement, by title."""
        ids = list(self.pilot_models.live().order_by("title").values_list("pk", flat=True))
        return selectors.of_pages(ids)

    @property
    def related(self) -> list[CatalogueEntry]:
        """What the editor named, as far as it is published."""
        return related_entries(self.related_pages.all())

    def undertaking(self):
        return super().undertaking() | {"description": get_text_for_indexing(self.aims)}

    def words(self):
        return [*super().words(), get_text_for_indexing(self.aims)]


class MovementRelatedPage(RelatedRow):
    """News of a movement."""

    page = ParentalKey(MovementPage, related_name="related_pages")
