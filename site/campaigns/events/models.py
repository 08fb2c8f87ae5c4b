"""The calendar of events: what comes, soonest first; then what was."""

from datetime import datetime, time, timedelta
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from common import structured
from common.blocks import BodyBlock, images_of, words_of
from common.catalogue import CatalogueFields
from common.models import SiteSettings
from common.moments import next_of
from common.pages import BasePage
from common.pictures import read_renditions, thumbnail
from publishing.pages import ListPage

from .blocks import ProgrammeRowBlock

# The end of schema.org's names for what becomes of an event.
SCHEDULED = {"planned": "Scheduled", "postponed": "Postponed", "cancelled": "Cancelled"}


class EventIndexPage(ListPage):
    """The list of events. It changes by itself when one begins or ends."""

    list_kind = "event"
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.EventPage"]
    max_count_per_parent = 1
    template = "pages/event_index.html"

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

    @cached_property
    def coming(self) -> list["EventPage"]:
        """The events that are not over, soonest first."""
        return list(EventPage.not_over(self.locale_id))

    @property
    def apart(self) -> list[int]:
        return [event.pk for event in self.coming]

    def changes_at(self) -> datetime | None:
        return next_of(at for event in self.coming for at in (event.starts_at, event.over_at))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        events = {event.pk: event for event in self.coming} | self._past(context["entries"])
        return context | {
            "coming": [(row, events[row.pk]) for row in context["apart"]],
            "past": [(row, events[row.pk]) for row in context["entries"] if row.pk in events],
        }

    def _past(self, entries: list) -> dict[int, "EventPage"]:
        ids = [entry.pk for entry in entries]
        return EventPage.objects.defer_streamfields().in_bulk(ids) if ids else {}


class EventPage(BasePage):
    """A launch, conference or meeting."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Takes place")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Called off")

    # Null in a draft, which may be saved half done; demanded when it is published.
    starts_at = models.DateTimeField(_("begins"), null=True)
    ends_at = models.DateTimeField(
        _("ends"), null=True, blank=True, help_text=_("Left empty: some time that day.")
    )
    is_all_day = models.BooleanField(
        _("all day"), default=False, help_text=_("Only the days are shown, no hours.")
    )
    state = models.CharField(_("takes place?"), max_length=10, choices=State, default=State.PLANNED)
    state_note = models.CharField(
        _("note on it"),
        max_length=250,
        blank=True,
        help_text=_("Why it was postponed or cancelled, and what comes instead."),
    )
    ward = models.ForeignKey(
        "places.Ward",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ward"),
        help_text=_("The phường, xã or đặc khu of today."),
    )
    address = models.CharField(
        _("place in words"),
        max_length=250,
        blank=True,
        help_text=_("House, street or hall, as people there call it."),
    )
    organisers = models.CharField(
        _("organisers"), max_length=250, blank=True, help_text=_("Who calls and who takes part.")
    )
    programme = StreamField([("row", ProgrammeRowBlock())], blank=True, verbose_name=_("programme"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    report = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("what came of it"),
        help_text=_("After the event: it stands first on the page then."),
    )
    # The moment after which it is past, kept so that lists can ask for it.
    over_at = models.DateTimeField(null=True, editable=False, db_index=True)

    catalogue_kind = "event"
    fallback_slug = "su-kien"
    reads_with = ("ward__province", "listing_image")
    parent_page_types = ["campaigns.EventIndexPage"]
    subpage_types = []
    template = "pages/event.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("is_all_day"),
                FieldPanel("state"),
                FieldPanel("state_note"),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel([FieldPanel("ward"), FieldPanel("address")], heading=_("Where")),
        FieldPanel("organisers"),
        FieldPanel("programme"),
        FieldPanel("body"),
        FieldPanel("report"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @classmethod
    def not_over(cls, locale_id: int) -> models.QuerySet:
        """The published events of a language that are not over, soonest first."""
        events = cls.objects.live().filter(locale=locale_id, over_at__gt=timezone.now())
        return events.defer_streamfields().order_by("starts_at", "pk")

    def save(self, *args, **kwargs):
        self.over_at = self._over_at()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The end must not come before the beginning.")})

    @property
    def first_day(self):
        """The day on which it begins, here."""
        return timezone.localdate(self.starts_at) if self.starts_at else None

    @property
    def last_day(self):
        """The day on which it ends, here."""
        return timezone.localdate(self.ends_at or self.starts_at) if self.starts_at else None

    @property
    def is_one_day(self) -> bool:
        return self.first_day == self.last_day

    @property
    def is_over(self) -> bool:
        return bool(self.over_at) and self.over_at <= timezone.now()

    @property
    def is_on(self) -> bool:
        """Whether it is going on at this moment."""
        planned = self.state == self.State.PLANNED and self.starts_at
        return bool(planned) and self.starts_at <= timezone.now() and not self.is_over

    @property
    def place(self) -> str:
        """Where it is: the words, then the ward and its province."""
        ward = f"{self.ward}, {self.ward.province}" if self.ward else ""
        return ", ".join(filter(None, [self.address, ward]))

    def changes_at(self) -> datetime | None:
        return next_of([self.starts_at, self.over_at])

    def get_context(self, request, *args, **kwargs):
        read_renditions([*images_of(self.report), *images_of(self.body)])
        return super().get_context(request, *args, **kwargs)

    def structured_data(self, site: SiteSettings) -> structured.Data:
        begins, ends = self.starts_at, self.ends_at
        return {
            "@type": "Event",
            "name": self.title,
            "description": self.summary,
            "startDate": structured.moment(self.first_day if self.is_all_day else begins),
            "endDate": structured.moment(self.last_day if self.is_all_day else ends),
            "eventStatus": f"https://schema.org/Event{SCHEDULED[self.state]}",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {"@type": "Place", "name": self.place, "address": self.place},
            "organizer": structured.organisation(self.organisers),
        }

    def catalogue_entry(self) -> CatalogueFields:
        """The event as lists and search know it; one that does not take place says so."""
        words = [*words_of(self.programme), *words_of(self.body), *words_of(self.report)]
        return CatalogueFields(
            kind=self.catalogue_kind,
            title=self._listed_title(),
            date=self.starts_at or timezone.now(),
            summary=self.summary,
            places=(self.ward_id,) if self.ward_id else (),
            place_label=str(self.ward)[:1].upper() + str(self.ward)[1:] if self.ward else "",
            thumbnail=thumbnail(self.listing_image) if self.listing_image else None,
            text="\n".join([self.title, self.summary, self.organisers, self.place, *words]),
        )

    def _listed_title(self) -> str:
        title = self.listing_title or self.title
        if self.state == self.State.PLANNED:
            return title
        # In the page's language, whichever its editor works in.
        with override(self.locale.language_code):
            return f"{self.get_state_display()}: {title}"[:255]

    def _over_at(self) -> datetime | None:
        if not self.starts_at or (self.ends_at and not self.is_all_day):
            return self.ends_at if self.starts_at else None
        next_day = self.last_day + timedelta(days=1)
        return timezone.make_aware(
            datetime.combine(next_day, time.min), timezone.get_default_timezone()
        )
