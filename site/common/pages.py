"""What every page of the portal has, so that nobody has to remember it."""

from datetime import datetime
from itertools import count

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PagePermissionTester

from common import emergency, share_cards, structured
from common.caching import for_everyone
from common.catalogue import CatalogueFields
from common.languages import by_language
from common.models import SiteSettings
from common.slugs import slugify_vi
from common.widgets import VietnameseSlugInput

#: Ways to preview a page besides the page itself.
PRINT, SHARE = "print", "share"
SHARE_TEMPLATE = "pages/share_preview.html"


class PortalPermissions(PagePermissionTester):
    """Wagtail's, without page privacy: whatever is published is public."""

    def can_set_view_restrictions(self):
        return False


class PageForm(WagtailAdminPageForm):
    """Wagtail's form; what is not published yet is no live page, not even for a moment.

    Wagtail saves a new page as live before it publishes it, and asks on the way whether it may.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # A draft saves itself while its title is typed, before the browser knows the slug.
            self.fields["slug"].required = False

    def clean_slug(self):
        """An address that nobody has seen yet gives way: a draft is never refused for it."""
        title = self.cleaned_data.get("title", "")
        slug = self.cleaned_data["slug"] or slugify_vi(title) or self.instance.fallback_slug
        if self.instance.first_published_at:
            return slug
        return _free_slug(slug, self.parent_page, self.instance)

    def save(self, commit=True):
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit=commit)


def _free_slug(slug: str, parent: Page, page: Page) -> str:
    numbers = count(2)
    free = slug
    while not Page._slug_is_available(free, parent, page):
        free = f"{slug}-{next(numbers)}"
    return free


class BasePage(Page):
    """A page of the portal.

    Subclasses name `catalogue_kind` to be listed and found, `reads_with` and `reads_also` for
    what their template needs, and `fallback_slug` for titles without a letter.
    """

    summary = models.TextField(
        _("summary"),
        max_length=400,
        blank=True,
        help_text=_("Two or three sentences: they open the page and stand in lists and search."),
    )
    listing_title = models.CharField(
        _("short title for lists"),
        max_length=120,
        blank=True,
        help_text=_("Where the title is long. Left empty, lists show the title."),
    )
    listing_image = models.ForeignKey(
        "common.PortalImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image for lists and sharing"),
        help_text=_("Left empty, the page's own lead image is used."),
    )

    #: The catalogue's name for this type of page; empty: not listed.
    catalogue_kind = ""
    #: Foreign keys read together with the page (`select_related`).
    reads_with: tuple[str, ...] = ()
    #: Relations read in one more query each (`prefetch_related`).
    reads_also: tuple[str, ...] = ()
    fallback_slug = "trang"
    private_page_options = []
    base_form_class = PageForm
    preview_modes = [("", _("Page")), (PRINT, _("On paper")), (SHARE, _("Share card"))]

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", widget=VietnameseSlugInput),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            heading=_("Address and search engines"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("listing_title"),
                FieldPanel("listing_image", heading=_("Image for lists")),
            ],
            heading=_("In lists"),
        ),
    ]

    class Meta:
        abstract = True

    @classmethod
    def for_reading(cls) -> models.QuerySet:
        """Pages of this type with all that their template shows, in a fixed number of queries."""
        return cls.objects.select_related(*cls.reads_with).prefetch_related(*cls.reads_also)

    @property
    def trail(self) -> list[Page]:
        """The pages above this one, the home page first: its breadcrumbs."""
        if not hasattr(self, "_trail"):
            self._trail = list(self.get_ancestors().filter(depth__gt=1))
        return self._trail

    @trail.setter
    def trail(self, pages: list[Page]) -> None:
        self._trail = pages

    @property
    def crumbs(self) -> list[Page]:
        """The pages between the home page and this one."""
        return self.trail[1:]

    @cached_property
    def translations(self) -> dict[str, Page]:
        """This page and its translations by language, as far as they are published."""
        return by_language(self.get_translations(inclusive=True))

    def catalogue_entry(self) -> CatalogueFields | None:
        """Answer what lists and search should know of this page, or None for nothing."""
        return None

    def structured_data(self, site: SiteSettings) -> structured.Data:
        """Answer what this page is in schema.org's words; empty values are left out."""
        return {"@type": "WebPage", "name": self.title, "description": self.summary}

    def card_path(self, name: str) -> str:
        """The share card's address on a site of this name."""
        return share_cards.address_of(self.pk, self.title, name)

    def changes_at(self) -> datetime | None:
        """The moment at which this page, published as it is, becomes another by itself."""
        return None

    def permissions_for_user(self, user):
        return PortalPermissions(user, self)

    def full_clean(self, *args, **kwargs):
        self._fill_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self._fill_slug()
        super().minimal_clean()

    def _fill_slug(self):
        """Make the slug from the title, as Wagtail does, but with Vietnamese letters folded."""
        if self.path and not self.slug:
            base = slugify_vi(self.title) or self.fallback_slug
            self.slug = _free_slug(base, self.get_parent(), self)

    def get_preview_template(self, request, mode_name):
        return (
            SHARE_TEMPLATE
            if mode_name == SHARE
            else super().get_preview_template(request, mode_name)
        )

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)
        if getattr(request, "is_preview", False):
            return response
        return for_everyone(response, self.changes_at(), emergency.next_change())
