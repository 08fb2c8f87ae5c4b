"""The journal: who read or did what, in a chain that nobody can quietly mend.

Every entry carries an HMAC over its own content and the entry before it, with a key that is not in
the database (`JOURNAL_KEY`). A changed, missing or moved row breaks the chain; triggers refuse
UPDATE and DELETE besides. Nothing of a tip's content may stand in an entry: numbers, codes, sizes.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from tipoff.models import JournalEntry

# What the first entry names as its predecessor; UNIQUE(prev) allows one beginning only.
GENESIS = bytes(32)
# What a detail may say in letters: a code, a name of ours, a digest, a moment, and the number of a
# paper, as 12/QĐ-ĐT.
CODE = re.compile(r"[A-ZĐa-z0-9_.:+/-]{0,128}")
# Any number will do, as long as no other room takes the same advisory lock.
LOCK_NUMBER = 0x6A6F7572


class Action(StrEnum):
    """What can stand in the journal."""

    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock-failed"
    LOCKED = "locked"
    LIST_OPENED = "list-opened"
    HEADERS_RELEASED = "headers-released"
    TIP_OPENED = "tip-opened"
    BODY_RELEASED = "body-released"
    FILE_RELEASED = "file-released"
    CONTACT_RELEASED = "contact-released"
    STATE_CHANGED = "state-changed"
    REPLY_SENT = "reply-sent"
    STATUS_TOLD = "status-told"
    TIP_ASSIGNED = "tip-assigned"
    TIP_TRANSFERRED = "tip-transferred"
    TRANSFER_ACCEPTED = "transfer-accepted"
    TRANSFER_RETURNED = "transfer-returned"
    TRANSFER_FELL_BACK = "transfer-fell-back"
    TIP_TAKEN_OVER = "tip-taken-over"
    TIP_JOINED = "tip-joined"
    NOTE_KEPT = "note-kept"
    DUTY_PLANNED = "duty-planned"
    DUTY_REMOVED = "duty-removed"
    TIME_EXTENDED = "time-extended"
    TIP_HELD = "tip-held"
    TIP_RELEASED = "tip-released"
    TIP_SHREDDED = "tip-shredded"
    BACKED_UP = "backed-up"
    RESTORED = "restored"
    SECOND_FACTOR_RESET = "second-factor-reset"
    JOURNAL_OPENED = "journal-opened"
    TAKEN_IN = "taken-in"
    TIP_PRINTED = "tip-printed"
    LIST_EXPORTED = "list-exported"
    CONTACT_WITHDRAWN = "contact-withdrawn"
    MATTER_CONFIRMED = "matter-confirmed"
    MATTER_REOPENED = "matter-reopened"
    CERTIFICATE_REVOKED = "certificate-revoked"
    STATION_CERTIFIED = "station-certified"
    STATION_KEY_RENEWED = "station-key-renewed"
    STATION_KEY_SHARED = "station-key-shared"
    STATION_KEY_GRANTED = "station-key-granted"
    STATION_MERGED = "station-merged"
    TIP_KEYS_RESEALED = "tip-keys-resealed"
    AUTHORITY_SHARED = "authority-shared"
    OFFICER_ADDED = "officer-added"
    OFFICER_ENROLLED = "officer-enrolled"
    OFFICER_CERTIFIED = "officer-certified"
    OFFICER_LEFT = "officer-left"
    ROOT_PINNED = "root-pinned"
    KEYS_IMPORTED = "keys-imported"
    OVERSIGHT_OPENED = "oversight-opened"
    STATION_ADDED = "station-added"
    STATION_CHANGED = "station-changed"
    RULE_ADDED = "rule-added"
    RULE_REMOVED = "rule-removed"


@dataclass(frozen=True)
class Fault:
    """Where the chain breaks: the entry's number and what is wrong with it."""

    number: int
    what: str


def record(action: Action, *, actor: str, subject: str = "", **details) -> JournalEntry:
    """Append one entry and return it; `ValueError` for what could be somebody's words.

    `actor` is an officer's public id, "citizen" or "system", `subject` a tip's number; `details`
    are codes, counts and digests (JSON), never anybody's words. Call it last in a transaction: it
    takes the one lock that orders the chain and holds it until COMMIT.
    """
    _refuse_words(details)
    with transaction.atomic():
        _take_lock()
        last = JournalEntry.objects.order_by("-seq").only("seq", "mac").first()
        entry = JournalEntry(
            seq=last.seq + 1 if last else 1,
            at=timezone.now(),
            actor=actor,
            action=action,
            subject=subject,
            details=details,
            prev=bytes(last.mac) if last else GENESIS,
        )
        entry.mac = mac_of(entry)
        entry.save(force_insert=True)
    return entry


def _refuse_words(details: dict) -> None:
    """Let numbers, codes and digests pass: nothing with a space or a letter with marks."""
    for name, value in details.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and CODE.fullmatch(one):
                continue
            if not (one is None or isinstance(one, int)):
                raise ValueError(f"not for the journal: {name}")


def mac_of(entry: JournalEntry) -> bytes:
    """HMAC-SHA256 over the predecessor's MAC and the entry's canonical content."""
    message = bytes(entry.prev) + canonical(entry)
    return hmac.digest(_key(), message, hashlib.sha256)


def is_genuine(entry: JournalEntry) -> bool:
    """Whether the journal's key made this entry as it stands."""
    return hmac.compare_digest(bytes(entry.mac), mac_of(entry))


def newest(subject: str, *actions: Action) -> JournalEntry | None:
    """The last entry of these actions about a subject; check it by `is_genuine`."""
    found = JournalEntry.objects.filter(subject=subject, action__in=actions)
    return found.order_by("-seq").first()


def canonical(entry: JournalEntry) -> bytes:
    """The entry's content in the one spelling that is signed: JSON, sorted, ASCII, UTC."""
    content = {
        "seq": entry.seq,
        "at": _utc(entry.at),
        "actor": entry.actor,
        "action": str(entry.action),
        "subject": entry.subject,
        "details": entry.details,
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def head() -> tuple[int, str] | None:
    """The last entry's number and MAC (hex), to be kept elsewhere; None while nothing is there."""
    last = JournalEntry.objects.order_by("-seq").first()
    return (last.seq, bytes(last.mac).hex()) if last else None


def faults(known_head: tuple[int, str] | None = None) -> list[Fault]:
    """Every break of the chain; with a head kept elsewhere, a cut tail is found too."""
    entries = JournalEntry.objects.order_by("seq").iterator(chunk_size=1000)
    found = list(_chain_faults(entries))
    if known_head and not _holds(known_head):
        found.append(Fault(known_head[0], "the entry that the kept head names is not there"))
    return found


def _chain_faults(entries: Iterable[JournalEntry]) -> Iterator[Fault]:
    number, mac = 0, GENESIS
    for entry in entries:
        if entry.seq != number + 1:
            yield Fault(number + 1, f"missing (the next entry there is {entry.seq})")
        if bytes(entry.prev) != mac:
            yield Fault(entry.seq, "does not follow the entry before it")
        if not is_genuine(entry):
            yield Fault(entry.seq, "its content was changed")
        number, mac = entry.seq, bytes(entry.mac)


def _holds(known_head: tuple[int, str]) -> bool:
    number, mac = known_head
    entry = JournalEntry.objects.filter(seq=number).first()
    return entry is not None and bytes(entry.mac).hex() == mac


def _take_lock() -> None:
    """Order the writers. SQLite needs nothing: its transactions begin IMMEDIATE (settings)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_NUMBER])


def _key() -> bytes:
    return base64.b64decode(settings.JOURNAL_KEY)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
