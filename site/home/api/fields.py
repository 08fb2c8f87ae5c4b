"""What the API says of a page: its catalogue row, and for one page alone its text and facts."""

from urllib.parse import urljoin

from django.conf import settings
from rest_framework.fields import Field, ReadOnlyField
from wagtail.api import APIField

from common import structured
from common.models import SiteSettings


class Listed(ReadOnlyField):
    """A column of the page's catalogue row; None for pages that are in no list."""

    def get_attribute(self, instance):
        return getattr(instance.listed, self.field_name, None)


class Thumbnail(Listed):
    """The small picture of lists, with its whole address; the original file has none."""

    def to_representation(self, value):
        return {
            "url": urljoin(settings.PORTAL_BASE_URL, value["url"]),
            "width": value["width"],
            "height": value["height"],
            "alt": value["alt"],
        }


class Text(Field):
    """The page's text in lines, as search shows it."""

    def get_attribute(self, instance):
        row = getattr(instance.listed, "search_row", None)
        return row.written if row else None

    def to_representation(self, value):
        return value.splitlines()


class Facts(Field):
    """What the page's own head says in schema.org's words."""

    def get_attribute(self, instance):
        return instance

    def to_representation(self, page):
        site = SiteSettings.load(self.context["request"]._request)
        return structured.filled(page.structured_data(site))


#: In lists and for one page.
LISTED = [
    *(APIField(name, Listed()) for name in ("kind", "section", "section_name", "date", "summary")),
    *(APIField(name, Listed()) for name in ("places", "place_label")),
    APIField("thumbnail", Thumbnail()),
]
#: For one page alone.
WHOLE = [APIField("text", Text()), APIField("facts", Facts())]
