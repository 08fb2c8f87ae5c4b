"""What pages of the campaigns have in common."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.fields import StreamField

from common import structured
from common.blocks import BodyBlock, images_of, words_of
from common.catalogue import CatalogueFields
from common.models import SiteSettings
from common.pages import BasePage
from common.pictures import read_renditions, thumbnail

from ..blocks import refuse_incomplete


class CampaignPage(BasePage):
    """A page with a body that lists and search know.

    Subclasses extend `words`, `streams` if they show figures, and `where` if they lie somewhere.
    """

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    reads_with = ("listing_image",)
    subpage_types = []

    class Meta:
        abstract = True

    @property
    def date(self) -> datetime:
        """When it was first published; of a draft, now."""
        return self.first_published_at or timezone.now()

    def streams(self) -> list:
        """The StreamFields of the page and its rows that hold figures."""
        return []

    def save(self, *args, clean=True, **kwargs):
        # Forms refuse it too, in the figure's own place; this stands for every other way.
        if clean and self.live:
            refuse_incomplete(self.streams())
        return super().save(*args, clean=clean, **kwargs)

    def words(self) -> list[str]:
        """What search should find the page by."""
        return [self.title, self.summary, *words_of(self.body)]

    def where(self) -> tuple[tuple[str, ...], str]:
        """Codes of its wards, and how they read in a list."""
        return (), ""

    def undertaking(self) -> structured.Data:
        """What the page tells of, as a `Project` of schema.org's."""
        return {"@type": "Project", "name": self.title}

    def structured_data(self, site: SiteSettings) -> structured.Data:
        changed, about = self.last_published_at, self.undertaking()
        return structured.article(
            self, "Article", self.title, self.date, changed, description=self.summary, about=about
        )

    def catalogue_entry(self) -> CatalogueFields:
        # In the page's language, whichever its editor works in.
        with override(self.locale.language_code):
            places, place_label = self.where()
            return CatalogueFields(
                kind=self.catalogue_kind,
                title=self.listing_title or self.title,
                date=self.date,
                summary=self.summary,
                places=places,
                place_label=place_label,
                thumbnail=thumbnail(self.listing_image) if self.listing_image else None,
                text="\n".join(filter(None, self.words())),
            )

    def get_context(self, request, *args, **kwargs):
        read_renditions(images_of(self.body))
        return super().get_context(request, *args, **kwargs)
