from django.apps import AppConfig


class TipoffConfig(AppConfig):
    name = "tipoff"
    default_auto_field = "django.db.models.BigAutoField"
