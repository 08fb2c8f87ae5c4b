"""Answer where a tip would go now, and why; nothing is written."""

import json

from django.core.management.base import BaseCommand, CommandError

from places.models import Province, Ward
from tipoff.models import Category
from tipoff.models.states import URGENT_CATEGORIES
from tipoff.routing import Concerns, Question
from tipoff.selectors.area import current_ward, home_province
from tipoff.services import find_route


class Command(BaseCommand):
    """`manage.py route_tip --ward 20260 --province none --category theft --json`."""

    help = "Say which station a tip would go to, and why."

    def add_arguments(self, parser):
        parser.add_argument("--ward", required=True, metavar="CODE|none")
        parser.add_argument("--province", default="none", metavar="CODE|none")
        parser.add_argument("--category", required=True, choices=Category.values)
        parser.add_argument("--online", action="store_true")
        parser.add_argument("--urgent", action="store_true")
        parser.add_argument("--concerns", default="none", choices=[c.value for c in Concerns])
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, **options):
        found = find_route(self._question(options))
        reasons = [str(reason) for reason in found.decision.reasons]
        if options["as_json"]:
            answer = {"station": found.station.code, "name": found.station.name}
            answer |= {"kind": found.station.kind, "reasons": reasons}
            answer["sealed_to"] = [recipient.name for recipient in found.recipients]
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self.stdout.write(f"{found.station.code}\t{found.station.name}\t{', '.join(reasons)}")

    def _question(self, options) -> Question:
        ward = self._known(Ward, options["ward"])
        province = self._known(Province, options["province"])
        current, home = current_ward(ward), home_province()
        return Question(
            ward=current.code if current else None,
            province=current.province_id if current else province,
            category=options["category"],
            urgent=options["urgent"] or options["category"] in URGENT_CATEGORIES,
            concerns=Concerns(options["concerns"]),
            online=options["online"],
            home_province=home.code if home else None,
        )

    def _known(self, model, code: str) -> str | None:
        if code == "none":
            return None
        if not model.objects.filter(pk=code).exists():
            raise CommandError(f"There is no {model._meta.verbose_name} with the code {code}.")
        return code
