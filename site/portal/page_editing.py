"""Wagtail's form of a page, but for a decision that comes too late."""

from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.admin.views.pages.edit import EditView


@method_decorator([never_cache, display_custom_404, require_admin_access], name="dispatch")
class EditPage(EditView):
    """Stands before Wagtail's at its address (`portal.urls`), under the same guard.

    Wagtail 7.4 answers 500 when a page is approved or sent back that somebody else has decided on
    meanwhile. Here nothing is saved and the reviewer is told, as the dashboard's buttons do.
    """

    def post(self, request, *args, **kwargs):
        """Save or act, as Wagtail does; a decision that cannot be taken any more is not."""
        if "action-workflow-action" not in request.POST or self._may_decide():
            return super().post(request, *args, **kwargs)
        told = gettext("The page '%(page_title)s' is not currently awaiting moderation.")
        told %= {"page_title": self.page.get_admin_display_title()}
        if self.expects_json_response:
            return self.json_error_response("invalid_revision", told)
        messages.error(request, told)
        return redirect(self.get_edit_url())

    def _may_decide(self) -> bool:
        task = self.page.current_workflow_task
        offered = task.get_actions(self.page, self.request.user) if task else []
        asked = self.request.POST.get("workflow-action-name")
        return asked in {name for name, _verbose, _modal in offered}
