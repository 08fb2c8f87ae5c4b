"""What `home` adds to Wagtail's admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from common.sending_viewset import SendingViewSet
from home import dashboard
from home.contact.models import ContactMessage
from home.listings import ContentGroup
from home.readership import hooks as readership_hooks  # noqa: F401 (registers itself)
from home.reports import REPORTS, DocumentsToCheck, UndescribedImages


class ContactMessageViewSet(SendingViewSet):
    """Readers' letters, for who may answer them."""

    model = ContactMessage
    name = "thu-ban-doc"
    menu_label = _("Readers' letters")
    icon = "mail"
    menu_order = 610


@hooks.register("register_admin_viewset")
def register_letters():
    return ContactMessageViewSet()


@hooks.register("register_admin_viewset")
def register_listings():
    return ContentGroup()


@hooks.register("construct_homepage_panels")
def add_panels(request, panels):
    panels.extend(panel() for panel in dashboard.PANELS)


@hooks.register("register_admin_urls")
def report_urls():
    return [address for name, view in REPORTS.items() for address in _addresses(name, view)]


def _addresses(name, view):
    whole, results = view.as_view(), view.as_view(results_only=True)
    return [
        path(f"bao-cao/{name}/", whole, name=view.index_url_name),
        path(f"bao-cao/{name}/results/", results, name=view.index_results_url_name),
    ]


@hooks.register("register_reports_menu_item")
def undescribed_images():
    return _entry(UndescribedImages, order=650)


@hooks.register("register_reports_menu_item")
def documents_to_check():
    return _entry(DocumentsToCheck, order=660)


def _entry(view, order):
    url = reverse(view.index_url_name)
    return MenuItem(view.page_title, url, icon_name=view.header_icon, order=order)
