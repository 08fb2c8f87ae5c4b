"""Pilot models (mô hình điểm): what they are, who does what, where they spread."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import get_text_for_indexing

from common import structured
from publishing.pages import ListPage

from .. import spread
from ..blocks import DatedFigureBlock, shown
from .base import CampaignPage
from .movements import PLAIN_LIST
from .organisations import Organisation

PLACES_NAMED = 3


class PilotModelIndexPage(ListPage):
    """The list of pilot models."""

    list_kind = "model"
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.PilotModelPage"]
    max_count_per_parent = 1
    template = "pages/list.html"

    class Meta:
        verbose_name = _("list of pilot models")
        verbose_name_plural = _("lists of pilot models")


class PilotModelPage(CampaignPage):
    """A model that was tried somewhere and may be taken up elsewhere."""

    class Status(models.TextChoices):
        PILOT = "pilot", _("on trial")
        SPREADING = "spreading", _("spreading")
        ENDED = "ended", _("ended")

    formula = models.CharField(
        _("in short"), max_length=60, blank=True, help_text=_("As people call it: 4+1, 6 hỗ trợ 1.")
    )
    movement = models.ForeignKey(
        "campaigns.MovementPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="pilot_models",
        verbose_name=_("movement"),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PILOT)
    purpose = models.TextField(
        _("purpose"), max_length=1500, help_text=_("Which need it answers, and for whom.")
    )
    # Null in a draft, which may be saved half done; demanded when it is published.
    lead = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("lead body")
    )
    criteria = RichTextField(
        _("criteria"),
        features=PLAIN_LIST,
        blank=True,
        help_text=_("When it counts as done well, one line each."),
    )
    figures = StreamField(
        [("figure", DatedFigureBlock())],
        blank=True,
        verbose_name=_("results of the model"),
        help_text=_("Each with unit, date and source: without them it cannot be published."),
    )
    contact_name = models.CharField(
        _("whom to ask"), max_length=200, blank=True, help_text=_("An office, not a person.")
    )
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)

    catalogue_kind = "model"
    fallback_slug = "mo-hinh"
    reads_with = ("listing_image", "movement", "lead")
    parent_page_types = ["campaigns.PilotModelIndexPage"]
    template = "pages/pilot_model.html"

    content_panels = [
        *CampaignPage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("formula"), FieldPanel("status")]),
        FieldPanel("movement"),
        FieldPanel("purpose"),
        InlinePanel("legal_bases", heading=_("Legal basis"), label=_("legal basis")),
        FieldPanel("lead"),
        InlinePanel(
            "tasks",
            heading=_("Who does what"),
            label=_("partner"),
            help_text=_("One row for each: the four and the one, the six and the one."),
        ),
        FieldPanel("body"),
        FieldPanel("criteria"),
        InlinePanel("milestones", heading=_("Milestones"), label=_("milestone")),
        FieldPanel("figures"),
        InlinePanel("adoptions", heading=_("Where it was taken up"), label=_("adoption")),
        InlinePanel("tools", heading=_("Toolkit to download"), label=_("file")),
        MultiFieldPanel(
            [FieldPanel(f"contact_{name}") for name in ("name", "phone", "email")],
            heading=_("Contact to take it up"),
        ),
    ]

    class Meta:
        verbose_name = _("pilot model")
        verbose_name_plural = _("pilot models")

    @property
    def tone(self) -> str:
        """The colour of its status's tag; the word beside it says the same."""
        return {"spreading": "green", "ended": "grey"}.get(self.status, "")

    @property
    def places(self) -> list[spread.Taken]:
        """Where it was taken up, under the names of today."""
        return spread.taken_up(self.adoptions.select_related("ward__province", "former_unit"))

    def streams(self):
        return [self.figures, *(adoption.figures for adoption in self.adoptions.all())]

    def undertaking(self):
        movement = self.movement.title if self.movement and self.movement.live else ""
        return super().undertaking() | {
            "alternateName": self.formula,
            "description": self.purpose,
            "parentOrganization": {"@type": "Project", "name": movement},
            "sponsor": structured.organisation(str(self.lead or "")),
        }

    def words(self):
        tasks = [f"{task.name} {task.text}" for task in self.tasks.select_related("organisation")]
        bases = [basis.name for basis in self.legal_bases.select_related("page")]
        names = dict.fromkeys(name for taken in self.places for name in taken.names)
        return [
            *super().words(),
            self.formula,
            self.purpose,
            str(self.lead or ""),
            get_text_for_indexing(self.criteria),
            *tasks,
            *bases,
            *(milestone.text for milestone in self.milestones.all()),
            *names,
        ]

    def where(self):
        places = self.places
        codes = [code for taken in places for code in taken.codes]
        labels = list(dict.fromkeys(taken.label for taken in places))
        label = "; ".join(labels[:PLACES_NAMED])
        if more := labels[PLACES_NAMED:]:
            label = _("%(names)s and %(number)s more") % {"names": label, "number": len(more)}
        return tuple(dict.fromkeys(codes)), label

    def get_context(self, request, *args, **kwargs):
        places = self.places
        milestones = [row for row in self.milestones.all() if row.is_complete]
        return super().get_context(request, *args, **kwargs) | {
            "legal_bases": self.legal_bases.select_related("page"),
            "tasks": self.tasks.select_related("organisation"),
            "tools": self.tools.select_related("document"),
            "figures": shown(self.figures),
            "places": places,
            "maps": spread.maps(places),
            "timeline": spread.timeline(milestones, places),
        }
