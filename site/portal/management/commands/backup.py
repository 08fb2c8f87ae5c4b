"""`manage.py backup FOLDER`: everything that the portal keeps, while it is running."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from portal.backups import making
from portal.backups.errors import BackupError


class Command(BaseCommand):
    """See docs/backup-and-restore.md."""

    help = "Back up database, blobs and media into a new folder under TARGET."

    def add_arguments(self, parser):
        parser.add_argument("target", type=Path, metavar="TARGET")

    def handle(self, *, target, **options):
        os.umask(0o077)
        try:
            made = making.make(target)
        except (BackupError, OSError, Error) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(str(made))
        if making.media_folder() is None:
            self.stderr.write("Media are in a bucket (MEDIA_BUCKET_URL): back them up there.")
