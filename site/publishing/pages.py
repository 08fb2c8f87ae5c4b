"""Pages that lead to others: lists of one kind, and contents of the lists below."""

from django.utils.translation import get_language
from wagtail.admin.panels import FieldPanel

from common.pages import BasePage

from . import selectors
from .listing import listing

LATEST = 3


class ListPage(BasePage):
    """A list of what the catalogue holds of one kind, by pages, places and months.

    Subclasses name `list_kind`, the `catalogue_kind` of the pages below, and their `template`:
    Wagtail does not inherit it (`template = ListPage.template`).
    """

    #: The kind of the pages below, as the catalogue knows it.
    list_kind = ""
    template = "pages/list.html"
    content_panels = [*BasePage.content_panels, FieldPanel("summary")]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        query = request.META.get("QUERY_STRING", "")
        return context | listing(query, get_language(), self.url, self.list_kind)


class ContentsPage(BasePage):
    """The lists below this page, each with its newest entries; a subclass names its `template`."""

    template = "pages/contents.html"
    content_panels = [*BasePage.content_panels, FieldPanel("summary")]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        lists = [page for page in self.get_children().live().specific() if page.list_kind]
        return context | {"lists": [(page, self._latest(page)) for page in lists]}

    def _latest(self, page: ListPage) -> list:
        return selectors.latest(get_language(), limit=LATEST, kind=page.list_kind)
