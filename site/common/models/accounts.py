"""Who signs in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An account. Front staff edit pages; officers answer tips; nobody is both, not even one after
    the other: what an account wrote and owns as staff would show an officer in the admin's filters.
    """

    class Kind(models.TextChoices):
        STAFF = "staff", _("Front staff")
        OFFICER = "officer", _("Police officer")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.STAFF)
    is_demonstration = models.BooleanField(default=False, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="officer") | models.Q(is_superuser=False, is_staff=False),
                name="officer_is_never_an_administrator",
            )
        ]

    @classmethod
    def from_db(cls, db, field_names, values):
        user = super().from_db(db, field_names, values)
        user._kind_kept = user.__dict__.get("kind")
        return user

    def save(self, *args, **kwargs):
        """Save; `ValueError` for an account that would change sides."""
        if getattr(self, "_kind_kept", None) not in (None, self.kind):
            raise ValueError("An account keeps its kind: make another one.")
        super().save(*args, **kwargs)

    def has_perm(self, perm, obj=None):
        """Officers hold no Django permission at all: their authority is an `Officer` row."""
        return self.kind == self.Kind.STAFF and super().has_perm(perm, obj)

    def has_module_perms(self, app_label):
        return self.kind == self.Kind.STAFF and super().has_module_perms(app_label)
