"""The tip-off's housekeeping by hand: drafts, blobs, and tips whose time is over."""

from django.core.management.base import BaseCommand

from tipoff.retention import scrubbing
from tipoff.retention.housekeeping import retain, sweep
from tipoff.services.drafts import erase_expired_drafts


class Command(BaseCommand):
    """The server does this by itself (setting HOUSEKEEPING); safe to run at the same time."""

    help = (
        "Erase expired drafts; ask of every blob whether the database has it, and replay it; "
        "announce and shred tips whose time is over."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--older-than",
            type=float,
            default=3600,
            metavar="SECONDS",
            help="leave younger blobs alone: their tip may be on its way (0 after a restore)",
        )
        parser.add_argument(
            "--scrub",
            action="store_true",
            help="write the tables anew, so that no deleted byte is left in the database's files; "
            "writers wait meanwhile: in a quiet hour",
        )

    def handle(self, *, older_than, scrub, **options):
        erased = erase_expired_drafts()
        told = {"blobs": sweep(older_than), "tips": retain()}
        lines = [f"{what}: {counted(counts)}" for what, counts in told.items()]
        self.stdout.write("; ".join([f"drafts erased: {erased}", *lines]))
        if scrub:
            scrubbing.scrub(deep=True)


def counted(counts: dict) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "none"
