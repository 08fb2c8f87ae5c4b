from django.core.management.base import BaseCommand

from portal.demo.loading import renditions


class Command(BaseCommand):
    help = "Compute the sizes of the demonstration's pictures into the files it ships."

    def add_arguments(self, parser):
        parser.add_argument("names", nargs="*", help="pictures; none: all of them")

    def handle(self, *args, **options):
        for name in options["names"] or renditions.names():
            renditions.make(name)
            self.stdout.write(name)
