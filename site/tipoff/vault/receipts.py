"""The receipt: the one secret that a citizen keeps, and the keys that grow out of it."""

import unicodedata
from dataclasses import dataclass

from tipoff.vault import primitives
from tipoff.vault.encoding import b64, canonical

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
GROUP = 4
PASSES = 2
MEMORY = 19 * 1024 * 1024
_SLIPS = str.maketrans("OIL", "011")


@dataclass(frozen=True)
class ReceiptKeys:
    """What one receipt opens: a lookup id (64 hex digits, stored), an X25519 pair whose public
    half alone is stored, and the key of the binding (32 bytes, never stored)."""

    lookup_id: str
    source_private: bytes
    source_public: bytes
    mac_key: bytes


def draw() -> str:
    """A new receipt: 80 random bits as `XXXX-XXXX-XXXX-XXXX` in Crockford's base32."""
    number = int.from_bytes(primitives.random_bytes(LENGTH * 5 // 8), "big")
    return _grouped("".join(ALPHABET[number >> 5 * i & 31] for i in reversed(range(LENGTH))))


def normalise(text: str) -> str | None:
    """What was typed as `XXXX-XXXX-XXXX-XXXX`, or None when it cannot be a receipt.

    Takes lower case, full-width forms, any spaces, dashes and dots, O for 0, I and L for 1.
    """
    upper = unicodedata.normalize("NFKC", text).upper().translate(_SLIPS)
    kept = "".join(c for c in upper if unicodedata.category(c)[0] not in "ZPC")
    return _grouped(kept) if len(kept) == LENGTH and set(kept) <= set(ALPHABET) else None


def derive(receipt: str, salt: bytes) -> ReceiptKeys:
    """The keys of a normalised `receipt` under the site's `salt` (any length, `RECEIPT_SALT`).

    One Argon2id call (19 MiB, 2 passes; about 20 ms), which lets other threads run.
    """
    site = primitives.digest("receipt/salt", salt)[: primitives.SALT_SIZE]
    secret = receipt.replace("-", "").encode("ascii")
    stretched = primitives.argon2id(secret, site, PASSES, MEMORY)
    source = primitives.box_pair(primitives.hkdf(stretched, "receipt/source"))
    return ReceiptKeys(
        lookup_id=primitives.hkdf(stretched, "receipt/lookup").hex(),
        source_private=source.private,
        source_public=source.public,
        mac_key=primitives.hkdf(stretched, "receipt/mac"),
    )


def bind(mac_key: bytes, tip_id: str, tip_public: bytes, source_public: bytes) -> bytes:
    """32 bytes that tie a tip's id and keys to its receipt; stored beside the tip."""
    named = {"tip": tip_id, "tip_key": b64(tip_public), "source_key": b64(source_public)}
    return primitives.keyed_digest(mac_key, "receipt/binding", canonical(named))


def check_binding(
    mac_key: bytes, binding: bytes, tip_id: str, tip_public: bytes, source_public: bytes
) -> bool:
    """Whether `binding` is this receipt's over exactly these, compared in constant time."""
    return primitives.same(binding, bind(mac_key, tip_id, tip_public, source_public))


def _grouped(code: str) -> str:
    return "-".join(code[i : i + GROUP] for i in range(0, LENGTH, GROUP))
