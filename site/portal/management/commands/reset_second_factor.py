"""`manage.py reset_second_factor USERNAME`: the way back for who lost phone, key and codes."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from common import second_factor
from common.models import User
from tipoff import journal
from tipoff.models import Officer


class Command(BaseCommand):
    help = (
        "Takes the authenticator app, passkeys and spare codes off an account and prints one spare "
        "code. Read it out to the account's owner, whom you have recognised; never send it by mail."
    )

    def add_arguments(self, parser):
        parser.add_argument("username")

    @transaction.atomic
    def handle(self, *args, username, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account {username}")
        code = second_factor.reset(user)
        officer = Officer.objects.filter(user=user).select_related("station").first()
        if officer:
            journal.record(
                journal.Action.SECOND_FACTOR_RESET,
                actor="system",
                station=officer.station.code,
                officer=officer.public_id,
            )
        self.stdout.write(code)
