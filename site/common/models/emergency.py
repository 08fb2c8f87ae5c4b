"""What stands above every page on days of danger."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common import emergency

SAFE_LINK = RegexValidator(
    r"^(https://[^\s<>\"']+|tel:\+?[0-9]+)\Z", _("An address that begins with https:// or tel:.")
)


class EmergencyBanner(models.Model):
    """A warning above every public page, tip-off pages included, from one moment to another."""

    class Level(models.TextChoices):
        DANGER = "danger", _("Danger to life")
        WARNING = "warning", _("Warning")
        NOTICE = "notice", _("Notice")

    level = models.CharField(
        _("level"),
        max_length=10,
        choices=Level,
        default=Level.WARNING,
        help_text=_("The gravest stands first."),
    )
    title = models.CharField(
        _("title"), max_length=120, help_text=_("What happens, where: “Storm no. 5: Đà Nẵng”.")
    )
    text = models.TextField(
        _("text"), max_length=400, blank=True, help_text=_("What people should do now.")
    )
    link_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page to read"),
        help_text=_("Shown while it is published."),
    )
    link_url = models.CharField(
        _("or another address"), max_length=250, blank=True, validators=[SAFE_LINK]
    )
    title_en = models.CharField(
        _("title in English"),
        max_length=120,
        blank=True,
        help_text=_("Left empty, English pages show the Vietnamese words."),
    )
    text_en = models.TextField(_("text in English"), max_length=400, blank=True)
    live_from = models.DateTimeField(_("stands from"), default=timezone.now)
    live_until = models.DateTimeField(
        _("stands until"), help_text=_("It goes by itself at this time. Move it if need be.")
    )

    class Meta:
        verbose_name = _("emergency banner")
        verbose_name_plural = _("emergency banners")
        ordering = ["-live_from", "-pk"]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self._forget()

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        self._forget()
        return deleted

    def clean(self):
        super().clean()
        if self.live_from and self.live_until and self.live_until <= self.live_from:
            raise ValidationError({"live_until": _("The end must come after the beginning.")})

    @property
    def order(self) -> tuple:
        """For sorting: the gravest first, then the newest."""
        return self.Level.values.index(self.level), -self.live_from.timestamp(), -self.pk

    @property
    def is_translated(self) -> bool:
        """Whether the page's language is English and the banner has English words."""
        return get_language() == "en" and bool(self.title_en)

    @property
    def shown_title(self) -> str:
        return self.title_en if self.is_translated else self.title

    @property
    def shown_text(self) -> str:
        return self.text_en if self.is_translated else self.text

    @property
    def lang(self) -> str:
        """The language of its words, where the page's is another."""
        return "vi" if get_language() == "en" and not self.is_translated else ""

    @property
    def url(self) -> str:
        """Where more is to be read; "" for nowhere."""
        page = self.link_page
        return (page.url if page and page.live else None) or self.link_url

    @property
    def state(self) -> str:
        """For staff: whether it stands, will stand or has stood."""
        now = timezone.now()
        if now < self.live_from:
            return _("to come")
        return _("on the site") if now < self.live_until else _("over")

    @staticmethod
    def _forget() -> None:
        emergency.forget()
        # A request in between may have kept what was there before this transaction's end.
        transaction.on_commit(emergency.forget)
