"""Make the editors' roles and the workflow."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Site

from common.roles import ROLES, set_up


class Command(BaseCommand):
    """Idempotent: run again after an upgrade, it adds what is new."""

    help = "Make the editors' roles and the workflow Biên tập → Kiểm duyệt → Xuất bản."

    @transaction.atomic
    def handle(self, **options):
        site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
        if site is None:
            raise CommandError("There is no site yet: run setup_site first.")
        set_up(*site.root_page.get_translations(inclusive=True))
        self.stdout.write("Roles: " + ", ".join(role.name for role in ROLES))
