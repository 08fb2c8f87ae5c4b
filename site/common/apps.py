from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "common"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from common import receivers
        from common.clearance import gate
        from common.guard import checks  # noqa: F401

        receivers.connect()
        gate.install()
