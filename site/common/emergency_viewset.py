"""The emergency banner in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from common.models import EmergencyBanner


class EmergencyBannerViewSet(ModelViewSet):
    """Banners, newest first; who may publish pages may raise one."""

    model = EmergencyBanner
    name = "canh-bao"
    menu_label = _("Emergency banner")
    icon = "warning"
    menu_order = 600
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ("title", Column("state", label=_("State")), "level", "live_from", "live_until")
    ordering = ("-live_from", "-pk")
    panels = (
        FieldPanel("level"),
        FieldPanel("title"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("live_from"), FieldPanel("live_until")], heading=_("When")),
        MultiFieldPanel(
            [PageChooserPanel("link_page"), FieldPanel("link_url")], heading=_("Read more")
        ),
        MultiFieldPanel([FieldPanel("title_en"), FieldPanel("text_en")], heading=_("In English")),
    )
