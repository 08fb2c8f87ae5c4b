"""What stays where a shredded tip's blob was, so that no backup and no blob brings the tip back.

A tombstone is a small file in a folder of its own beside the blobs, under the tip's id; a second
one stands for the tip's receipt, since another attempt with that receipt may have left a blob. It
tells nothing of the tip. It is signed: otherwise whoever can write the blob store could have the
database's copies shredded.
"""

import base64
import hashlib
import hmac
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

from django.conf import settings
from django.utils import timezone

from tipoff import blobs
from tipoff.models import Tip
from tipoff.vault import container, primitives
from tipoff.vault.encoding import canonical
from tipoff.vault.errors import OpenError

logger = logging.getLogger(__name__)
FOLDER = "gone"


def raise_over(tip: Tip) -> None:
    """Put tombstones on the disk for a tip and its receipt; `OSError` when that fails."""
    at = int(timezone.now().timestamp())
    for name in names(tip.tip_id, tip.lookup_id):
        head = {"gone": name, "at": at}
        store().write(name, container.pack({**head, "mac": _mac(head)}, []))


def stand_over(tip_id: str, lookup_id: str = "") -> bool:
    """Whether this tip, or the tip of this lookup id, was shredded."""
    return any(_read(name) for name in names(tip_id, lookup_id))


def every() -> Iterator[tuple[str, datetime]]:
    """The name and time of each genuine tombstone."""
    for name in store().names():
        head = _read(name)
        if head:
            yield name, datetime.fromtimestamp(head["at"], UTC)


def store() -> blobs.FileBlobs:
    """Where they stand: beside the folders of blobs, whose names have two characters."""
    return blobs.FileBlobs(blobs.store().root / FOLDER)


def names(tip_id: str, lookup_id: str = "") -> list[str]:
    """The names under which a tip's tombstones stand; the second is a keyed digest."""
    if not lookup_id:
        return [tip_id]
    digest = primitives.keyed_digest(_key(), "tombstone/lookup", lookup_id.encode())
    return [tip_id, digest.hex()[:32]]


def _read(name: str) -> dict | None:
    try:
        head, _ = container.unpack(store().read(name), 0)
        if hmac.compare_digest(head.pop("mac", ""), _mac(head)) and head["gone"] == name:
            return head
    except FileNotFoundError:
        return None
    except (OpenError, KeyError, TypeError):
        pass
    logger.error("tombstone %s is not genuine", name)
    return None


def _mac(head: dict) -> str:
    return hmac.digest(_key(), b"tombstone" + canonical(head), hashlib.sha256).hex()


def _key() -> bytes:
    return base64.b64decode(settings.JOURNAL_KEY)
