"""What staff work on, a list each, under one entry of the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSetGroup

from common.listings import PortalFilterSet, PortalListing
from news.models import NewsArticlePage


class NewsFilterSet(PortalFilterSet):
    """By section too."""

    class Meta:
        model = NewsArticlePage
        fields = ["section"]


class NewsListing(PortalListing):
    """All news."""

    model = NewsArticlePage
    name = "danh-sach-tin"
    menu_label = _("News")
    icon = "doc-full"
    extra_columns = (Column("section", label=_("Section"), sort_key="section__position"),)
    also_reads = ("section",)
    filterset_class = NewsFilterSet


class ContentGroup(ViewSetGroup):
    """Every kind of page that staff write."""

    menu_label = _("Content")
    menu_icon = "folder-open-inverse"
    menu_order = 110
    items = (NewsListing,)
