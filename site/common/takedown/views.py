"""The admin's page of Gỡ khẩn: a reason and one button; for managers, the way back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.validators import MinLengthValidator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.models import Page

from . import services

MAY_TAKE, MAY_LIFT = "common.add_takedown", "common.change_takedown"


class TakedownForm(forms.Form):
    """Why the page has to go."""

    reason = forms.CharField(
        label=_("Why it has to go at once"),
        max_length=500,
        validators=[MinLengthValidator(5, _("Say it in a few words."))],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the page's history."),
    )


def may_take_down(page: Page, user) -> bool:
    """Whether this person may take this page down: an approver, of a page that is published."""
    return user.has_perm(MAY_TAKE) and page.permissions_for_user(user).can_unpublish()


class TakedownView(View):
    """GET asks the reason, or tells of the takedown that stands; POST takes down."""

    template_name = "common_admin/takedown.html"

    def dispatch(self, request, page_id):
        if not request.user.has_perm(MAY_TAKE):
            raise PermissionDenied
        self.page = get_object_or_404(Page, pk=page_id, depth__gt=2).specific
        self.takedown = services.open_takedown(self.page)
        if not self.takedown and not may_take_down(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request)

    def get(self, request):
        return self.answer(TakedownForm())

    def post(self, request):
        form = TakedownForm(request.POST)
        if self.takedown or not form.is_valid():
            return self.answer(form)
        takedown = services.take_down(self.page, form.cleaned_data["reason"], request.user)
        if takedown.images:
            messages.warning(
                request, _("The page is down. Some pictures could not be removed; it is retried.")
            )
        else:
            messages.success(request, _("The page is down, with its pictures."))
        return redirect("urgent_takedown", self.page.pk)

    def answer(self, form):
        context = {
            "page": self.page,
            "form": form,
            "takedown": self.takedown,
            "may_lift": self.request.user.has_perm(MAY_LIFT),
            "edit_url": reverse("wagtailadmin_pages:edit", args=(self.page.pk,)),
            "page_title": _("Urgent takedown"),
            "header_icon": "warning",
        }
        return TemplateResponse(self.request, self.template_name, context)


class LiftView(View):
    """POST publishes the page again, once it was looked at."""

    def post(self, request, page_id):
        page = get_object_or_404(Page, pk=page_id).specific
        takedown = services.open_takedown(page)
        may_publish = page.permissions_for_user(request.user).can_publish()
        if takedown is None or not may_publish or not request.user.has_perm(MAY_LIFT):
            raise PermissionDenied
        services.lift(takedown, request.user)
        messages.success(request, _("The page is published again."))
        return redirect("wagtailadmin_pages:edit", page.pk)


urlpatterns = [
    path("go-khan/<int:page_id>/", TakedownView.as_view(), name="urgent_takedown"),
    path("go-khan/<int:page_id>/dang-lai/", LiftView.as_view(), name="lift_takedown"),
]
