from django.core.management.base import BaseCommand

from publishing.services import rebuild


class Command(BaseCommand):
    help = "Write the catalogue of published pages anew from the pages; safe at any time."

    def handle(self, *args, **options):
        self.stdout.write(f"{rebuild()} pages catalogued")
