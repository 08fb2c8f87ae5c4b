"""Every secret of the demonstration: fixed, and public by design.

None of it guards anything. Production refuses a database that holds these accounts or keys, and a
root key that is this one. All bytes grow from labels, so that every machine has the same ones.
"""

import hashlib
from base64 import b64encode


def seed(label: str) -> bytes:
    """32 bytes that anyone can make again from a label."""
    return hashlib.blake2b(f"demonstration/{label}".encode(), digest_size=32).digest()


def base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")


# The public half of the Ed25519 pair that `seed("root")` gives.
ROOT_KEY = "BtKXRn6+IENqTyW4W7WSu8PKUkvw9rprwU8j6y4e8TI="
RECEIPT_SALT = base64(seed("receipt-salt")[:16])
JOURNAL_KEY = base64(seed("journal"))
LIMIT_KEY = base64(seed("limit"))

PASSWORD = "dung-thu-an-toan-2026"  # noqa: S105
# The receipt of one demonstration tip, so that anyone can try the lookup.
RECEIPT = "DEMA-7H1T-N0B4-0T1N"
