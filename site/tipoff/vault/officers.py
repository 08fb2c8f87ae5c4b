"""An officer's keys: one seed, wrapped under a passphrase that the program draws.

At run time this is done only in the officer's browser; Python does it for the offline commands,
the demonstration and the tests.
"""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tipoff.vault import primitives
from tipoff.vault.encoding import b64, canonical, parse, unb64
from tipoff.vault.errors import OpenError

PASSES = 3
MEMORY = 128 * 1024 * 1024
#: No wrap may ask more of the browser than this, whoever wrote it.
MOST_PASSES, MOST_MEMORY = 10, 1024 * 1024 * 1024
WORDS = 6
_MARKS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True)
class OfficerKeys:
    """The two pairs that grow out of a seed: X25519 for opening, Ed25519 for signing."""

    box: primitives.KeyPair
    sign: primitives.KeyPair


def new_seed() -> bytes:
    """A new officer's seed, 32 random bytes."""
    return primitives.random_bytes(primitives.KEY_SIZE)


def keys(seed: bytes) -> OfficerKeys:
    """The key pairs of a seed."""
    return OfficerKeys(
        box=primitives.box_pair(primitives.hkdf(seed, "officer/box")),
        sign=primitives.sign_pair(primitives.hkdf(seed, "officer/sign")),
    )


@cache
def words() -> tuple[str, ...]:
    """The 1,024 words that passphrases are drawn from: 10 bits each.

    Vietnamese syllables without marks, none that a Telex keyboard would turn into another.
    """
    listed = resources.files("tipoff.vault").joinpath("words.txt").read_text("ascii")
    return tuple(listed.split())


def draw_passphrase(count: int = WORDS) -> str:
    """A new passphrase: `count` words (five or more) with spaces between, 60 bits by default."""
    if count < 5:
        raise ValueError("a passphrase has five words or more")
    return " ".join(secrets.choice(words()) for _ in range(count))


def tidy(passphrase: str) -> bytes:
    """A passphrase as it is stretched: lower case, no marks (a keyboard may add them), single
    spaces."""
    bare = unicodedata.normalize("NFKD", passphrase.lower()).replace("đ", "d")
    return " ".join(_MARKS.sub("", bare).split()).encode("utf-8")


def wrap(
    secret: bytes, passphrase: str, owner: str, *, passes: int = PASSES, memory: int = MEMORY
) -> bytes:
    """A secret under Argon2id (`memory` in bytes) of a passphrase, as canonical JSON.

    `owner` (such as `authority:SCOPE`) must be named again to unwrap. The costs stand in the
    wrap and are authenticated with it.
    """
    salt = primitives.random_bytes(primitives.SALT_SIZE)
    head = {"purpose": "wrap", "v": 1, "passes": passes, "memory": memory, "salt": b64(salt)}
    key = primitives.argon2id(tidy(passphrase), salt, passes, memory)
    return canonical({**head, "sealed": b64(primitives.encrypt(secret, key, _bound(head, owner)))})


def unwrap(wrapped: bytes, passphrase: str, owner: str) -> bytes:
    """The secret in a wrap. Raises `OpenError`: `wrong-passphrase` (or another's wrap) or
    `malformed`."""
    head = parse(wrapped)
    sealed = unb64(head.pop("sealed", None))
    key = _stretched(head, passphrase)
    try:
        return primitives.decrypt(sealed, key, _bound(head, owner))
    except OpenError:
        raise OpenError("wrong-passphrase") from None


def wrap_officer(
    seed: bytes,
    root: bytes,
    passphrase: str,
    officer: str,
    *,
    passes: int = PASSES,
    memory: int = MEMORY,
) -> bytes:
    """An officer's vault: the seed and, pinned beside it, the root's public key.

    The browser keeps no store, so it is here that it finds again the root it was enrolled with: a
    server that shows another root cannot make it believe other certificates.
    """
    return wrap(seed + root, passphrase, f"officer:{officer}", passes=passes, memory=memory)


def unwrap_officer(wrapped: bytes, passphrase: str, officer: str) -> tuple[bytes, bytes]:
    """The seed and the pinned root of an officer's vault; raises `OpenError`."""
    secret = unwrap(wrapped, passphrase, f"officer:{officer}")
    if len(secret) != 2 * primitives.KEY_SIZE:
        raise OpenError("malformed")
    return secret[: primitives.KEY_SIZE], secret[primitives.KEY_SIZE :]


def fingerprint(box_key: bytes, sign_key: bytes, root: bytes) -> str:
    """What two people read to each other before a key is certified: six groups of five digits.

    About 100 bits of BLAKE2b-256 over both public keys and the root that the officer's vault pins:
    so that a server cannot have a new officer believe in a root of its own either.
    """
    number = int.from_bytes(primitives.digest("fingerprint", box_key + sign_key + root), "big")
    digits = str(number % 10**30).zfill(30)
    return " ".join(digits[i : i + 5] for i in range(0, 30, 5))


def _stretched(head: dict, passphrase: str) -> bytes:
    passes, memory = head.get("passes"), head.get("memory")
    if head.get("purpose") != "wrap" or head.get("v") != 1:
        raise OpenError("malformed")
    if type(passes) is not int or type(memory) is not int:
        raise OpenError("malformed")
    if not (1 <= passes <= MOST_PASSES and 8192 <= memory <= MOST_MEMORY):
        raise OpenError("malformed")
    salt = unb64(head.get("salt"), primitives.SALT_SIZE)
    return primitives.argon2id(tidy(passphrase), salt, passes, memory)


def _bound(head: dict, owner: str) -> bytes:
    return primitives.label("wrap") + canonical({**head, "owner": owner})
