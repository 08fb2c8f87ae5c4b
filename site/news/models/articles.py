"""Movement news: the list and its articles."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from common import structured
from common.blocks import images_of, words_of
from common.catalogue import CatalogueFields
from common.models import SiteSettings
from common.models.former_names import FormerName
from common.pages import BasePage
from common.pictures import read_renditions, thumbnail
from common.templatetags.language_tags import said
from news.documents.blocks import LegalBodyBlock, read_provisions
from places.folding import compose
from publishing import selectors
from publishing.models import CatalogueEntry
from publishing.pages import ListPage
from publishing.related import RelatedRow, related_entries, related_panel

from .sections import Section


class NewsIndexPage(ListPage):
    """The list of news; its rows come from the catalogue."""

    list_kind = "news"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsArticlePage"]
    max_count_per_parent = 1
    template = "pages/news_index.html"

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        sections = [(one.slug, said(one, "name")) for one in Section.objects.all()]
        language, section = get_language(), context["chosen_section"]
        return context | {
            "sections": sections,
            "months": selectors.months(language, kind=self.list_kind, section=section),
            "wards": selectors.wards(language, kind=self.list_kind),
        }


class NewsArticlePage(BasePage):
    """A piece of news."""

    # Null in a draft, which may be saved half done; demanded when it is published.
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        related_name="articles",
        verbose_name=_("section"),
        help_text=_("The section (chuyên mục) under which readers find it."),
    )
    lead_image = models.ForeignKey(
        "common.PortalImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead image"),
    )
    lead_image_alt = models.CharField(
        _("what the lead image shows"),
        max_length=200,
        blank=True,
        help_text=_("For those who cannot see it: one sentence, without “image of”."),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=250, blank=True)
    lead_image_credit = models.CharField(
        _("credit"),
        max_length=150,
        blank=True,
        help_text=_("Left empty, the credit kept with the image is shown."),
    )
    body = StreamField(LegalBodyBlock(), blank=True, verbose_name=_("body"))
    byline = models.CharField(
        _("byline"), max_length=120, blank=True, help_text=_("Who wrote it, as it is printed.")
    )
    source_name = models.CharField(
        _("source"),
        max_length=150,
        blank=True,
        help_text=_("The newspaper or office that it comes from, when it is not our own."),
    )
    source_url = models.URLField(_("address of the source"), blank=True)
    published_at = models.DateTimeField(
        _("published at"),
        null=True,
        blank=True,
        help_text=_("The time readers see. Left empty: the moment of first publication."),
    )
    updated_at = models.DateTimeField(
        _("updated at"),
        null=True,
        blank=True,
        help_text=_("Only after a change that readers should know of."),
    )
    correction = models.TextField(
        _("correction"),
        max_length=600,
        blank=True,
        help_text=_("What was wrong, what is right, and since when. Stands above the text."),
    )

    catalogue_kind = "news"
    fallback_slug = "tin"
    reads_with = ("section", "lead_image", "listing_image")
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    template = "pages/news_article.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary", heading=_("summary (sapo)")),
        FieldPanel("section"),
        MultiFieldPanel(
            [
                FieldPanel("lead_image"),
                FieldPanel("lead_image_alt"),
                FieldPanel("lead_image_caption"),
                FieldPanel("lead_image_credit"),
            ],
            heading=_("Lead image"),
        ),
        FieldPanel("body"),
        InlinePanel(
            "article_places",
            heading=_("Places"),
            label=_("place"),
            help_text=_("Choose the present ward; add the former name where the text uses it."),
        ),
        MultiFieldPanel(
            [FieldPanel("byline"), FieldPanel("source_name"), FieldPanel("source_url")],
            heading=_("Author and source"),
        ),
        MultiFieldPanel(
            [FieldPanel("published_at"), FieldPanel("updated_at"), FieldPanel("correction")],
            heading=_("Times and correction"),
        ),
        related_panel(),
    ]

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")

    def clean(self):
        super().clean()
        if self.lead_image_id and not self.lead_image_alt.strip():
            raise ValidationError(
                {"lead_image_alt": _("Say what the lead image shows, for those who cannot see it.")}
            )

    @property
    def date(self) -> datetime:
        """The time readers see; of a draft without one, now."""
        return self.published_at or self.first_published_at or timezone.now()

    @property
    def credit(self) -> str:
        """The lead image's credit: the article's own words, else the image's."""
        return self.lead_image_credit or (self.lead_image.credit if self.lead_image else "")

    @property
    def places(self) -> list["ArticlePlace"]:
        """Its places with all their names."""
        return list(
            self.article_places.select_related("ward__province", "former_unit__parent__parent")
        )

    @property
    def related(self) -> list[CatalogueEntry]:
        """What the editor named, as far as it is published."""
        return related_entries(self.related_pages.all())

    def get_context(self, request, *args, **kwargs):
        shown = [self.lead_image] if self.lead_image else []
        read_renditions([*shown, *images_of(self.body)])
        read_provisions(self.body)
        context = super().get_context(request, *args, **kwargs)
        list_url = self.trail[-1].url if self.trail else ""
        return context | {"list_url": list_url, "places": self.places}

    def structured_data(self, site: SiteSettings) -> structured.Data:
        return structured.article(
            self,
            "NewsArticle",
            self.title,
            self.date,
            self.updated_at,
            description=self.summary,
            articleSection=self._section_name,
        )

    def catalogue_entry(self) -> CatalogueFields:
        """The article as lists and search know it."""
        image = self.listing_image or self.lead_image
        section, places = self.section, self.places
        return CatalogueFields(
            kind=self.catalogue_kind,
            title=self.listing_title or self.title,
            date=self.date,
            summary=self.summary,
            section=section.slug if section else "",
            section_name=self._section_name,
            places=tuple(dict.fromkeys(place.ward_id for place in places)),
            place_label=self._place_label(places),
            thumbnail=thumbnail(image) if image else None,
            text=self._searchable_text(places),
        )

    @property
    def _section_name(self) -> str:
        # By the article's language, since it is also asked where an editor works in another.
        return self.section.names[self.locale.language_code] if self.section else ""

    def _place_label(self, places: list["ArticlePlace"]) -> str:
        # In the article's language, whichever its editor works in.
        with override(self.locale.language_code):
            return ", ".join(dict.fromkeys(place.short for place in places))

    def _searchable_text(self, places: list["ArticlePlace"]) -> str:
        names = [name for place in places for name in place.names]
        return "\n".join([self.title, self.summary, *words_of(self.body), *names, self.byline])


class ArticlePlace(FormerName, Orderable):
    """Where a piece of news happened: the present ward, and the former name if the text has it."""

    page = ParentalKey(NewsArticlePage, related_name="article_places")
    ward = models.ForeignKey(
        "places.Ward",
        models.PROTECT,
        related_name="+",
        verbose_name=_("ward"),
        help_text=_("The phường, xã or đặc khu of today."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self):
        return self.short

    @property
    def names(self) -> list[str]:
        """Every name by which people may look for it."""
        units = [self.former_unit, self.ward, self.ward.province]
        return [unit.full_name for unit in units if unit]

    @property
    def short(self) -> str:
        """For a list: "Phường Khuê Trung (nay là phường Cẩm Lệ)"."""
        name = str(self.ward)
        if self.former_unit and not self.kept_name:
            name = _("%(former)s (now %(now)s)") % {"former": self.former_unit, "now": self.ward}
        return name[:1].upper() + name[1:]

    @property
    def kept_name(self) -> bool:
        """Whether the former name is still the ward's: readers need no "nay là"."""
        return bool(self.former_unit) and compose(str(self.former_unit)) == compose(str(self.ward))

    @property
    def is_explained(self) -> bool:
        """Whether the article says what the place is now: its name or its province is another."""
        return bool(self.former_unit) and not (self.kept_name and self._kept_province)

    @property
    def _kept_province(self) -> bool:
        unit = self.former_unit
        while unit.parent:
            unit = unit.parent
        return unit.level != unit.Level.PROVINCE or unit.name == self.ward.province.name


class RelatedPage(RelatedRow):
    """A page named at the foot of an article."""

    page = ParentalKey(NewsArticlePage, related_name="related_pages")
