"""Choosing a ward or a former unit in the admin: 3,300 and 10,700 rows are too many for a list."""

from django import forms
from django.db.models import Case, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from common.models import SiteSettings
from places import matcher
from places.models import FormerUnit, Ward

LIMIT = 30


def wards_named(text: str) -> list[str]:
    """Codes of the wards that a text can mean, best first, the home province's before others."""
    home = SiteSettings.load().home_province_id
    return [found.code for found in matcher.find(text, home_province=home, limit=LIMIT)]


class PlaceFilterForm(BaseFilterForm):
    """One box; the names of today or of before, with or without marks."""

    q = forms.CharField(
        label=_("Name"),
        widget=forms.TextInput(attrs={"placeholder": _("Name of today or of before")}),
        required=False,
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        text = self.cleaned_data.get("q")
        if not text:
            return objects
        self.is_searching, self.search_query = True, text
        return self.find(objects, text)


class WardFilterForm(PlaceFilterForm):
    """Finds wards as the citizen's form does."""

    def find(self, objects, text):
        codes = wards_named(text)
        ranks = [When(pk=code, then=rank) for rank, code in enumerate(codes)]
        return objects.filter(pk__in=codes).order_by(Case(*ranks, default=LIMIT), "pk")


class FormerUnitFilterForm(PlaceFilterForm):
    """Finds former units by their own name, and those that became a ward that is meant."""

    def find(self, objects, text):
        meant = Q(name__icontains=text) | Q(successors__in=wards_named(text))
        return objects.filter(meant).distinct()


class _WardView:
    filter_form_class = WardFilterForm

    def get_object_list(self):
        return Ward.objects.current().select_related("province")

    @property
    def columns(self):
        return [*super().columns, Column("province", label=_("Province"), accessor="province")]


class _FormerUnitView:
    filter_form_class = FormerUnitFilterForm

    def get_object_list(self):
        return FormerUnit.objects.select_related("parent", "province").order_by("name", "pk")

    @property
    def columns(self):
        return [
            *super().columns,
            Column("parent", label=_("Lay in"), accessor="parent"),
            Column("province", label=_("Now in"), accessor="province"),
        ]


class ChooseWard(_WardView, ChooseView):
    """The chooser's window."""


class ChooseWardResults(_WardView, ChooseResultsView):
    """Its results while one types."""


class ChooseFormerUnit(_FormerUnitView, ChooseView):
    """The chooser's window."""


class ChooseFormerUnitResults(_FormerUnitView, ChooseResultsView):
    """Its results while one types."""


class WardChooserViewSet(ChooserViewSet):
    """Chooses a present ward."""

    model = Ward
    icon = "site"
    choose_one_text = _("Choose a ward")
    choose_another_text = _("Choose another ward")
    choose_view_class = ChooseWard
    choose_results_view_class = ChooseWardResults


class FormerUnitChooserViewSet(ChooserViewSet):
    """Chooses a ward, district or province of before."""

    model = FormerUnit
    icon = "history"
    choose_one_text = _("Choose a former name")
    choose_another_text = _("Choose another former name")
    choose_view_class = ChooseFormerUnit
    choose_results_view_class = ChooseFormerUnitResults


ward_chooser = WardChooserViewSet("ward_chooser", url_prefix="chon-phuong-xa")
former_unit_chooser = FormerUnitChooserViewSet("former_unit_chooser", url_prefix="chon-ten-cu")
