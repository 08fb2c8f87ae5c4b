from django.core.management.base import BaseCommand, CommandError

from portal.demo import codes
from portal.demo.content.people import EDITORS, OFFICERS


class Command(BaseCommand):
    help = "Print the present TOTP code of a demonstration account."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username, **options):
        if username not in {person.username for person in (*EDITORS, *OFFICERS)}:
            raise CommandError(f"no demonstration account is called {username}")
        self.stdout.write(codes.present(username))
