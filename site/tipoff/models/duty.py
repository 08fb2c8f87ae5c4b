"""Who is on duty at a station, and who stands in."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DutyShift(models.Model):
    """An officer's hours at the desk, from `starts_at` until just before `ends_at`.

    Reminders go to the officer on duty first, then to the deputy, then to the head of the unit.
    """

    station = models.ForeignKey("places.Station", models.PROTECT, related_name="shifts")
    officer = models.ForeignKey("tipoff.Officer", models.CASCADE, related_name="shifts")
    deputy = models.ForeignKey(
        "tipoff.Officer", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["station", "starts_at", "ends_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="shifts_end_after_they_start"
            ),
        ]

    def __str__(self):
        return f"{self.officer} {self.starts_at:%Y-%m-%d %H:%M}"

    def clean(self):
        """Refuse officers of other stations, and somebody as their own deputy."""
        if self.officer.station_id != self.station_id:
            raise ValidationError({"officer": _("This officer is at another station.")})
        if self.deputy and self.deputy.station_id != self.station_id:
            raise ValidationError({"deputy": _("This officer is at another station.")})
        if self.deputy and self.deputy == self.officer:
            raise ValidationError({"deputy": _("Choose somebody else as the deputy.")})
