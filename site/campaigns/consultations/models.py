"""Consultations on a draft, and the opinions that readers send."""

from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from common import structured
from common.blocks import BodyBlock, images_of, words_of
from common.catalogue import CatalogueFields
from common.models import SiteSettings
from common.models.sendings import Sending
from common.moments import next_of
from common.pages import BasePage
from common.pictures import read_renditions, thumbnail
from publishing import generation
from publishing.pages import ListPage

from .blocks import ThemeBlock
from .words import is_shortened


class ConsultationIndexPage(ListPage):
    """The list of consultations: what is open stands first. It changes by itself."""

    list_kind = "consultation"
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.ConsultationPage"]
    max_count_per_parent = 1
    template = "pages/consultation_index.html"

    class Meta:
        verbose_name = _("list of consultations")
        verbose_name_plural = _("lists of consultations")

    @cached_property
    def not_closed(self) -> list["ConsultationPage"]:
        """Those that are open or will open, the first to close first."""
        return list(ConsultationPage.not_closed(self.locale_id))

    @property
    def apart(self) -> list[int]:
        return [page.pk for page in self.not_closed]

    def changes_at(self) -> datetime | None:
        return next_of(at for page in self.not_closed for at in (page.opens_at, page.closes_at))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = {page.pk: page for page in self.not_closed}
        return context | {"not_closed": [(row, pages[row.pk]) for row in context["apart"]]}


class ConsultationPage(BasePage):
    """A draft on which everybody may say something, for a time; then what became of it."""

    # Null in a draft, which may be saved half done; demanded when it is published.
    opens_at = models.DateTimeField(_("opens"), null=True)
    closes_at = models.DateTimeField(
        _("closes"),
        null=True,
        help_text=_("It opens and closes by itself, at the second. Vietnamese time."),
    )
    draft = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("draft"),
        help_text=_("Its text, or what it is about with the draft as a document."),
    )
    themes = StreamField(
        [("theme", ThemeBlock())],
        blank=True,
        verbose_name=_("themes"),
        help_text=_("What is asked. Left empty, people write on the whole draft."),
    )
    outcome = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("summary of the opinions"),
        help_text=_("After the closing: what was said, and what was changed because of it."),
    )

    catalogue_kind = "consultation"
    fallback_slug = "gop-y"
    reads_with = ("listing_image",)
    parent_page_types = ["campaigns.ConsultationIndexPage"]
    subpage_types = []
    template = "pages/consultation.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")])], heading=_("When")
        ),
        FieldPanel("draft"),
        FieldPanel("themes"),
        FieldPanel("outcome"),
    ]

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")

    @classmethod
    def not_closed(cls, locale_id: int) -> models.QuerySet:
        """The published ones of a language that are open or will open, the first to close first."""
        pages = cls.objects.live().filter(locale=locale_id, closes_at__gt=timezone.now())
        return pages.defer_streamfields().order_by("closes_at", "pk")

    def clean(self):
        super().clean()
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("The end must come after the beginning.")})

    @property
    def is_coming(self) -> bool:
        """Whether it has not opened yet; a draft without times neither comes nor is open."""
        return bool(self.opens_at) and timezone.now() < self.opens_at

    @property
    def is_open(self) -> bool:
        times = self.opens_at and self.closes_at
        return bool(times) and self.opens_at <= timezone.now() < self.closes_at

    def changes_at(self) -> datetime | None:
        return next_of([self.opens_at, self.closes_at])

    @property
    def theme_titles(self) -> dict[str, str]:
        """Its themes by their blocks' ids."""
        return {theme.id: theme.value["title"] for theme in self.themes}

    def get_context(self, request, *args, **kwargs):
        read_renditions([*images_of(self.outcome), *images_of(self.draft)])
        context = super().get_context(request, *args, **kwargs)
        opinions = self._shown_opinions()
        themes = [(theme, opinions.pop(theme.id, [])) for theme in self.themes]
        rest = [opinion for group in opinions.values() for opinion in group]
        return context | {"themes": themes, "other_opinions": rest}

    def _shown_opinions(self) -> dict[str, list["Opinion"]]:
        """The opinions that moderators let through, by theme, in the order of their coming."""
        groups: dict[str, list[Opinion]] = {}
        shown = self.opinions.filter(state=Opinion.State.SHOWN, may_show=True)
        # Names and numbers are not even read: no template can show them.
        for opinion in shown.defer("name", "reply_to").order_by("sent_at", "pk"):
            groups.setdefault(opinion.theme, []).append(opinion)
        return groups

    def structured_data(self, site: SiteSettings) -> structured.Data:
        """A round of opinions is an event without a place: it opens, and it closes."""
        return {
            "@type": "Event",
            "name": self.title,
            "description": self.summary,
            "startDate": structured.moment(self.opens_at),
            "endDate": structured.moment(self.closes_at),
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
            "location": {"@type": "VirtualLocation", "url": self.full_url},
            "organizer": structured.by_us(),
        }

    def catalogue_entry(self) -> CatalogueFields:
        """The consultation as lists and search know it."""
        words = [*words_of(self.draft), *words_of(self.themes), *words_of(self.outcome)]
        return CatalogueFields(
            kind=self.catalogue_kind,
            title=self.listing_title or self.title,
            date=self.opens_at or timezone.now(),
            summary=self.summary,
            thumbnail=thumbnail(self.listing_image) if self.listing_image else None,
            text="\n".join([self.title, self.summary, *words]),
        )


class Opinion(Sending):
    """What a reader says on a draft. Its words are never changed, at most pieces are left out."""

    class State(models.TextChoices):
        NEW = "new", _("New")
        SHOWN = "shown", _("Shown on the site")
        NOT_SHOWN = "not_shown", _("Not shown")

    consultation = models.ForeignKey(
        ConsultationPage,
        models.CASCADE,
        related_name="opinions",
        verbose_name=_("consultation"),
    )
    # The id of the theme's block, and its title when the opinion came; "" for the whole draft.
    theme = models.CharField(max_length=36, blank=True)
    theme_title = models.CharField(_("theme"), max_length=150, blank=True)
    may_show = models.BooleanField(_("may be shown"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    reason = models.CharField(
        _("why it is not shown"),
        max_length=250,
        blank=True,
        help_text=_("For the file; readers do not see it."),
    )
    shown_text = models.TextField(
        _("text with pieces left out"),
        blank=True,
        help_text=_(
            "Only to take out names, numbers or addresses: copy the text and write […] in their "
            "place. No other word may change. Left empty, the text is shown as it came."
        ),
    )

    class Meta(Sending.Meta):
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Start a new generation with what readers see: a trigger would with each sending too."""
        was_shown = type(self).objects.filter(pk=self.pk, state=self.State.SHOWN).exists()
        super().save(*args, **kwargs)
        if was_shown or self.state == self.State.SHOWN:
            generation.bump()

    @transaction.atomic
    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        generation.bump()
        return deleted

    @classmethod
    def forget(cls) -> int:
        """Delete old opinions, but for the words that are shown: of these the sender goes."""
        old = Q(sent_at__lt=timezone.now() - settings.SENDINGS_KEPT)
        shown = Q(state=cls.State.SHOWN, may_show=True)
        named = ~Q(name="") | ~Q(reply_to="") | ~Q(shown_text="")
        if cls.objects.filter(old & shown & named).exists():
            words = Case(When(shown_text="", then=F("text")), default=F("shown_text"))
            kept = cls.objects.filter(old & shown & named)
            kept.update(text=words, shown_text="", name="", reply_to="")
        gone = cls.objects.filter(old).exclude(shown)
        return gone.delete()[0] if gone.exists() else 0

    def clean(self):
        super().clean()
        if self.state == self.State.SHOWN and not self.may_show:
            raise ValidationError({"state": _("The sender did not allow it to be shown.")})
        if self.state == self.State.NOT_SHOWN and not self.reason.strip():
            raise ValidationError({"reason": _("Say why it is not shown.")})
        if self.shown_text and not is_shortened(self.text, self.shown_text):
            raise ValidationError({"shown_text": _("Words may be left out, none changed.")})

    @property
    def words(self) -> str:
        """What readers see of it."""
        return self.shown_text or self.text
