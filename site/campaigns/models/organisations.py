"""The bodies that lead, take part, sign: the Front, unions, police, the policy bank…"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet


@register_snippet
class Organisation(models.Model):
    """A body, never a person: offices are named on these pages, private persons are not."""

    class Kind(models.TextChoices):
        FRONT = "front", _("Fatherland Front")
        UNION = "union", _("union or association")
        POLICE = "police", _("police")
        GOVERNMENT = "government", _("authority")
        BANK = "bank", _("policy bank")
        OTHER = "other", _("other body")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    name = models.CharField(
        _("name"), max_length=200, unique=True, help_text=_("In full, with its place.")
    )
    short_name = models.CharField(
        _("short name"), max_length=80, blank=True, help_text=_("As people call it.")
    )
    link = models.URLField(_("website"), blank=True)

    panels = [FieldPanel(name) for name in ("kind", "name", "short_name", "link")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self):
        return self.name
