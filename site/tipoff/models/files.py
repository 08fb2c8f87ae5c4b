"""Citizens' files. In the clear stands only that a tip has some, and how many frames they fill."""

from django.db import models
from django.db.models import Q

from tipoff.models.fields import BytesField


class SealedFile(models.Model):
    """A sealed file in the store of files, and the key to it, sealed to the tip that it belongs to.

    Without a tip it is pending: a sealed draft holds its key, and it goes at `expires_at`. One file
    may stand under two tips, where changed answers became a tip of their own: its object goes with
    the last row that names it.
    """

    file_id = models.CharField(max_length=32, db_index=True, editable=False)
    tip = models.ForeignKey("tipoff.Tip", models.CASCADE, null=True, related_name="files")
    message = models.ForeignKey("tipoff.Message", models.SET_NULL, null=True, related_name="files")
    frames = models.PositiveIntegerField()
    sealed_key = BytesField(default=b"", blank=True)
    expires_at = models.DateTimeField(null=True, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["file_id", "tip"], name="one_row_a_file_and_tip"),
            models.UniqueConstraint(
                fields=["file_id"], condition=Q(tip=None), name="one_pending_row_a_file"
            ),
            models.CheckConstraint(
                condition=Q(tip=None, expires_at__isnull=False, message=None)
                | Q(tip__isnull=False, expires_at=None),
                name="pending_files_expire",
            ),
        ]

    def __str__(self):
        return f"file {self.pk}"
