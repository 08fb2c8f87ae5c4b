"""Lists of one type of page in the admin, with the columns and filters that staff look for."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet


class PortalFilterSet(PageFilterSet):
    """Wagtail's filters, without those that make no choice here: one site, no pages below."""

    site = None
    has_child_pages = None


class PortalIndexView(IndexView):
    """Reads what the columns show of other rows in one query each."""

    also_reads: tuple[str, ...] = ()

    def annotate_queryset(self, pages):
        return super().annotate_queryset(pages).prefetch_related("owner", *self.also_reads)


class PortalListing(PageListingViewSet):
    """A list of one type. Subclasses name `model`, `name`, `icon` and `extra_columns`."""

    #: Columns between title and author.
    extra_columns: tuple[Column, ...] = ()
    #: Relations that these columns show.
    also_reads: tuple[str, ...] = ()
    index_view_class = PortalIndexView
    filterset_class = PortalFilterSet

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.columns = [
            BulkActionsColumn("bulk_actions"),
            PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
            *cls.extra_columns,
            Column("owner", label=_("Written by"), sort_key="owner__last_name"),
            DateColumn(
                "latest_revision_created_at",
                label=_("Updated"),
                sort_key="latest_revision_created_at",
                width="12%",
            ),
            PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
        ]

    def get_index_view_kwargs(self):
        ours = {"also_reads": self.also_reads, "page_title": self.menu_label}
        return super().get_index_view_kwargs() | ours
