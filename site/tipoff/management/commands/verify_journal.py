"""`manage.py verify_journal`: find every change, gap and move in the journal."""

from django.core.management.base import BaseCommand, CommandError

from tipoff import journal


class Command(BaseCommand):
    help = (
        "Checks the journal's chain. Prints its head (number:mac), to be kept on another machine; "
        "--against a kept head also finds entries cut off the end. Exit status 1 on any fault."
    )

    def add_arguments(self, parser):
        parser.add_argument("--against", metavar="NUMBER:MAC", help="a head printed earlier")

    def handle(self, *args, against=None, **options):
        found = journal.faults(self._parse(against) if against else None)
        for fault in found:
            self.stderr.write(f"entry {fault.number}: {fault.what}")
        if found:
            raise CommandError(f"the journal has {len(found)} faults")
        head = journal.head()
        self.stdout.write("the journal is empty" if head is None else f"{head[0]}:{head[1]}")

    def _parse(self, against: str) -> tuple[int, str]:
        number, _, mac = against.partition(":")
        if not number.isdecimal() or not mac:
            raise CommandError("--against takes NUMBER:MAC, as this command prints it")
        return int(number), mac
