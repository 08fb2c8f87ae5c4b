from django.core.management.base import BaseCommand

from portal.foreign_words import still_english
from portal.translations import compile_parts, untranslated


class Command(BaseCommand):
    help = "Merge locale/parts/*.po into the Vietnamese catalogue and compile it."

    def add_arguments(self, parser):
        parser.add_argument("--missing", action="store_true", help="list what is untranslated")

    def handle(self, *args, missing, **options):
        count = compile_parts()
        self.stdout.write(f"{count} strings in the Vietnamese catalogue")
        if missing:
            for line in [*untranslated(), *still_english()]:
                self.stdout.write(line)
