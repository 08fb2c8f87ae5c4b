"""Where editors meet the privacy check: on submitting, in the page's menu, in its history."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import HeaderButton
from wagtail.log_actions import LogFormatter

from common.pages import BasePage

from .findings import KEPT, open_findings
from .views import urlpatterns

SUBMITTING = ("action-submit", "action-restart-workflow")


@hooks.register("register_admin_urls")
def register_privacy_urls():
    return urlpatterns


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def show_findings_on_submitting(request, page):
    """Whoever submits sees the places at once; until they are answered nobody can publish."""
    is_submitting = any(name in request.POST for name in SUBMITTING)
    if is_submitting and isinstance(page, BasePage) and open_findings(page):
        return redirect("privacy_check", page.pk)
    return None


@hooks.register("register_page_header_buttons")
def privacy_button(page, user, view_name, next_url=None):
    if page.pk and issubclass(page.specific_class or object, BasePage) and page.depth > 1:
        address = reverse("privacy_check", args=(page.pk,))
        yield HeaderButton(_("Privacy check"), address, icon_name="view", priority=80)


@hooks.register("register_log_actions")
def register_privacy_action(actions):
    @actions.register_action(KEPT)
    class KeptFormatter(LogFormatter):
        label = _("Privacy check: words stay")

        def format_message(self, entry):
            words = ", ".join(f"“{kept['words']}”" for kept in entry.data["kept"])
            return _("%(words)s stays, because: %(reason)s") % {
                "words": words,
                "reason": entry.data["reason"],
            }

        def format_comment(self, entry):
            return entry.data["reason"]
