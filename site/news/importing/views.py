"""The admin's pages for importing, and for the report that stays with the draft."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.models import Locale

from news.models import NewsArticlePage, NewsIndexPage

from . import drafts
from .forms import ImportForm
from .texts import grouped


def parent_for(user) -> NewsIndexPage | None:
    """The news list to which this person may add an article; the main language's first."""
    lists = NewsIndexPage.objects.order_by("path")
    main = Locale.get_default().pk
    for page in sorted(lists, key=lambda page: page.locale_id != main):
        if page.permissions_for_user(user).can_add_subpage():
            return page
    return None


class ImportView(FormView):
    """A Word file or a pasted text in, a draft and its report out."""

    form_class = ImportForm
    template_name = "news_admin/import.html"
    extra_context = {"page_title": _("Import from Word"), "header_icon": "upload"}

    def dispatch(self, request, *args, **kwargs):
        self.parent = parent_for(request.user)
        if self.parent is None:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        page = drafts.write(form.draft, form.source.images, self.parent, self.request.user)
        return redirect("news_import_report", page.pk)


class ReportView(TemplateView):
    """What the import removed, moved and found; it stays as long as the page's history."""

    template_name = "news_admin/import_report.html"

    def get_context_data(self, **kwargs):
        page = get_object_or_404(NewsArticlePage, pk=self.kwargs["page_id"])
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        notes = drafts.report_of(page)
        if notes is None:
            raise Http404
        return super().get_context_data(
            page=page.get_latest_revision_as_object(),
            groups=grouped(notes),
            edit_url=reverse("wagtailadmin_pages:edit", args=(page.pk,)),
            page_title=_("What the import did"),
            header_icon="upload",
        )


urlpatterns = [
    path("nhap-tu-word/", ImportView.as_view(), name="news_import"),
    path("nhap-tu-word/<int:page_id>/", ReportView.as_view(), name="news_import_report"),
]
