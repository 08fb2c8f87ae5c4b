"""`manage.py verify_journal`: find every change, gap, move and cut in the journal."""

from django.core.management.base import BaseCommand, CommandError

from tipoff import heads, journal


class Command(BaseCommand):
    help = (
        "Checks the journal's chain against the heads that are kept outside the database "
        "(JOURNAL_HEADS_FILE), and their age. Prints the present head (number:mac). --against a "
        "head that was printed earlier looks for that one too. Exit status 1 on any fault."
    )

    def add_arguments(self, parser):
        parser.add_argument("--against", metavar="NUMBER:MAC", help="a head printed earlier")

    def handle(self, *args, against=None, **options):
        known = self._parse(against) if against else None
        found = [f"entry {fault.number}: {fault.what}" for fault in journal.faults(known)]
        found += heads.faults()
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"the journal has {len(found)} faults")
        head = journal.head()
        self.stdout.write("the journal is empty" if head is None else f"{head[0]}:{head[1]}")

    def _parse(self, against: str) -> tuple[int, str]:
        number, _, mac = against.partition(":")
        if not number.isdecimal() or not mac:
            raise CommandError("--against takes NUMBER:MAC, as this command prints it")
        return int(number), mac
