"""Who read what and who did what: rows that are only ever added."""

from django.db import models

from tipoff.models.fields import BytesField


class JournalEntry(models.Model):
    """One read or action. Triggers refuse UPDATE and DELETE; `mac` chains each row to `prev`.

    `actor` is an officer's public id, "citizen" or "system"; `subject` a tip's number or another
    public id; `details` never holds content.
    """

    seq = models.BigIntegerField(primary_key=True)
    prev = BytesField(max_length=32, unique=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=64, blank=True, default="", db_index=True)
    details = models.JSONField(default=dict, blank=True)
    mac = BytesField(max_length=32)

    class Meta:
        ordering = ["seq"]

    def __str__(self):
        return f"{self.seq} {self.action}"
