"""Reports for staff: what should be mended."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy


def undescribed(user) -> QuerySet:
    """Pictures without a description that this person may mend, newest first."""
    seen = permission_policy.instances_user_has_any_permission_for(user, ["change"])
    return seen.filter(description="").order_by("-created_at", "-pk")


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
