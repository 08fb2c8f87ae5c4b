"""`manage.py load_places [--data DIR]`: bring the place files into the database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import timezone

from places import files, loading


class Command(BaseCommand):
    help = "Load provinces, wards and former units. Safe to repeat; deletes no unit."

    def add_arguments(self, parser):
        parser.add_argument("--data", type=Path, default=files.DATA, help="folder to read")

    def handle(self, *args, data, **options):
        try:
            loaded = loading.load(data, timezone.localdate())
        except (OSError, KeyError, ValueError, IntegrityError) as wrong:
            raise CommandError(f"nothing was loaded from {data}: {wrong!r}") from wrong
        if not loaded.changed:
            self.stdout.write(f"places {loaded.version}: already loaded")
            return
        self.stdout.write(
            f"places {loaded.version}: {loaded.wards} wards, {loaded.former_units} former units"
        )
        if loaded.ended:
            self.stdout.write(f"ended: {', '.join(loaded.ended)}")
        if loaded.ended_alone:
            self.stdout.write(f"ended without a successor: {', '.join(loaded.ended_alone)}")
