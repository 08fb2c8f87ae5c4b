"""Plain-language guides to the law."""

from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from publishing.pages import ListPage
from publishing.related import RelatedRow

from .basis import BasisRow
from .reviewed import ExplainedPage


class GuideIndexPage(ListPage):
    """The list of guides."""

    list_kind = "guide"
    parent_page_types = ["news.LegalIndexPage"]
    subpage_types = ["news.LegalGuidePage"]
    max_count_per_parent = 1
    template = ListPage.template

    class Meta:
        verbose_name = _("list of guides")
        verbose_name_plural = _("lists of guides")


class LegalGuidePage(ExplainedPage):
    """The law in plain words, with the articles that it stands on."""

    catalogue_kind = "guide"
    fallback_slug = "tim-hieu"
    parent_page_types = ["news.GuideIndexPage"]
    template = "pages/legal_guide.html"

    class Meta:
        verbose_name = _("legal guide")
        verbose_name_plural = _("legal guides")


class GuideBasis(BasisRow):
    """What a guide stands on."""

    page = ParentalKey(LegalGuidePage, related_name="legal_basis")


class GuideRelated(RelatedRow):
    """A page named at the foot of a guide."""

    page = ParentalKey(LegalGuidePage, related_name="related_pages")
