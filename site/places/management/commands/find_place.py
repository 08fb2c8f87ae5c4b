"""`manage.py find_place TEXT` or `--batch`: what the citizen's place question would offer."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError

from places import matcher


class Command(BaseCommand):
    help = "Find the wards that a typed place may mean, best first. Nothing typed is kept."

    def add_arguments(self, parser):
        parser.add_argument("text", nargs="?", help="a place as somebody types it")
        parser.add_argument("--json", action="store_true", help="answer one JSON list")
        parser.add_argument(
            "--batch", action="store_true", help="read lines, answer one JSON list a line"
        )
        parser.add_argument("--home", metavar="CODE", help="province that ranks first among equals")
        parser.add_argument("--limit", type=int, default=8)

    def handle(self, *args, text, batch, home, limit, **options):
        if batch == (text is not None):
            raise CommandError("Give either a text or --batch.")
        if batch:
            self._answer_lines(home, limit)
            return
        found = matcher.find(text, home_province=home, limit=limit)
        if options["json"]:
            self.stdout.write(_json(found))
        else:
            self._show(found)

    def _answer_lines(self, home, limit):
        index = matcher.current_index()
        # Bytes, since only a line feed ends a line here: other controls belong to the text.
        for line in sys.stdin.buffer:
            text = line.rstrip(b"\r\n").decode("utf-8", errors="replace")
            found = matcher.find_in(index, text, home_province=home, limit=limit)
            self.stdout.write(_json(found))
            self.stdout.flush()

    def _show(self, found):
        for one in found or ():
            sure = " (exact)" if one.exact else ""
            self.stdout.write(f"{one.code} {one.kind} {one.name}, {one.province}{sure}")
            self.stdout.write(f"      {one.matched}")
        if not found:
            self.stdout.write("nothing found")


def _json(found) -> str:
    return json.dumps([_fields(one) for one in found], ensure_ascii=False)


def _fields(one: matcher.Candidate) -> dict:
    return {
        "code": one.code,
        "name": one.name,
        "kind": one.kind,
        "full_name": f"{one.kind} {one.name}",
        "province": one.province,
        "province_code": one.province_code,
        "was": list(one.was),
        "matched": one.matched,
        "exact": one.exact,
        "score": one.score,
    }
