"""Lists of one type of page in the admin, with the columns and filters that staff look for."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page


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
    """A list of one type, under its own name; made by `listing`."""

    index_view_class = PortalIndexView
    #: Relations that the columns show.
    also_reads: tuple[str, ...] = ()

    def get_index_view_kwargs(self):
        ours = {"also_reads": self.also_reads, "page_title": self.menu_label}
        return super().get_index_view_kwargs() | ours


def listing(
    name: str,
    model: type[Page],
    label: str,
    icon: str,
    *,
    columns: Sequence[Column] = (),
    filters: Sequence[str] = (),
    reads: tuple[str, ...] = (),
) -> PortalListing:
    """Answer a list at `/quan-tri/NAME/`: `columns` between title and author, `filters` by these
    fields besides Wagtail's, `reads` the relations that the columns show."""
    return PortalListing(
        name,
        model=model,
        menu_label=label,
        icon=icon,
        columns=_with_ours(columns),
        filterset_class=_filter_set(model, filters),
        also_reads=reads,
    )


def _with_ours(columns: Sequence[Column]) -> list[Column]:
    return [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        *columns,
        Column("owner", label=_("Written by"), sort_key="owner__last_name"),
        DateColumn(
            "latest_revision_created_at",
            label=_("Updated"),
            sort_key="latest_revision_created_at",
            width="12%",
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


def _filter_set(model: type[Page], filters: Sequence[str]) -> type[PortalFilterSet]:
    meta = type("Meta", (), {"model": model, "fields": list(filters)})
    return type("ListingFilterSet", (PortalFilterSet,), {"Meta": meta})
