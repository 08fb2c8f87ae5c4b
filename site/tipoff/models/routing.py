"""Rules that send a category to a station of its own."""

from django.db import models

from tipoff.models.fields import BytesField
from tipoff.models.states import Category


class RoutingRule(models.Model):
    """In this province, tips of this category go to this station.

    `signature` is by the province's authority over province, category and station. A rule whose
    signature does not verify is passed over: a database writer cannot send tips elsewhere.
    """

    province = models.ForeignKey("places.Province", models.PROTECT, related_name="+")
    category = models.CharField(max_length=16, choices=Category)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="rules")
    signature = BytesField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["province", "category"], name="one_rule_a_category"),
        ]

    def __str__(self):
        return f"{self.category} in {self.province_id} to {self.station_id}"
