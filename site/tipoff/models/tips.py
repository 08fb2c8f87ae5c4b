"""Sealed tips. In the clear stands only what tips need to be listed and to be in time."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from tipoff.models.fields import BytesField
from tipoff.models.states import Outcome, State


def draw_number() -> str:
    """Ten random digits: a number that betrays neither ward nor date nor how many came before."""
    return f"{secrets.randbelow(10**10):010d}"


class Tip(models.Model):
    """A tip-off, sealed at intake; the server holds nothing that opens it.

    `tip_id` names the tip inside the seals. `content_tag` is a MAC, under a key that
    only the receipt gives, over the answers as sent: it tells a repeat from a change. `held_at` is
    when a legal hold was set, `shred_at` when a closed tip is to be shredded, `shredded_at` when
    that began: from then on the row is empty and soon gone (docs/retention.md).
    `contact_sequence` is the message that came with the present contact, 0 for the first: row and
    blob are told apart by it after a restore.
    """

    public_id = models.CharField(max_length=10, unique=True, default=draw_number, editable=False)
    tip_id = models.CharField(max_length=64, unique=True, editable=False)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="tips")
    assigned_to = models.ForeignKey(
        "tipoff.Officer", models.SET_NULL, null=True, blank=True, related_name="tips"
    )
    urgent = models.BooleanField(default=False)
    # Sent beyond its network's limit: lists and notices fold such tips (decision 0131).
    in_digest = models.BooleanField(default=False)
    # For training: marked wherever it is shown, counted nowhere.
    practice = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    state = models.CharField(max_length=20, choices=State, default=State.NEW)
    public_state = models.CharField(max_length=20, choices=State, default=State.NEW)
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True, default="")
    created_at = models.DateTimeField()
    acknowledge_by = models.DateTimeField()
    forward_by = models.DateTimeField()
    decide_by = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    shred_at = models.DateTimeField(null=True, blank=True, db_index=True)
    shredded_at = models.DateTimeField(null=True, blank=True)

    tip_public = BytesField(max_length=32)
    source_public = BytesField(max_length=32)
    lookup_id = models.CharField(max_length=64, unique=True)
    binding = BytesField(max_length=64)
    content_tag = BytesField(max_length=32)
    sealed_header = BytesField()
    sealed_body = BytesField()
    sealed_contact = BytesField(default=b"", blank=True)
    contact_sequence = models.PositiveIntegerField(default=0)
    contact_withdrawn_at = models.DateTimeField(null=True, blank=True)
    blob = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        ordering = ["-urgent", "acknowledge_by", "pk"]
        indexes = [
            models.Index(fields=["station", "state", "-urgent", "acknowledge_by"]),
        ]

    def __str__(self):
        return self.public_id


class TipKey(models.Model):
    """The private half of a tip's key pair, sealed to one reader: a station's epoch, or escrow.

    `kind`, `name` (a station's code) and `epoch` are those of the vault's `SealedKey`.
    """

    class Kind(models.TextChoices):
        STATION = "station", _("station")
        ESCROW = "escrow", _("escrow")

    tip = models.ForeignKey(Tip, models.CASCADE, related_name="keys")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.STATION)
    name = models.CharField(max_length=64)
    epoch = models.PositiveIntegerField()
    station_key = models.ForeignKey(
        "tipoff.StationKey", models.PROTECT, null=True, blank=True, related_name="tip_keys"
    )
    sealed = BytesField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tip", "kind", "name", "epoch"], name="one_key_a_reader"
            ),
        ]

    def __str__(self):
        return f"key of {self.tip_id} for {self.name} {self.epoch}"


class Message(models.Model):
    """What was added to a tip after it was sent; `sequence` counts from 1 within the tip.

    A citizen's message is sealed to the tip. An officer's reply is signed inside, sealed to the tip
    and to the source; an internal note to the tip alone. `signature` is the officer's over the
    sealed texts as they were posted: the server checks it before it keeps them.
    """

    class Direction(models.TextChoices):
        CITIZEN = "citizen", _("From the person who reported")
        OFFICER = "officer", _("From the police")
        NOTE = "note", _("Internal note")

    tip = models.ForeignKey(Tip, models.CASCADE, related_name="messages")
    sequence = models.PositiveIntegerField()
    direction = models.CharField(max_length=8, choices=Direction)
    officer = models.ForeignKey(
        "tipoff.Officer", models.PROTECT, null=True, blank=True, related_name="messages"
    )
    sealed_to_tip = BytesField()
    sealed_to_source = BytesField(default=b"", blank=True)
    signature = BytesField(default=b"", blank=True)
    content_tag = BytesField(max_length=32, default=b"", blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["tip", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["tip", "sequence"], name="one_message_a_place"),
        ]

    def __str__(self):
        return f"{self.direction} message {self.sequence} of {self.tip_id}"


class Draft(models.Model):
    """Half-done answers, sealed with a key that only the citizen's cookie holds."""

    key_hash = models.CharField(max_length=64, unique=True)
    sealed = BytesField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"draft {self.pk}"
