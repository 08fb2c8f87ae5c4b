"""Where approvers find Gỡ khẩn: above a page, in its row of the list, and in its history."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button, HeaderButton
from wagtail.log_actions import LogFormatter

from .services import LIFTED, TAKEN
from .views import may_take_down, urlpatterns


@hooks.register("register_admin_urls")
def register_takedown_urls():
    return urlpatterns


@hooks.register("register_page_header_buttons")
def takedown_button(page, user, view_name, next_url=None):
    if page.pk and page.depth > 2 and may_take_down(page, user):
        address = reverse("urgent_takedown", args=(page.pk,))
        yield HeaderButton(_("Urgent takedown"), address, icon_name="warning", priority=95)


@hooks.register("register_page_listing_more_buttons")
def takedown_row_button(page, user, next_url=None):
    if page.depth > 2 and may_take_down(page, user):
        address = reverse("urgent_takedown", args=(page.pk,))
        yield Button(_("Urgent takedown"), address, icon_name="warning", priority=95)


@hooks.register("register_log_actions")
def register_takedown_actions(actions):
    @actions.register_action(TAKEN)
    class TakenFormatter(LogFormatter):
        label = _("Urgent takedown")

        def format_message(self, entry):
            return _("Taken down at once: %(reason)s") % {"reason": entry.data["reason"]}

        def format_comment(self, entry):
            return entry.data["reason"]

    @actions.register_action(LIFTED)
    class LiftedFormatter(LogFormatter):
        label = _("Takedown lifted")

        def format_message(self, entry):
            return _("Published again after an urgent takedown")
