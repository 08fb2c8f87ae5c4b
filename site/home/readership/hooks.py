"""Where staff find the numbers: among the reports, above a page, and in its row of the list."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button, HeaderButton

from .views import ReadershipView, may_see, urlpatterns

ICON = "view"


class ReadershipItem(MenuItem):
    """Shown to whom the report answers."""

    def is_shown(self, request):
        return may_see(request.user)


@hooks.register("register_admin_urls")
def readership_urls():
    return urlpatterns


@hooks.register("register_reports_menu_item")
def readership_item():
    title = ReadershipView.page_title
    return ReadershipItem(title, reverse("readership"), icon_name=ICON, order=640)


@hooks.register("register_page_header_buttons")
def readership_button(page, user, view_name, next_url=None):
    if page.pk and page.depth > 1 and page.live and may_see(user):
        yield HeaderButton(_("Views"), _address(page), icon_name=ICON, priority=90)


@hooks.register("register_page_listing_more_buttons")
def readership_row_button(page, user, next_url=None):
    if page.depth > 1 and page.live and may_see(user):
        yield Button(_("Views"), _address(page), icon_name=ICON, priority=90)


def _address(page) -> str:
    return reverse("page_readership", args=(page.pk,))
