"""Who may answer tips. An explicit row, never a Django permission: superusers pass those."""

import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from tipoff.models.fields import BytesField


def draw_public_id() -> str:
    """A name for an officer in certificates and the journal that tells nothing about the person."""
    return secrets.token_hex(8)


class Officer(models.Model):
    """A person at a station, with an account of kind OFFICER."""

    class Role(models.TextChoices):
        OFFICER = "officer", _("Officer on duty")
        CHIEF = "chief", _("Head of the unit")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="officer")
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="officers")
    display_name = models.CharField(max_length=120)
    role = models.CharField(max_length=8, choices=Role, default=Role.OFFICER)
    public_id = models.CharField(max_length=16, unique=True, default=draw_public_id, editable=False)
    is_active = models.BooleanField(default=True)

    def __str__(self):
        return self.display_name

    def clean(self):
        """Refuse an account of Front staff: nobody is both officer and editor."""
        if self.user.kind != self.user.Kind.OFFICER:
            raise ValidationError({"user": _("Only an officer's account can belong to a station.")})


class OfficerVault(models.Model):
    """An officer's public keys, and the seed of the private ones wrapped by the passphrase."""

    officer = models.OneToOneField(Officer, models.CASCADE, related_name="vault")
    box_key = BytesField(max_length=32)
    sign_key = BytesField(max_length=32)
    wrapped = BytesField()
    certificate = BytesField(default=b"", blank=True)
    enrolled_at = models.DateTimeField(auto_now_add=True)
    last_unlocked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"vault of officer {self.officer_id}"


class Enrolment(models.Model):
    """Keys that an officer's browser has made and that nobody has certified yet.

    Apart from `OfficerVault`, so that who makes a new vault keeps the old one until then.
    """

    officer = models.OneToOneField(Officer, models.CASCADE, related_name="enrolment")
    box_key = BytesField(max_length=32)
    sign_key = BytesField(max_length=32)
    wrapped = BytesField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"enrolment of officer {self.officer_id}"
