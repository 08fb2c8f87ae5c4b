import json

from django.core.management.base import BaseCommand

from portal.demo import keys
from portal.demo.constants import PASSWORD
from portal.demo.content.people import EDITORS, OFFICERS


class Command(BaseCommand):
    help = "Say the demonstration's accounts with all their (public) secrets."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="one JSON list")

    def handle(self, *args, **options):
        accounts = [*map(editor_account, EDITORS), *map(officer_account, OFFICERS)]
        if options["json"]:
            self.stdout.write(json.dumps(accounts, ensure_ascii=False, indent=2))
            return
        for account in accounts:
            self.stdout.write("  ".join(f"{name}={value}" for name, value in account.items()))


def account(username: str, role: str, station: str | None, passphrase: str | None) -> dict:
    return {
        "username": username,
        "password": PASSWORD,
        "role": role,
        "station": station,
        "totp_secret": keys.totp_secret(username),
        "passphrase": passphrase,
    }


def editor_account(editor) -> dict:
    return account(editor.username, editor.group or "superuser", None, None)


def officer_account(person) -> dict:
    role = "chief" if person.chief else "officer"
    return account(person.username, role, person.station, keys.passphrase(person.username))
