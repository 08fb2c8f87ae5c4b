"""Where a model was taken up, and what came of it there."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from common.models.former_names import FormerName

from ..blocks import AdoptionFigureBlock, FigureValue, shown
from ..fields import DATE_HELP, PartialDateField


class Adoption(FormerName, Orderable):
    """A ward, or a part of it, that took up a model.

    The ward is the one of today when it is written; a later reorganisation may end it, and the
    page then shows its successor (`campaigns.spread`).
    """

    page = ParentalKey("campaigns.PilotModelPage", related_name="adoptions")
    ward = models.ForeignKey(
        "places.Ward",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("ward"),
        help_text=_("The phường, xã or đặc khu of today."),
    )
    spot = models.CharField(
        _("residential area, hamlet or group"),
        max_length=150,
        blank=True,
        help_text=_("Khu dân cư, thôn, tổ, in your own words; empty for the whole ward."),
    )
    began_on = PartialDateField(_("taken up on"), help_text=DATE_HELP)
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("What is particular here.")
    )
    figures = StreamField(
        [("figure", AdoptionFigureBlock())],
        blank=True,
        verbose_name=_("scale and results over time"),
        help_text=_("Each with unit, date and source: without them it cannot be published."),
    )

    # Wagtail's index of who uses what would read all adoptions again for each that it saves: a
    # model with 300 held the database for a minute. Places cannot be deleted: nothing is lost.
    wagtail_reference_index_ignore = True
    ward.wagtail_reference_index_ignore = True

    panels = [
        FieldRowPanel([FieldPanel("ward"), FieldPanel("former_unit")]),
        FieldPanel("spot"),
        FieldPanel("began_on"),
        FieldPanel("note"),
        FieldPanel("figures"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")

    def __str__(self):
        return f"{self.ward} ({self.began_on})"

    @property
    def is_complete(self) -> bool:
        """Whether place and date are known; drafts may lack them."""
        return bool(self.ward_id and self.began_on)

    @property
    def scale(self) -> list[FigureValue]:
        """The newest number of clubs and of members."""
        newest = {}
        for figure in reversed(shown(self.figures)):
            if figure["measure"] != AdoptionFigureBlock.RESULT:
                newest[figure["measure"]] = figure
        return list(newest.values())

    @property
    def results(self) -> list[FigureValue]:
        """Every other figure, older scales among them: how it went on, newest first."""
        scale = self.scale
        return [figure for figure in shown(self.figures) if figure not in scale]
