"""Coordination programmes (chương trình phối hợp) between the Front and other bodies."""

from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from common import structured
from publishing.pages import ListPage

from ..blocks import HalfYearFigureBlock, shown
from ..fields import DATE_HELP, PartialDateField, refuse_reversed
from .base import CampaignPage
from .organisations import Organisation


class ProgrammeIndexPage(ListPage):
    """The list of coordination programmes."""

    list_kind = "programme"
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.ProgrammePage"]
    max_count_per_parent = 1
    template = "pages/list.html"

    class Meta:
        verbose_name = _("list of programmes")
        verbose_name_plural = _("lists of programmes")


class ProgrammePage(CampaignPage):
    """An agreement: who signed it, for how long, what each does, what came of it."""

    number = models.CharField(
        _("number of the programme"),
        max_length=60,
        blank=True,
        help_text=_("Left empty while it is unknown: the page then says so. Never guess it."),
    )
    signed_on = PartialDateField(_("signed on"), blank=True, help_text=DATE_HELP)
    since = PartialDateField(_("in force from"), blank=True)
    until = PartialDateField(_("in force until"), blank=True)
    figures = StreamField(
        [("figure", HalfYearFigureBlock())],
        blank=True,
        verbose_name=_("results by half-year"),
        help_text=_("Each with unit, half-year and source: without them it cannot be published."),
    )

    catalogue_kind = "programme"
    fallback_slug = "chuong-trinh"
    parent_page_types = ["campaigns.ProgrammeIndexPage"]
    template = "pages/programme.html"

    content_panels = [
        *CampaignPage.content_panels,
        FieldPanel("summary"),
        InlinePanel(
            "parties",
            heading=_("Parties"),
            label=_("party"),
            min_num=2,
            help_text=_("Two or more bodies that signed it."),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("number"), FieldPanel("signed_on")]),
                FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
            ],
            heading=_("Number and period"),
        ),
        InlinePanel("tasks", heading=_("Tasks"), label=_("task")),
        FieldPanel("body"),
        FieldPanel("figures"),
    ]

    class Meta:
        verbose_name = _("coordination programme")
        verbose_name_plural = _("coordination programmes")

    def clean(self):
        super().clean()
        refuse_reversed(self.since, self.until)

    def streams(self):
        return [self.figures]

    @cached_property
    def signatories(self) -> list[Organisation]:
        """The bodies that signed it, in the editor's order."""
        rows = self.parties.select_related("organisation")
        return [row.organisation for row in rows if row.organisation]

    def undertaking(self):
        return super().undertaking() | {
            "identifier": self.number,
            "foundingDate": self.since.iso if self.since else "",
            "dissolutionDate": self.until.iso if self.until else "",
            "member": [structured.organisation(body.name) for body in self.signatories],
        }

    def words(self):
        parties = [str(row.organisation) for row in self.parties.select_related("organisation")]
        tasks = [f"{task.title} {task.text}" for task in self.tasks.all()]
        return [*super().words(), self.number, *parties, *tasks]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "parties": self.signatories,
            "tasks": self.tasks.all(),
            "figures": shown(self.figures),
        }


class ProgrammeParty(Orderable):
    """A body that signed."""

    programme = ParentalKey(ProgrammePage, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("organisation")
    )

    panels = [FieldPanel("organisation")]

    class Meta(Orderable.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")

    def __str__(self):
        return str(self.organisation)


class ProgrammeTask(Orderable):
    """A strand of what the parties do together."""

    programme = ParentalKey(ProgrammePage, related_name="tasks")
    title = models.CharField(_("task"), max_length=200)
    text = models.TextField(_("how"), max_length=1000, blank=True)

    panels = [FieldPanel("title"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")

    def __str__(self):
        return self.title
