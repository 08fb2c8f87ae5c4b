"""How often pages were read: of the whole site, with the pages read most, and of one page."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from publishing.counting import selectors

from . import chart

#: The spans that may be chosen, in days; the first where none or another is.
SPANS = (30, 90)
SHOWN = 20
MAY_EDIT = {"add", "change", "publish"}


def may_see(user) -> bool:
    """Whether this person writes, edits or approves pages anywhere."""
    return page_permission_policy.user_has_any_permission(user, MAY_EDIT)


class ReadershipView(View):
    """GET: a chart of the last days of the whole site, and the pages read most in them."""

    page_title = _("Views of pages")
    template_name = "home_admin/readership.html"

    def get(self, request):
        if not may_see(request.user):
            raise PermissionDenied
        today, days = timezone.localdate(), self.span()
        most = selectors.most_read(today, days, SHOWN)
        return self.answer(selectors.by_day(today, days), days, most=most)

    def span(self) -> int:
        asked = self.request.GET.get("ngay", "")
        return next((days for days in SPANS if str(days) == asked), SPANS[0])

    def answer(self, numbers, days: int, **more) -> TemplateResponse:
        context = {
            "page_title": self.page_title,
            "header_icon": "view",
            "days": days,
            "spans": SPANS,
            "chart": chart.draw(numbers),
            "numbers": numbers[::-1],
            "total": sum(number for _day, number in numbers),
            **more,
        }
        return TemplateResponse(self.request, self.template_name, context)


class PageReadershipView(ReadershipView):
    """GET: the same chart of one page, for whoever may see that page in the admin."""

    def get(self, request, page_id):
        page = get_object_or_404(Page, pk=page_id, depth__gt=1)
        seen = page_permission_policy.explorable_instances(request.user)
        if not may_see(request.user) or not seen.filter(pk=page.pk).exists():
            raise PermissionDenied
        days = self.span()
        return self.answer(selectors.by_day(timezone.localdate(), days, page.pk), days, page=page)


urlpatterns = [
    path("bao-cao/luot-xem/", ReadershipView.as_view(), name="readership"),
    path("luot-xem/<int:page_id>/", PageReadershipView.as_view(), name="page_readership"),
]
