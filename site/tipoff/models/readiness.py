"""What people must decide or sign before the form may take real tips."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Matter(models.TextChoices):
    """The matters, each explained in docs/before-going-live.md under the same heading."""

    AGREEMENT = "agreement", _("Agreement with the police: who answers, and when")
    CENTRAL_DESK = "central-desk", _("Who staffs the central desk")
    DUTY_PHONES = "duty-phones", _("Duty phones of the stations")
    LAWYER = "lawyer", _("A lawyer's check of every article of law that the site cites")
    PERSONAL_DATA = "personal-data", _("Assessment of personal data processing")
    SECURITY_LEVEL = "security-level", _("File on the information security level")
    STATE_SECRETS = "state-secrets", _("Review for state secrets")
    KEYS = "keys", _("Key ceremony")
    RECOVERY = "recovery", _("Backups and a rehearsed recovery")


class Confirmation(models.Model):
    """A matter that somebody has confirmed as settled, and the paper that says so.

    Taken back, the row goes; the journal keeps both acts.
    """

    matter = models.CharField(max_length=16, choices=Matter, unique=True)
    document = models.CharField(max_length=200)
    officer = models.ForeignKey("tipoff.Officer", models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    def __str__(self):
        return self.matter
