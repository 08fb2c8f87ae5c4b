"""What a place was called before a reorganisation, where a text still calls it so."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerName(models.Model):
    """A place that may stand in the text under its former name."""

    former_unit = models.ForeignKey(
        "places.FormerUnit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("former name"),
        help_text=_("As the text calls it; readers then see “nay là …”."),
    )
    # A place cannot be deleted, so nobody asks Wagtail's index where it is used.
    former_unit.wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
