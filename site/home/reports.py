"""Reports for staff: what should be mended."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import PageReportView, ReportView
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy

from news.documents.selectors import to_attend_to
from news.models import LegalDocument

#: How long before a document ends staff are told.
SOON = timedelta(days=30)


def undescribed(user) -> QuerySet:
    """Pictures without a description that this person may mend, newest first."""
    seen = permission_policy.instances_user_has_any_permission_for(user, ["change"])
    return seen.filter(description="").order_by("-created_at", "-pk")


def documents_to_check() -> QuerySet:
    """Legal documents of which readers are told nothing certain, or that end soon."""
    return to_attend_to(timezone.localdate() + SOON)


class UndescribedImages(ReportView):
    """Pictures of the library that nobody has described for those who cannot see them."""

    model = get_image_model()
    permission_policy = permission_policy
    any_permission_required = ("change",)
    page_title = _("Images without a description")
    header_icon = "image"
    index_url_name = "undescribed_images"
    index_results_url_name = "undescribed_images_results"
    edit_url_name = "wagtailimages:edit"
    columns = (
        TitleColumn("title", label=_("Title"), url_name="wagtailimages:edit"),
        Column("uploaded_by_user", label=_("Uploaded by")),
        DateColumn("created_at", label=_("Uploaded")),
    )
    list_export = ("title", "uploaded_by_user", "created_at")

    def get_queryset(self):
        return undescribed(self.request.user).select_related("uploaded_by_user")


class DocumentsToCheck(PageReportView):
    """Legal documents whose validity somebody should compare with the official text."""

    model = LegalDocument
    page_title = _("Legal documents to check")
    header_icon = "doc-full-inverse"
    index_url_name = "documents_to_check"
    index_results_url_name = "documents_to_check_results"
    any_permission_required = ("add", "change", "publish")
    columns = (
        TitleColumn("title", label=_("Title"), url_name="wagtailadmin_pages:edit"),
        Column("number", label=_("Document number")),
        Column("validity", label=_("Validity"), accessor="validity.label"),
        DateColumn("checked_on", label=_("Checked")),
        DateColumn("ended_on", label=_("Ends")),
    )
    list_export = ("title", "number", "validity.label", "checked_on", "ended_on", "official_url")

    def get_queryset(self):
        return documents_to_check()


REPORTS = {"anh-chua-mo-ta": UndescribedImages, "van-ban-can-kiem-tra": DocumentsToCheck}
