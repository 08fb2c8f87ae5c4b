from django.core.management.base import BaseCommand
from wagtail.images import get_image_model

from portal.demo.content.articles import ARTICLES
from portal.demo.loading import renditions


class Command(BaseCommand):
    help = "Compute the sizes of the loaded demonstration's pictures into the files it ships."

    def handle(self, *args, **options):
        for name in sorted({article.image for article in ARTICLES}):
            renditions.make(get_image_model().objects.get(title=name), name)
            self.stdout.write(name)
