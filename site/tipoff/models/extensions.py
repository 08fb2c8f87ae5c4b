"""More time for a tip: who gave it to whom, and until when."""

from django.db import models
from django.db.models import Q


class Extension(models.Model):
    """The time to decide, lengthened: the first by the unit, the second once by the procuracy.

    `paper` is the number of the procuracy's paper, empty for the first. The reason is a note sealed
    to the tip, like that of any change.
    """

    tip = models.ForeignKey("tipoff.Tip", models.CASCADE, related_name="extensions")
    place = models.PositiveSmallIntegerField()
    officer = models.ForeignKey("tipoff.Officer", models.PROTECT, related_name="+")
    reason = models.OneToOneField("tipoff.Message", models.CASCADE, related_name="extension")
    paper = models.CharField(max_length=60, blank=True, default="")
    until = models.DateTimeField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["tip", "place"]
        constraints = [
            models.UniqueConstraint(fields=["tip", "place"], name="one_extension_a_place"),
            models.CheckConstraint(
                condition=Q(place=1, paper="") | (Q(place=2) & ~Q(paper="")),
                name="first_by_the_unit_second_by_the_procuracy",
            ),
        ]

    def __str__(self):
        return f"extension {self.place} of {self.tip_id}"
