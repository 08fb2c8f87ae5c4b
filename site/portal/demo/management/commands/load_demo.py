from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.demo.loading import duty, pages, people, practice, tips


class Command(BaseCommand):
    help = (
        "Load the demonstration: people, keys, pages and tips. Run again, it adds what is missing."
    )

    def handle(self, *args, **options):
        if not settings.DEMONSTRATION:
            raise CommandError("the demonstration is for local settings only")
        for load in (people.load, pages.load):
            with transaction.atomic():
                load()
        # Tips commit one by one, as the intake's promise demands.
        tips.load()
        practice.load()
        duty.load()
        duty.tell_nobody()
