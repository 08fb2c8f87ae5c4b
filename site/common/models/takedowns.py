"""Gỡ khẩn: which pages were taken down, why, and what of their files is still to go."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Takedown(models.Model):
    """One urgent takedown of a page, open until it is lifted.

    `images` are keys of pictures shown there alone whose public files are not gone yet.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="takedowns")
    reason = models.TextField(max_length=500)
    taken_at = models.DateTimeField(auto_now_add=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True)
    images = models.JSONField(default=list)

    class Meta:
        verbose_name = _("urgent takedown")
        verbose_name_plural = _("urgent takedowns")
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(lifted_at=None), name="one_open_takedown_a_page"
            )
        ]

    def __str__(self):
        return f"{self.page_id} {self.taken_at:%d/%m/%Y}"
