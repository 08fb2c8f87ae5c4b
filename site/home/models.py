"""The home page and plain pages such as "about"."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField

from common import structured
from common.blocks import BodyBlock, images_of, words_of
from common.blocks.text import INLINE_FEATURES
from common.catalogue import CatalogueFields
from common.languages import ENGLISH
from common.models import SiteSettings
from common.pages import BasePage
from common.pictures import read_renditions, thumbnail

from . import front
from .contact.models import ContactMessage  # noqa: F401 - Django looks for models here
from .front.campaigns import Timely, timely
from .search.models import SearchPick  # noqa: F401


class HomePage(BasePage):
    """The front page: one in each language."""

    lead_story = models.ForeignKey(
        "news.NewsArticlePage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead story"),
        help_text=_("Left empty, the newest article leads."),
    )
    movement_title = models.CharField(
        _("title of the movement"),
        max_length=120,
        blank=True,
        help_text=_("Heads the few words about the movement."),
    )
    movement_text = RichTextField(
        _("about the movement"),
        features=INLINE_FEATURES,
        blank=True,
        help_text=_("Two or three sentences: what it is, and what anyone can do."),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.NewsIndexPage", "home.StandardPage"]
    template = "pages/home.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        PageChooserPanel("lead_story"),
        MultiFieldPanel(
            [FieldPanel("movement_title"), FieldPanel("movement_text")],
            heading=_("The movement"),
        ),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def structured_data(self, site: SiteSettings) -> structured.Data:
        return structured.web_site(site, reverse("search"))

    @cached_property
    def timely(self) -> Timely:
        """Events and consultations that are not over."""
        return timely(self.locale_id)

    def changes_at(self):
        return self.timely.changes_at()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        shown = front.front(get_language(), self.lead_story_id) | self.timely.rows()
        if get_language() == ENGLISH:
            shown |= front.in_english(request)
        return context | shown


class StandardPage(BasePage):
    """A page that stands by itself: about, contacts, privacy."""

    lead_image = models.ForeignKey(
        "common.PortalImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead image"),
        help_text=_("An ornament: it needs no description."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    catalogue_kind = "standard"
    reads_with = ("lead_image", "listing_image")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "pages/standard.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("lead_image"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_context(self, request, *args, **kwargs):
        shown = [self.lead_image] if self.lead_image else []
        read_renditions([*shown, *images_of(self.body)])
        return super().get_context(request, *args, **kwargs)

    def catalogue_entry(self) -> CatalogueFields:
        """The page as search knows it."""
        image = self.listing_image or self.lead_image
        return CatalogueFields(
            kind=self.catalogue_kind,
            title=self.listing_title or self.title,
            date=self.first_published_at or timezone.now(),
            summary=self.summary,
            thumbnail=thumbnail(image) if image else None,
            text="\n".join([self.title, self.summary, *words_of(self.body)]),
        )
