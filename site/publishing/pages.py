"""Pages that lead to others: lists of one kind, and contents of the lists below."""

from django.utils.translation import get_language
from wagtail.admin.panels import FieldPanel

from common import structured
from common.models import SiteSettings
from common.pages import BasePage

from . import selectors
from .listing import listing

LATEST = 3


class LeadingPage(BasePage):
    """A page that leads to others."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]

    class Meta:
        abstract = True

    def structured_data(self, site: SiteSettings) -> structured.Data:
        return super().structured_data(site) | {"@type": "CollectionPage"}


class ListPage(LeadingPage):
    """A list of what the catalogue holds of one kind, by pages, places and months.

    Subclasses name `list_kind`, the `catalogue_kind` of the pages below, and their `template`:
    Wagtail does not inherit it (`template = ListPage.template`).
    """

    #: The kind of the pages below, as the catalogue knows it.
    list_kind = ""
    template = "pages/list.html"

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        query = request.META.get("QUERY_STRING", "")
        apart = list(self.apart)
        return context | listing(query, get_language(), self.url, self.list_kind, apart)

    @property
    def apart(self) -> list[int]:
        """Ids of the pages that stand before the list, in their order: what is to come."""
        return []


class ContentsPage(LeadingPage):
    """The lists below this page, each with its newest entries; a subclass names its `template`."""

    template = "pages/contents.html"

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        lists = self._lists()
        kinds = [page.list_kind for page in lists]
        newest = selectors.latest_of_each(get_language(), kinds, limit=LATEST)
        return context | {"lists": [(page, newest[page.list_kind]) for page in lists]}

    def _lists(self) -> list[ListPage]:
        """The published lists below with their summaries, in two queries however many they are."""
        children = self.get_children().live().specific(defer=True)
        lists = [page for page in children if isinstance(page, ListPage)]
        summaries = _summaries(lists)
        for page in lists:
            page.summary = summaries[page.pk]
        return lists


def _summaries(pages: list[BasePage]) -> dict[int, str]:
    """The summaries of pages of many types, each of which has a table of its own, in one query."""
    rows = [
        type(page).objects.filter(pk=page.pk).order_by().values_list("pk", "summary")
        for page in pages
    ]
    return dict(rows[0].union(*rows[1:], all=True)) if rows else {}
