"""`manage.py restore FOLDER`: a backup back in place, with the tips that came after it."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from portal.backups.errors import BackupError
from portal.backups.restoring import restore


class Command(BaseCommand):
    """See docs/backup-and-restore.md."""

    help = "Restore a backup that `manage.py backup` made. Stop the server first."
    # A check of the database would stumble over what is to be restored.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("source", type=Path, metavar="SOURCE")
        parser.add_argument(
            "--replace", action="store_true", help="put it in the place of a database with tables"
        )

    def handle(self, *, source, replace, **options):
        os.umask(0o077)
        try:
            done = restore(source, replace=replace)
        except (BackupError, OSError, Error) as error:
            raise CommandError(str(error)) from None
        swept = ", ".join(f"{count} {outcome}" for outcome, count in sorted(done.swept.items()))
        self.stdout.write(f"restored; files put back: {done.blobs} blobs, {done.media} media")
        self.stdout.write(f"blobs asked of the database: {swept or 'none'}")
        for name in done.other_keys:
            self.stderr.write(f"{name} is not the one of the backup: {CONSEQUENCES[name]}")


CONSEQUENCES = {
    "VAULT_ROOT_KEY": "no certified key verifies",
    "RECEIPT_SALT": "no receipt of before opens anything",
    "JOURNAL_KEY": "the journal does not verify",
}
