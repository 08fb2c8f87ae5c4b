"""The admin's page of the privacy check: each place highlighted, with room for a reason."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.models import Page

from . import services
from .findings import open_findings
from .forms import ALL, ReasonsForm

MEANINGS = {
    "label": _("a word that brands people"),
    "initials": _("initials with a birth year or a small place: neighbours will know"),
    "phone": _("a private telephone number"),
    "id_number": _("an identity number"),
    "account": _("a private bank account"),
    "minor": _("a child that can be recognised"),
    "address": _("a home address"),
}


class PrivacyCheckView(FormView):
    """Lists the open places of the latest version and takes the reasons."""

    form_class = ReasonsForm
    template_name = "common_admin/privacy_check.html"

    def dispatch(self, request, *args, **kwargs):
        page = get_object_or_404(Page, pk=kwargs["page_id"])
        allowed = page.specific_deferred.permissions_for_user(request.user)
        if not (allowed.can_edit() or allowed.can_publish()):
            raise PermissionDenied
        self.page = page.get_latest_revision_as_object()
        self.findings = open_findings(self.page)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"findings": self.findings}

    def form_valid(self, form):
        services.keep(self.page, form.reasons(), self.request.user)
        if open_findings(self.page):
            return redirect("privacy_check", self.page.pk)
        messages.success(self.request, _("The reasons are kept. The page may be published now."))
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        rows = [(finding, MEANINGS[finding.category], field) for finding, field in form.rows()]
        return context | {
            "page": self.page,
            "rows": rows,
            "for_all": form[ALL],
            "edit_url": reverse("wagtailadmin_pages:edit", args=(self.page.pk,)),
            "page_title": _("Privacy check"),
            "header_icon": "view",
        }


urlpatterns = [
    path("rieng-tu/<int:page_id>/", PrivacyCheckView.as_view(), name="privacy_check"),
]
