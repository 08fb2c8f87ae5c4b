"""What `campaigns` adds to Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel

from campaigns.consultations.models import Opinion
from common.sending_viewset import SendingViewSet


class OpinionViewSet(SendingViewSet):
    """Opinions on drafts, moderated: shown, or not shown with a reason."""

    model = Opinion
    name = "y-kien-gop-y"
    menu_label = _("Opinions on drafts")
    icon = "comment"
    menu_order = 630
    list_display = ("__str__", "consultation", "theme_title", "state", "may_show", "is_unverified")
    list_filter = ("state", "consultation", "may_show", "is_unverified", "sent_at")
    panels = (
        FieldPanel("consultation", read_only=True),
        FieldPanel("theme_title", read_only=True),
        FieldPanel("state"),
        FieldPanel("reason"),
        FieldPanel("may_show", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("shown_text"),
        *SendingViewSet.panels[2:],
    )


@hooks.register("register_admin_viewset")
def register_opinions():
    return OpinionViewSet()
