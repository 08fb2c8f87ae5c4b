"""The tip-off's housekeeping: expired drafts go, blobs that the database lacks come back."""

from django.core.management.base import BaseCommand

from tipoff.services.drafts import erase_expired_drafts
from tipoff.services.replay import sweep_blobs


class Command(BaseCommand):
    """Run every few minutes; safe to run twice at once."""

    help = "Erase expired drafts; ask of every blob whether the database has it, and replay it."

    def add_arguments(self, parser):
        parser.add_argument(
            "--older-than",
            type=float,
            default=3600,
            metavar="SECONDS",
            help="leave younger blobs alone: their tip may be on its way (0 after a restore)",
        )

    def handle(self, *, older_than, **options):
        erased = erase_expired_drafts()
        counts = sweep_blobs(older_than)
        told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
        self.stdout.write(f"drafts erased: {erased}; blobs: {told or 'none'}")
