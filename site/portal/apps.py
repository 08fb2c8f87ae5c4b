from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class PortalConfig(AppConfig):
    name = "portal"
    default_auto_field = "django.db.models.BigAutoField"


class StaffUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user views, for Front staff only: officers are absent from them."""

    user_viewset = "portal.users.StaffUserViewSet"
