"""Where editors find the import: the menu, the news list, the page's own menu, its history."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import HeaderButton
from wagtail.log_actions import LogFormatter

from news.models import NewsArticlePage, NewsIndexPage

from .drafts import IMPORTED, report_of
from .views import parent_for, urlpatterns


class ImportMenuItem(MenuItem):
    """Shown to who may write news."""

    def is_shown(self, request):
        return parent_for(request.user) is not None


@hooks.register("register_admin_urls")
def register_import_urls():
    return urlpatterns


@hooks.register("register_admin_menu_item")
def register_import_menu_item():
    label = _("Import from Word")
    return ImportMenuItem(label, reverse("news_import"), icon_name="upload", order=150)


@hooks.register("register_page_header_buttons")
def import_buttons(page, user, view_name, next_url=None):
    if page.specific_class is NewsIndexPage and parent_for(user):
        yield HeaderButton(
            _("Import from Word"), reverse("news_import"), icon_name="upload", priority=15
        )
    if page.specific_class is NewsArticlePage and report_of(page) is not None:
        report = reverse("news_import_report", args=(page.pk,))
        yield HeaderButton(_("What the import did"), report, icon_name="list-ul", priority=90)


@hooks.register("register_log_actions")
def register_import_action(actions):
    @actions.register_action(IMPORTED)
    class ImportFormatter(LogFormatter):
        label = _("Import from Word")

        def format_message(self, entry):
            count = len(entry.data.get("notes", ()))
            message = ngettext(
                "Imported, with %(count)d note in the report",
                "Imported, with %(count)d notes in the report",
                count,
            )
            return message % {"count": count}
