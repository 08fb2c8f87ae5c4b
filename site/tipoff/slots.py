"""Argon2 one at a time: each derivation takes 19 MiB and 20 ms, and a crowd must not take all.

Intake and lookup have slots of their own, so that a flood of guessed receipts cannot hold up tips.
"""

import base64
from threading import BoundedSemaphore

from django.conf import settings

from tipoff.vault import receipts
from tipoff.vault.receipts import ReceiptKeys

INTAKE = BoundedSemaphore(settings.ARGON2_INTAKE_SLOTS)
LOOKUP = BoundedSemaphore(settings.ARGON2_LOOKUP_SLOTS)


def derive(receipt: str, slot: BoundedSemaphore) -> ReceiptKeys:
    """The keys of a normalised receipt, waiting for a free slot of this process."""
    salt = base64.b64decode(settings.RECEIPT_SALT)
    with slot:
        return receipts.derive(receipt, salt)
