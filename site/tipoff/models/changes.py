"""Every change of a tip's state, with the officer's reason sealed to the tip."""

from django.db import models

from tipoff.models.states import State


class StateChange(models.Model):
    """Who set a tip from one state to another, and why.

    The reason is the officer's own words about a tip, so it is an internal note, sealed like the
    tip's text; the journal keeps its digest.
    """

    tip = models.ForeignKey("tipoff.Tip", models.CASCADE, related_name="changes")
    officer = models.ForeignKey("tipoff.Officer", models.PROTECT, related_name="changes")
    before = models.CharField(max_length=20, choices=State)
    after = models.CharField(max_length=20, choices=State)
    told = models.BooleanField(default=True, help_text="Whether the citizen sees the new state.")
    # When the citizen was told, or is to be; empty while that waits for an officer's word.
    tell_at = models.DateTimeField(null=True, blank=True, db_index=True)
    reason = models.OneToOneField("tipoff.Message", models.CASCADE, related_name="change")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"{self.before} to {self.after}, {self.tip_id}"
