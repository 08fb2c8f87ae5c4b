"""The front page of the campaigns."""

from django.utils.translation import gettext_lazy as _

from publishing.pages import ContentsPage


class CampaignIndexPage(ContentsPage):
    """Phong trào: leads to movements, models, programmes, events and consultations."""

    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1
    template = ContentsPage.template

    class Meta:
        verbose_name = _("campaigns")
        verbose_name_plural = _("campaigns")
