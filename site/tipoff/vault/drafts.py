"""Half-done answers, sealed under a key that only the citizen's cookie holds."""

from tipoff.vault import primitives
from tipoff.vault.padding import pad, unpad


def new_key() -> bytes:
    """A draft's key, 32 random bytes: for the cookie, never stored on the server."""
    return primitives.random_bytes(primitives.KEY_SIZE)


def key_hash(key: bytes) -> str:
    """64 hex digits by which the server finds a draft; the key does not follow from it."""
    return primitives.digest("draft/lookup", key).hex()


def seal(plain: bytes, key: bytes, context: str) -> bytes:
    """`plain`, padded to 4 KiB, by XChaCha20-Poly1305; `context` (such as `answers`) must be
    named again to open it, so that one kind of draft cannot stand for another."""
    return primitives.encrypt(pad(plain), key, _bound(key, context))


def unseal(sealed: bytes, key: bytes, context: str) -> bytes:
    """What `seal` was given; `OpenError` when key or context differ or a byte was changed."""
    return unpad(primitives.decrypt(sealed, key, _bound(key, context)))


def _bound(key: bytes, context: str) -> bytes:
    return primitives.label("draft") + f"{key_hash(key)}/{context}".encode()
