"""Signed heads of the journal, kept outside the database, so that no tail is cut off unnoticed.

The chain alone shows every change but one: entries missing at its end. Once an hour the last
entry's number and MAC go, signed, into a file that is only ever added to (`JOURNAL_HEADS_FILE`).
Whoever holds the database but not `JOURNAL_KEY` can neither rewrite the chain up to a kept head nor
make a head for a shorter one. Who can shorten the file too leaves it old: then its age shows it.
"""

import base64
import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from tipoff import blobs, journal
from tipoff.models import JournalEntry

# Heads are kept every hour by each of the server's processes: older means that none was.
STALE = timedelta(hours=3)
AT_ONCE = 500
# Ends a line that a power cut left without its end ("cancel"); no head has it.
TORN = "\x18"


@dataclass(frozen=True)
class Head:
    """The journal's last entry at a moment: number and MAC (hex); 0 and "" while it is empty."""

    at: str  # ISO 8601 with its zone
    number: int
    mac: str

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


def path() -> Path:
    """The file of heads: where the setting says, or beside the tips' second copies."""
    named = settings.JOURNAL_HEADS_FILE
    return Path(named) if named else blobs.store().root / "journal-heads"


def keep() -> Head:
    """Add the present head to the file; it is on the disk when this returns. `OSError` if not."""
    number, mac = journal.head() or (0, "")
    head = Head(timezone.now().isoformat(timespec="seconds"), number, mac)
    _append(path(), json.dumps(asdict(head) | {"signature": _signature(head)}) + "\n")
    return head


def kept() -> tuple[list[Head], list[int]]:
    """The heads of the file, oldest first, and the numbers of lines that are none of ours.

    A line that a power cut tore counts as neither.
    """
    if not path().exists():
        return [], []
    *lines, _ = path().read_text(encoding="utf-8", errors="replace").split("\n")
    whole = [(number, line) for number, line in enumerate(lines, 1) if not line.endswith(TORN)]
    read = [(number, _read(line)) for number, line in whole]
    return [head for _, head in read if head], [number for number, head in read if not head]


def faults() -> list[str]:
    """What the kept heads show against the journal as it is, and against their own age.

    What a restore took back is none: its own entry, which needs the key, tells of it.
    """
    heads, strange = kept()
    found = [f"line {number} of {path()} is no head of ours" for number in strange]
    restored = _restored_at()
    lost = [head for head in _lost(heads) if restored is None or head.moment > restored]
    found += [f"entry {head.number}, kept at {head.at}, is not there" for head in lost]
    if not heads:
        return [*found, f"no head is kept at {path()}"] if _is_old() else found
    newest = max(head.moment for head in heads)
    if newest < timezone.now() - STALE:
        found.append(f"the newest head in {path()} is of {newest}: it was cut, or none is kept")
    return found


def _lost(heads: Iterable[Head]) -> Iterator[Head]:
    """The heads that the journal does not hold any more, one for each entry."""
    asked = {(head.number, head.mac): head for head in heads if head.number}
    numbers = sorted({number for number, _ in asked})
    there = set()
    for start in range(0, len(numbers), AT_ONCE):
        rows = JournalEntry.objects.filter(seq__in=numbers[start : start + AT_ONCE])
        there |= {(seq, bytes(mac).hex()) for seq, mac in rows.values_list("seq", "mac")}
    return (asked[key] for key in sorted(asked.keys() - there))


def _is_old() -> bool:
    """Whether the journal began so long ago that a head must be there."""
    first = JournalEntry.objects.order_by("seq").first()
    return first is not None and first.at < timezone.now() - STALE


def _restored_at() -> datetime | None:
    """When a backup was last put back, by an entry that the journal's key made."""
    entry = journal.newest("", journal.Action.RESTORED)
    return entry.at if entry and journal.is_genuine(entry) else None


def _read(line: str) -> Head | None:
    try:
        told = json.loads(line)
        signature = told.pop("signature")
        head = Head(**told)
        is_ours = hmac.compare_digest(signature, _signature(head)) and head.moment
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return head if is_ours else None


def _signature(head: Head) -> str:
    """HMAC-SHA256 under a key of its own, made from the journal's."""
    key = hmac.digest(base64.b64decode(settings.JOURNAL_KEY), b"kept heads", hashlib.sha256)
    told = json.dumps(asdict(head), sort_keys=True).encode()
    return hmac.digest(key, told, hashlib.sha256).hex()


def _append(file: Path, line: str) -> None:
    """One write at the end, also while another process adds its own; then onto the disk."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        torn = size and os.pread(descriptor, 1, size - 1) != b"\n"
        os.write(descriptor, ((f"{TORN}\n" if torn else "") + line).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    blobs.sync_folder(file.parent)
