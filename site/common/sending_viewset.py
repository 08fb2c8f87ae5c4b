"""How readers' letters and questions stand in Wagtail's admin."""

from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy


class NobodyAdds(ModelPermissionPolicy):
    """What readers send comes from readers alone."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)


class SendingViewSet(ModelViewSet):
    """A list by state and date. Staff change the state alone: the words are the sender's."""

    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ("__str__", "name", "state", "is_unverified")
    list_filter = ("state", "is_unverified", "sent_at")
    ordering = ("-sent_at", "-pk")
    list_per_page = 50
    # No search: what is found by typing names would be a register of people.
    search_fields = None
    panels = (
        FieldPanel("state"),
        FieldPanel("text", read_only=True),
        FieldPanel("name", read_only=True),
        FieldPanel("reply_to", read_only=True),
        FieldPanel("language", read_only=True),
        FieldPanel("is_unverified", read_only=True),
        FieldPanel("sent_at", read_only=True),
    )

    @property
    def permission_policy(self):
        return NobodyAdds(self.model)
