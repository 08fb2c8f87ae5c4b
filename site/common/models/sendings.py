"""What readers send to the Front's staff: letters and questions, never tips."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class Sending(models.Model):
    """A reader's words, kept for `settings.SENDINGS_KEPT` and no longer.

    `is_unverified`: the browser gave no proof of work (docs/guard.md). No address is kept.
    """

    class State(models.TextChoices):
        NEW = "new", _("New")
        TAKEN = "taken", _("Being answered")
        ANSWERED = "answered", _("Answered")
        DECLINED = "declined", _("Not to be answered")

    text = models.TextField(_("text"))
    name = models.CharField(_("name"), max_length=100, blank=True)
    reply_to = models.CharField(_("phone or e-mail"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=5, default="vi")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    is_unverified = models.BooleanField(_("not verified"), default=False)
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True, db_index=True)

    class Meta:
        abstract = True
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        # Wagtail writes this into its log, which outlives the row: no word of the sender's.
        sent = timezone.localtime(self.sent_at)
        return f"{self._meta.verbose_name} {date_format(sent, 'd/m/Y, H:i')}"

    @classmethod
    def keep(cls, answers: dict, *, language: str, is_unverified: bool) -> "Sending":
        """Keep what was sent (`text`, `name`, `reply_to`, and what the model has besides)."""
        return cls.objects.create(**answers, language=language, is_unverified=is_unverified)

    @classmethod
    def forget(cls) -> int:
        """Delete what has been kept long enough; answers how many."""
        old = cls.objects.filter(sent_at__lt=timezone.now() - settings.SENDINGS_KEPT)
        return old.delete()[0] if old.exists() else 0
