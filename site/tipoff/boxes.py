"""Half-done answers and opened follow-ups: sealed rows whose keys only cookies hold.

Sessions are not used on tip pages. A box's row is found by the hash of the key in its cookie and
opened by the key itself; without the browser's cookie the row says nothing, and it is gone after
its time. The cookie ends with the browser, is not readable by scripts and belongs to this host.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tipoff.models import Draft, SealedFile
from tipoff.vault import drafts
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import OpenError


@dataclass(frozen=True)
class Box:
    """One kind of box: its cookie's name, the context that its rows are sealed for, and how long
    what it holds may still be kept."""

    name: str
    context: str
    age: Callable[[dict], timedelta]

    @property
    def cookie(self) -> str:
        """`__Host-` binds the cookie to this very host, where the site has TLS."""
        return f"__Host-{self.name}" if settings.CSRF_COOKIE_SECURE else self.name

    def has_cookie(self, request) -> bool:
        """Whether the browser brought a key, good or not."""
        return self.cookie in request.COOKIES

    def load(self, request) -> dict | None:
        """What the box holds; None when there is none, or it has expired or been tampered with."""
        key = self._key(request)
        row = self._rows(key).first() if key else None
        return self._open(row, key) if row else None

    def change(self, request, change: Callable[[dict], None]) -> "Filled":
        """Apply `change` to the box's dict, under a lock, and keep it for its age from now.

        Without a box that opens, a new one is begun, under a new key.
        """
        with transaction.atomic():
            key = self._key(request)
            row = self._rows(key).select_for_update().first() if key else None
            held = self._open(row, key) if row else None
            if held is None:
                key, row, held = drafts.new_key(), None, {}
            change(held)
            self._save(row or Draft(key_hash=drafts.key_hash(key)), key, held)
        return Filled(self, held, key)

    def erase(self, request) -> None:
        """Delete the box's row."""
        key = self._key(request)
        if key:
            Draft.objects.filter(key_hash=drafts.key_hash(key)).delete()

    def forget(self, response) -> None:
        """Take the key out of the browser."""
        response.delete_cookie(self.cookie, path="/", samesite="Lax")

    def give(self, response, key: bytes) -> None:
        """Give the browser the key, until it is closed."""
        response.set_cookie(
            self.cookie,
            b64(key),
            path="/",
            secure=settings.CSRF_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

    def _key(self, request) -> bytes | None:
        try:
            return unb64(request.COOKIES.get(self.cookie), 32)
        except OpenError:
            return None

    def _rows(self, key: bytes):
        return Draft.objects.filter(key_hash=drafts.key_hash(key), expires_at__gt=timezone.now())

    def _open(self, row: Draft, key: bytes) -> dict | None:
        try:
            return json.loads(drafts.unseal(row.sealed, key, self.context))
        except OpenError:
            return None

    def _save(self, row: Draft, key: bytes, held: dict) -> None:
        row.sealed = drafts.seal(json.dumps(held).encode(), key, self.context)
        row.expires_at = timezone.now() + self.age(held)
        row.save()
        _renew_files(held, row.expires_at)


@dataclass(frozen=True)
class Filled:
    """A box after a change: what it holds, and the key to give to the browser."""

    box: Box
    held: dict
    key: bytes

    def give(self, response):
        """Set the cookie on `response` and return it."""
        self.box.give(response, self.key)
        return response


def _renew_files(held: dict, until: datetime) -> None:
    """Files that wait to be sent live as long as the box that holds their keys."""
    lists = (held.get("files"), held.get("answers", {}).get("files"))
    names = [file["id"] for found in lists if found for file in found["attached"]]
    if names:
        waiting = SealedFile.objects.filter(file_id__in=names, tip=None, expires_at__lt=until)
        waiting.update(expires_at=until)


def _draft_age(held: dict) -> timedelta:
    """A day; once sent, until its receipt is shown no more, whatever is looked at since."""
    if "sent" not in held:
        return settings.TIP_DRAFT_AGE
    left = settings.TIP_RECEIPT_SHOWN - timedelta(seconds=time.time() - held["sent"]["at"])
    # No longer either where the clock was set back since.
    return min(left, settings.TIP_RECEIPT_SHOWN)


def _followup_age(held: dict) -> timedelta:
    return settings.TIP_FOLLOWUP_AGE


DRAFT = Box("tip_draft", "answers", _draft_age)
FOLLOWUP = Box("tip_followup", "followup", _followup_age)
