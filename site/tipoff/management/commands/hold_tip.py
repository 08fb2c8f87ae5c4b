"""A legal hold by hand, for an officer of the provincial or central desk who asks for it."""

from django.core.management.base import BaseCommand, CommandError

from tipoff.models import Officer, Tip
from tipoff.retention import holds


class Command(BaseCommand):
    """What is done is journalled under the officer's name."""

    help = "Keep a tip from being shredded, or release it again."

    def add_arguments(self, parser):
        parser.add_argument("number", help="the tip's ten digits")
        parser.add_argument("--officer", required=True, help="the officer's login name")
        parser.add_argument(
            "--reference", required=True, help="number of the document that asks for it: 12/QD-DT"
        )
        parser.add_argument("--release", action="store_true", help="end the hold")

    def handle(self, *, number, officer, reference, release, **options):
        tip = Tip.objects.select_related("station").filter(public_id=number).first()
        if tip is None:
            raise CommandError(f"there is no tip {number}")
        found = Officer.objects.select_related("station").filter(
            user__username=officer, is_active=True
        )
        if not found:
            raise CommandError(f"there is no active officer {officer}")
        act = holds.release if release else holds.hold
        try:
            act(found[0], tip, reference)
        except holds.NotAllowedError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{number} is {'released' if release else 'held'}")
