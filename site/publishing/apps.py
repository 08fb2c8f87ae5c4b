from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PublishingConfig(AppConfig):
    name = "publishing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import receivers, triggers
        from .search import following, tables

        receivers.connect()
        following.connect()
        post_migrate.connect(triggers.ensure, sender=self, dispatch_uid="publishing_triggers")
        post_migrate.connect(tables.ensure, sender=self, dispatch_uid="publishing_search")
