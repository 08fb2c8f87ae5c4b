"""The sections by which readers filter the news."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from common.languages import ENGLISH, MAIN
from publishing import services


@register_snippet
class Section(models.Model):
    """A chuyên mục: what readers filter the news by."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    name_en = models.CharField(
        _("name in English"),
        max_length=60,
        blank=True,
        help_text=_("Left empty, English pages show the Vietnamese words."),
    )
    slug = models.SlugField(
        _("slug"), max_length=60, unique=True, help_text=_("Its name in addresses; leave it be.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=100, help_text=_("Smaller numbers come first.")
    )

    panels = [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug"), FieldPanel("position")]

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self):
        return self.name

    @transaction.atomic
    def save(self, *args, **kwargs):
        before = Section.objects.filter(pk=self.pk).first()
        super().save(*args, **kwargs)
        if before and (before.slug, before.names) != (self.slug, self.names):
            services.rename_section(before.slug, self.slug, self.names)

    @property
    def names(self) -> dict[str, str]:
        """What it is called on the pages of each language."""
        return {MAIN: self.name, ENGLISH: self.name_en or self.name}
