"""Public figures: counts raised when a tip comes in, tied to no tip."""

from django.db import models

from tipoff.models.states import Category


class Counter(models.Model):
    """How many tips of a category came in about a province in a month.

    `province` is a province's code, or empty where it is not known; `month` is its first day.
    """

    province = models.CharField(max_length=2, blank=True, default="")
    month = models.DateField()
    category = models.CharField(max_length=16, choices=Category)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["province", "month", "category"], name="one_counter_a_month"
            ),
        ]

    def __str__(self):
        return f"{self.province} {self.month:%Y-%m} {self.category}: {self.count}"
