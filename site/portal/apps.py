from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class PortalConfig(AppConfig):
    name = "portal"
    # Two configurations stand in this module: without this Django takes neither, nor its ready().
    default = True
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal import checks  # noqa: F401
        from portal.accounts import receivers  # noqa: F401
        from portal.inline_scripts import mend_choosers
        from portal.unmarked_words import look_names_up

        mend_choosers()
        look_names_up()


class StaffUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user views, for Front staff only: officers are absent from them."""

    user_viewset = "portal.users.StaffUserViewSet"
