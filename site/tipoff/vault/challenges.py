"""A nonce that only the holder of an officer's key can read: proof that the vault is open."""

from tipoff.vault import envelopes, primitives
from tipoff.vault.encoding import b64, unb64

PURPOSE = "challenge"
NONCE_SIZE = 32


def new_nonce() -> bytes:
    """32 random bytes, kept in the login's session until answered once."""
    return primitives.random_bytes(NONCE_SIZE)


def seal_nonce(nonce: bytes, officer: str, login: str, box_key: bytes) -> bytes:
    """`nonce` sealed to the officer's box key.

    `officer` is the id in the officer's certificate; `login` any string that names this login (for
    instance a hash of the session key), so that one login's nonce is no other's.
    """
    context = {"officer": officer, "login": login}
    return envelopes.seal(PURPOSE, context, b64(nonce), box_key, text=False)


def open_nonce(sealed: bytes, officer: str, login: str, private: bytes) -> bytes:
    """The nonce, as the officer's browser opens it. Raises `OpenError`."""
    context = {"officer": officer, "login": login}
    data = envelopes.unseal(PURPOSE, context, sealed, private, text=False)
    return unb64(data, NONCE_SIZE)


def answer(nonce: bytes) -> bytes:
    """What the browser sends back: 32 bytes that show the nonce was read."""
    return primitives.keyed_digest(nonce, "challenge/answer", b"")


def check_answer(nonce: bytes, given: bytes) -> bool:
    """Whether `given` answers `nonce`, in constant time."""
    return primitives.same(answer(nonce), given)
