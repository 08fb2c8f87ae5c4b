"""A tip on its way from one station to another, and what came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Transfer(models.Model):
    """A tip handed from one station to another; the receiver owns it from `created_at` on.

    While `answer` is empty the receiver has yet to accept or return it; past `answer_by` the
    province's desk takes it. The reason is a note sealed to the tip, like that of any change.
    """

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        RETURNED = "returned", _("returned")
        FELL_BACK = "fell_back", _("not answered in time")

    tip = models.ForeignKey("tipoff.Tip", models.CASCADE, related_name="transfers")
    sender = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    officer = models.ForeignKey("tipoff.Officer", models.PROTECT, related_name="+")
    reason = models.OneToOneField("tipoff.Message", models.CASCADE, related_name="transfer")
    answer_by = models.DateTimeField(db_index=True)
    answer = models.CharField(max_length=9, choices=Answer, blank=True, default="")
    answered_by = models.ForeignKey(
        "tipoff.Officer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tip"], condition=Q(answer=""), name="one_open_transfer_a_tip"
            ),
        ]

    def __str__(self):
        return f"{self.tip_id} from {self.sender_id} to {self.receiver_id}"
