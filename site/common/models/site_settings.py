"""What the operator says once for the whole site."""

from django.core.cache import cache
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, PageChooserBlock, StructBlock, URLBlock
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from common.blocks.contact import HotlineBlock
from common.languages import ENGLISH

CACHE_KEY = "portal.site_settings"
CACHE_SECONDS = 60
LEFT_EMPTY = _("Left empty, English pages show the Vietnamese words.")


class LinkedSiteBlock(StructBlock):
    """Another office's site, for the footer."""

    name = CharBlock(label=_("name"), max_length=80)
    url = URLBlock(label=_("address"))

    class Meta:
        icon = "link-external"
        label = _("site")
        label_format = "{name}"
        description = _("The site of another office, with its address.")


@register_setting(icon="cogs")
class SiteSettings(BaseGenericSetting):
    """Organisation, home province and footer. One row; `SiteSettings.load(request)`."""

    site_name = models.CharField(
        _("name of the site"),
        max_length=100,
        default="Toàn dân bảo vệ an ninh Tổ quốc",
        help_text=_("Stands at the top of every page and after each page's title."),
    )
    site_name_en = models.CharField(
        _("name of the site in English"),
        max_length=100,
        blank=True,
        default="All People Protect National Security",
        help_text=LEFT_EMPTY,
    )
    organisation = models.CharField(
        _("organisation"),
        max_length=150,
        default="Ủy ban Mặt trận Tổ quốc Việt Nam",
        help_text=_("The committee that runs the site; stands under the site's name."),
    )
    organisation_en = models.CharField(
        _("organisation in English"),
        max_length=150,
        blank=True,
        default="Viet Nam Fatherland Front Committee",
        help_text=LEFT_EMPTY,
    )
    home_province = models.ForeignKey(
        "places.Province",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("home province"),
        help_text=_("The area that this site serves. Its wards come first when people search."),
    )
    governing_body = models.CharField(
        _("governing body"),
        max_length=200,
        blank=True,
        help_text=_("“Cơ quan chủ quản” in the footer."),
    )
    governing_body_en = models.CharField(
        _("governing body in English"), max_length=200, blank=True, help_text=LEFT_EMPTY
    )
    content_officer = models.CharField(
        _("responsible for the content"),
        max_length=200,
        blank=True,
        help_text=_("“Người chịu trách nhiệm nội dung” in the footer: name and office held."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=250,
        blank=True,
        help_text=_("Number, date and issuer of the site's licence, for the footer."),
    )
    address = models.CharField(
        _("address"), max_length=250, blank=True, help_text=_("Postal address, for the footer.")
    )
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("For letters about the site; never for tip-offs.")
    )
    # In the row itself: every page draws them, and a second table would be a second query.
    hotlines = StreamField(
        [("line", HotlineBlock())],
        blank=True,
        verbose_name=_("telephone numbers"),
        help_text=_("Emergency numbers stand above every page; the others in the footer."),
    )
    menu = StreamField(
        [("page", PageChooserBlock(label=_("page")))],
        blank=True,
        verbose_name=_("main menu"),
        help_text=_("The pages at the top of every page, in this order: five at most look well."),
    )
    menu_en = StreamField(
        [("page", PageChooserBlock(label=_("page")))],
        blank=True,
        verbose_name=_("main menu in English"),
        help_text=_(
            "The pages at the top of English pages: those that a visitor needs. A page without a "
            "translation is shown as Vietnamese. Left empty, the main menu stands there."
        ),
    )
    linked_sites = StreamField(
        [("site", LinkedSiteBlock())],
        blank=True,
        verbose_name=_("linked sites"),
        help_text=_("Sites of other offices, for the footer: the Front's committees, the police."),
    )
    reuse_note = models.CharField(
        _("note on reuse"),
        max_length=250,
        blank=True,
        default="Ghi rõ nguồn khi dùng lại thông tin.",
        help_text=_("What is asked of those who copy from the site."),
    )
    reuse_note_en = models.CharField(
        _("note on reuse in English"),
        max_length=250,
        blank=True,
        default="Please name the source when you use this information.",
        help_text=LEFT_EMPTY,
    )

    select_related = ["home_province"]

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("site_name"),
                FieldPanel("site_name_en"),
                FieldPanel("organisation"),
                FieldPanel("organisation_en"),
                FieldPanel("home_province"),
            ],
            heading=_("Who and where"),
        ),
        FieldPanel("menu"),
        FieldPanel("menu_en"),
        FieldPanel("hotlines"),
        MultiFieldPanel(
            [
                FieldPanel("governing_body"),
                FieldPanel("governing_body_en"),
                FieldPanel("content_officer"),
                FieldPanel("licence"),
                FieldPanel("address"),
                FieldPanel("email"),
                FieldPanel("reuse_note"),
                FieldPanel("reuse_note_en"),
                FieldPanel("linked_sites"),
            ],
            heading=_("Footer"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    @classmethod
    def load(cls, request_or_site=None) -> "SiteSettings":
        """Answer the one row, made where it is missing.

        For a request it comes from the cache, which the generation number's watch empties in
        every process; without one, fresh from the database.
        """
        if not isinstance(request_or_site, HttpRequest):
            return super().load(request_or_site)
        attribute = cls.get_cache_attr_name()
        if not hasattr(request_or_site, attribute):
            setattr(request_or_site, attribute, cls._cached())
        return getattr(request_or_site, attribute)

    @classmethod
    def _cached(cls) -> "SiteSettings":
        found = cache.get(CACHE_KEY)
        if found is None:
            found = cls.load()
            cache.set(CACHE_KEY, found, CACHE_SECONDS)
        return found

    @staticmethod
    def forget() -> None:
        """Read the row anew at the next request."""
        cache.delete(CACHE_KEY)

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.forget()
        # A request in between may have kept what was there before this transaction's end.
        transaction.on_commit(self.forget)

    @property
    def menu_ids(self) -> list[int]:
        """Ids of the menu's pages in the page's language, without reading them."""
        own = self.menu_en if get_language() == ENGLISH and self.menu_en else self.menu
        return [entry["value"] for entry in own.raw_data if entry["value"]]

    @property
    def emergency_numbers(self) -> list:
        """The numbers for danger, in the operator's order: each with number, label and tel."""
        return [line.value for line in self.hotlines if line.value["is_emergency"]]

    @property
    def other_numbers(self) -> list:
        """Duty rooms and the like, for the footer."""
        return [line.value for line in self.hotlines if not line.value["is_emergency"]]
