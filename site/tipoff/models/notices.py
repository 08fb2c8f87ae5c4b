"""The outbox: notices to officers, written in the transaction of what they tell of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """One e-mail to one officer, sent at least once. It says that there is something, never what.

    `key` names what it tells of, to whom and for which moment: the same is never queued twice. A
    worker holds a notice until `leased_until`; `fence` rises with each lease, and only the holder
    of the present fence may note it as sent (M. Kleppmann, How to do distributed locking, 2016).
    """

    class Kind(models.TextChoices):
        NEW = "new", _("A tip came in")
        ADDED = "added", _("Something was added to a tip")
        TRANSFERRED = "transferred", _("A tip was passed to your station")
        ASSIGNED = "assigned", _("A tip was put into your hands")
        KEYS = "keys", _("Keys wait for you")
        DUE = "due", _("A deadline is near")
        OVERDUE = "overdue", _("A deadline has passed")
        UNOPENED = "unopened", _("A tip is still unopened")
        ABSENT = "absent", _("No officer has been at a station's desk")

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    officer = models.ForeignKey("tipoff.Officer", models.CASCADE, related_name="notices")
    number = models.CharField(max_length=10, blank=True, default="", db_index=True)
    urgent = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    send_after = models.DateTimeField(db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["-urgent", "send_after", "pk"]

    def __str__(self):
        return self.key
