"""Run inside a portal: put one word into each store, as a careless line of code would.

In: {store: word}. The search that finds nothing of a tip must find each of these.
"""

import json
import logging
import sys
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.mail import send_mail  # noqa: E402
from django.utils import timezone  # noqa: E402

from tipoff.models import Draft, JournalEntry  # noqa: E402, F401


def plant_session(word: str) -> None:
    session = SessionStore()
    session["note"] = f"{word} " * 40
    session.save()


def plant_database(word: str) -> None:
    # An expired one would be swept away while the search goes on.
    later = timezone.now() + timedelta(days=1)
    Draft.objects.create(key_hash=word[:60], sealed=b"x", expires_at=later)


def plant_file(folder: Path, word: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "planted").write_text(word)


PLANTERS = {
    "database": plant_database,
    "session": plant_session,
    "cache": lambda word: cache.set("planted", {"typed": word * 30}),
    "mail": lambda word: send_mail(word, word, "a@example.vn", ["b@example.vn"]),
    "log": lambda word: logging.getLogger("planted").info("typed: %s", word),
    "media": lambda word: plant_file(settings.MEDIA_ROOT, word),
    "blobs": lambda word: plant_file(settings.VAR_DIR / "blobs", word),
}

words = json.load(sys.stdin)
for store, word in words.items():
    PLANTERS[store](word)
json.dump(sorted(words), sys.stdout)
