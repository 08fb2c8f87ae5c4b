"""The admin's page on which an editor makes links of the citations in a page's text."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.models import Page

from .offers import accept, offers_for


class LinkCitations(TemplateView):
    """Lists the citations that have a document here; those that are ticked become links.

    The links are a new revision of the draft: history shows it, and takes it back.
    """

    template_name = "news_admin/link_citations.html"

    @cached_property
    def page(self) -> Page:
        """The draft as it was last saved, with its own fields."""
        page = get_object_or_404(Page, pk=self.kwargs["page_id"])
        tester = page.permissions_for_user(self.request.user)
        if not tester.can_edit() or tester.page_locked():
            raise PermissionDenied
        return page.get_latest_revision_as_object()

    @property
    def edit_url(self) -> str:
        """Where the editor came from."""
        return reverse("wagtailadmin_pages:edit", args=(self.page.pk,))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            page=self.page,
            offers=offers_for(self.page),
            revision=self.page.latest_revision_id or "",
            edit_url=self.edit_url,
            page_title=_("Citations of the law"),
            page_subtitle=self.page.get_admin_display_title(),
            header_icon="link",
        )

    def post(self, request, *args, **kwargs):
        if request.POST.get("revision", "") != str(self.page.latest_revision_id or ""):
            messages.warning(request, _("The text was changed meanwhile: look again."))
            return redirect(request.path)
        count = accept(self.page, set(request.POST.getlist("offer")))
        if count:
            self.page.save_revision(user=request.user, log_action=True)
            said = ngettext("%(count)d link was made.", "%(count)d links were made.", count)
            messages.success(request, said % {"count": count})
        return redirect(self.edit_url)


urlpatterns = [
    path("dan-luat/<int:page_id>/", LinkCitations.as_view(), name="news_link_citations"),
]
