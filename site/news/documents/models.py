"""Legal documents: the list, a document, its dated versions and its relations to others."""

from collections.abc import Iterator
from datetime import date, datetime, time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing

from common import structured
from common.catalogue import CatalogueFields
from common.models import SiteSettings
from common.pages import BasePage
from publishing.pages import ListPage

from . import keys
from .kinds import NAMED, Kind
from .links import official_address
from .rows import DocumentVersion
from .validity import Dates, Validity, validity_on

# Nothing is said of what nobody has checked.
FORCE = {
    Validity.NOT_YET: "https://schema.org/NotInForce",
    Validity.IN_FORCE: "https://schema.org/InForce",
    Validity.PARTLY_ENDED: "https://schema.org/PartiallyInForce",
    Validity.ENDED: "https://schema.org/NotInForce",
}
EXPLAINED_WITH = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class LegalDocumentIndexPage(ListPage):
    """Văn bản pháp luật: the list of documents, by kind."""

    list_kind = "document"
    parent_page_types = ["news.LegalIndexPage"]
    subpage_types = ["news.LegalDocument"]
    max_count_per_parent = 1
    template = "pages/document_index.html"

    class Meta:
        verbose_name = _("list of legal documents")
        verbose_name_plural = _("lists of legal documents")

    def get_context(self, request, *args, **kwargs):
        # What reads the models stands above them.
        from .selectors import kinds_in_use, with_validity

        context = super().get_context(request, *args, **kwargs)
        rows = with_validity(context["entries"])
        return context | {"rows": rows, "kinds": kinds_in_use(get_language())}


class LegalDocument(BasePage):
    """A legal document: what it is, whether it is in force, its text as of any day."""

    number = models.CharField(
        _("document number"),
        max_length=80,
        blank=True,
        help_text=_("As printed, with its symbol: 22/2023/QĐ-TTg. Empty where it has none."),
    )
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    issuing_body = models.CharField(_("issuing body"), max_length=200)
    signer = models.CharField(
        _("signer"), max_length=150, blank=True, help_text=_("Office and name, as printed.")
    )
    issued_on = models.DateField(_("issued on"), null=True)
    in_force_on = models.DateField(_("in force from"), null=True, blank=True)
    partly_ended_on = models.DateField(
        _("partly ended from"),
        null=True,
        blank=True,
        help_text=_("The first day on which some of its provisions no longer apply."),
    )
    ended_on = models.DateField(
        _("ended from"),
        null=True,
        blank=True,
        help_text=_("The first day on which none of it applies."),
    )
    checked_on = models.DateField(
        _("validity checked on"),
        null=True,
        blank=True,
        help_text=_(
            "The day you last compared these dates with Công báo or vbpl.vn. Without it, or a "
            "year later, readers see “Chưa kiểm tra hiệu lực”."
        ),
    )
    official_url = models.URLField(
        _("official text"),
        max_length=500,
        validators=[official_address],
        help_text=_("The address at Công báo, vbpl.vn or another office of the State."),
    )
    pdf = models.ForeignKey(
        "common.PortalDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("PDF"),
    )
    plain_summary = RichTextField(
        _("in plain words"),
        blank=True,
        features=EXPLAINED_WITH,
        help_text=_("What it means for residents: who may do what, who must, where to ask."),
    )
    # How citations find it (`keys`); written with every save.
    number_key = models.CharField(max_length=keys.LONGEST, editable=False, db_index=True)
    short_key = models.CharField(max_length=keys.LONGEST, editable=False, db_index=True)
    name_key = models.CharField(max_length=keys.LONGEST, editable=False, db_index=True)
    name_year = models.PositiveSmallIntegerField(editable=False, default=keys.NO_YEAR)

    catalogue_kind = "document"
    fallback_slug = "van-ban"
    reads_with = ("pdf", "listing_image")
    parent_page_types = ["news.LegalDocumentIndexPage"]
    subpage_types = []
    template = "pages/document.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("number"),
                FieldPanel("kind"),
                FieldPanel("issuing_body"),
                FieldPanel("signer"),
                FieldPanel("issued_on"),
            ],
            heading=_("Which document"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("in_force_on"),
                FieldPanel("partly_ended_on"),
                FieldPanel("ended_on"),
                FieldPanel("checked_on"),
            ],
            heading=_("Validity"),
        ),
        MultiFieldPanel(
            [FieldPanel("official_url"), FieldPanel("pdf")], heading=_("Official text")
        ),
        FieldPanel("plain_summary"),
        InlinePanel(
            "relations",
            heading=_("Relations to other documents"),
            label=_("relation"),
            help_text=_("Say it once: the other document's page shows it the other way round."),
        ),
        InlinePanel(
            "versions",
            heading=_("Versions of the text"),
            label=_("version"),
            help_text=_("The whole text as it applies from a day on; paste it as it is."),
        ),
    ]

    class Meta:
        verbose_name = _("legal document")
        verbose_name_plural = _("legal documents")

    def clean(self):
        super().clean()
        errors = dict(_misdated(self.dates, self.issued_on))
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs):
        self._fill_keys()
        super().save(*args, **kwargs)

    def _fill_keys(self) -> None:
        named = keys.name_key(self.title) if self.kind in NAMED else keys.Key("")
        issued = self.issued_on.year if self.issued_on else keys.NO_YEAR
        self.number_key = keys.number_key(self.number)
        self.short_key = keys.short_key(self.kind, self.number)
        self.name_key, self.name_year = named.text, named.year or issued

    @property
    def dates(self) -> Dates:
        """The days that decide its validity."""
        return Dates(self.in_force_on, self.partly_ended_on, self.ended_on, self.checked_on)

    @property
    def official_host(self) -> str:
        """Where the official text stands: "vbpl.vn"."""
        return urlsplit(self.official_url).hostname or self.official_url

    @property
    def validity(self) -> Validity:
        """What readers are told today."""
        return validity_on(today(), self.dates)

    def version_on(self, day: date) -> DocumentVersion | None:
        """The version of the text that applied on a day; None before the first one."""
        known = [version for version in self.dated_versions if version.effective_on <= day]
        return known[-1] if known else None

    def version_read_on(self, day: date | None) -> DocumentVersion | None:
        """The version of a day, of today without one."""
        return self.version_on(day or today())

    @cached_property
    def dated_versions(self) -> list[DocumentVersion]:
        """Its versions, the oldest first; read once."""
        versions = [one for one in self.versions.all() if one.effective_on]
        return sorted(versions, key=lambda one: one.effective_on)

    @property
    def reference(self) -> str:
        """How texts cite it: the kind with its number, or the name of a law."""
        if self.kind in NAMED or not self.number:
            return self.title
        return f"{self.kind_name} {self.number}"

    @property
    def kind_name(self) -> str:
        """The kind in the language of the documents, whichever its editor works in."""
        with override(settings.LANGUAGE_CODE):
            return str(self.get_kind_display())

    def get_context(self, request, *args, **kwargs):
        from .reading import reading_of

        context = super().get_context(request, *args, **kwargs)
        return context | reading_of(self, request.META.get("QUERY_STRING", ""))

    def structured_data(self, site: SiteSettings) -> structured.Data:
        return {
            "@type": "Legislation",
            "name": self.title,
            "legislationIdentifier": self.number,
            "legislationType": self.kind_name,
            "legislationPassedBy": structured.organisation(self.issuing_body),
            "legislationDate": structured.moment(self.issued_on),
            "legislationDateOfApplicability": structured.moment(self.in_force_on),
            "legislationLegalForce": FORCE.get(self.validity, ""),
            "abstract": self.summary,
            "sameAs": self.official_url,
        }

    def catalogue_entry(self) -> CatalogueFields:
        """The document as lists and search know it, with every spelling of its number."""
        day = self.issued_on or today()
        noon = datetime.combine(day, time(12), timezone.get_default_timezone())
        return CatalogueFields(
            kind=self.catalogue_kind,
            title=self.listing_title or self.title,
            date=noon,
            summary=self.summary,
            section=self.kind,
            section_name=self.kind_name,
            names=(self.reference, *_spellings(self.number)),
            text="\n".join([self.title, *_spellings(self.number), self.summary, self._explained]),
        )

    @property
    def _explained(self) -> str:
        return get_text_for_indexing(self.plain_summary)


def today() -> date:
    """The portal's day."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def _spellings(number: str) -> list[str]:
    """A number as people type it: whole, without its hyphens, without any sign."""
    without_signs = "".join(char for char in number if char.isalnum())
    return [number, number.replace("-", ""), without_signs]


def _misdated(dates: Dates, issued_on: date | None) -> Iterator[tuple[str, str]]:
    """Days that contradict each other, by field."""
    if dates.checked and dates.checked > today():
        yield "checked_on", _("This day has not come yet.")
    if dates.checked and not dates.in_force:
        yield "in_force_on", _("Once validity was checked, say from which day it is in force.")
    if issued_on and dates.in_force and dates.in_force < issued_on:
        yield "in_force_on", _("No document is in force before it is issued.")
    for field, day in (("partly_ended_on", dates.partly_ended), ("ended_on", dates.ended)):
        if day and dates.in_force and day < dates.in_force:
            yield field, _("No document ends before it is in force.")
