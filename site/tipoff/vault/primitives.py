"""The few libsodium calls that the vault stands on, and its only source of randomness."""

import hashlib
import hmac
import os
from typing import NamedTuple

from nacl import bindings
from nacl.exceptions import CryptoError

from tipoff.vault.errors import OpenError

#: Stands before every derived key, signature and authenticated context of this format.
DOMAIN = b"mttq-vault/v1/"
KEY_SIZE = 32
SIGNATURE_SIZE = 64
NONCE_SIZE = 24
SALT_SIZE = 16


class KeyPair(NamedTuple):
    """A private key (or Ed25519 seed) and its public half, 32 bytes each."""

    private: bytes
    public: bytes


def random_bytes(size: int) -> bytes:
    """`size` unpredictable bytes."""
    return os.urandom(size)


def label(purpose: str) -> bytes:
    """The domain-separation prefix of `purpose`, ended by a zero byte."""
    return DOMAIN + purpose.encode("ascii") + b"\0"


def box_pair(private: bytes | None = None) -> KeyPair:
    """An X25519 pair: of the given 32-byte private key, or a new one."""
    private = random_bytes(KEY_SIZE) if private is None else private
    return KeyPair(private, bindings.crypto_scalarmult_base(private))


def sign_pair(seed: bytes | None = None) -> KeyPair:
    """An Ed25519 pair as (seed, public): of the given 32-byte seed, or a new one."""
    seed = random_bytes(KEY_SIZE) if seed is None else seed
    return KeyPair(seed, bindings.crypto_sign_seed_keypair(seed)[0])


def box_seal(plain: bytes, public: bytes) -> bytes:
    """libsodium's `crypto_box_seal`, its ephemeral key drawn from `random_bytes`."""
    once = box_pair()
    nonce = hashlib.blake2b(once.public + public, digest_size=NONCE_SIZE).digest()
    return once.public + bindings.crypto_box(plain, nonce, public, once.private)


def box_open(sealed: bytes, private: bytes) -> bytes:
    """What `box_seal` sealed; `OpenError("wrong-key")` when it does not open."""
    try:
        return bindings.crypto_box_seal_open(sealed, box_pair(private).public, private)
    except (CryptoError, ValueError, TypeError):
        raise OpenError("wrong-key") from None


def sign(purpose: str, message: bytes, seed: bytes) -> bytes:
    """A 64-byte Ed25519 signature over `label(purpose) + message`."""
    secret = bindings.crypto_sign_seed_keypair(seed)[1]
    return bindings.crypto_sign(label(purpose) + message, secret)[:SIGNATURE_SIZE]


def signature_holds(purpose: str, message: bytes, signature: bytes, public: bytes) -> bool:
    """Whether `signature` is `public`'s over this message for this purpose."""
    try:
        bindings.crypto_sign_open(signature + label(purpose) + message, public)
    except (CryptoError, ValueError, TypeError):
        return False
    return len(signature) == SIGNATURE_SIZE


def encrypt(plain: bytes, key: bytes, context: bytes) -> bytes:
    """XChaCha20-Poly1305 under a drawn nonce: nonce (24 bytes), ciphertext and tag."""
    nonce = random_bytes(NONCE_SIZE)
    seal = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt
    return nonce + seal(plain, context, nonce, key)


def decrypt(sealed: bytes, key: bytes, context: bytes) -> bytes:
    """What `encrypt` sealed in the same context; `OpenError("wrong-key")` otherwise."""
    nonce, body = sealed[:NONCE_SIZE], sealed[NONCE_SIZE:]
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(body, context, nonce, key)
    except (CryptoError, ValueError, TypeError):
        raise OpenError("wrong-key") from None


def hkdf(secret: bytes, purpose: str) -> bytes:
    """32 bytes by HKDF-SHA256 (RFC 5869) with an empty salt and `label(purpose)` as info."""
    extracted = hmac.digest(bytes(KEY_SIZE), secret, "sha256")
    return hmac.digest(extracted, label(purpose) + b"\x01", "sha256")


def argon2id(secret: bytes, salt: bytes, passes: int, memory: int) -> bytes:
    """32 bytes by Argon2id (one lane), `memory` in bytes, `salt` of 16 bytes."""
    return bindings.crypto_pwhash_alg(
        KEY_SIZE, secret, salt, passes, memory, bindings.crypto_pwhash_ALG_ARGON2ID13
    )


def keyed_digest(key: bytes, purpose: str, message: bytes) -> bytes:
    """HMAC-SHA256 over `label(purpose) + message`."""
    return hmac.digest(key, label(purpose) + message, "sha256")


def digest(purpose: str, message: bytes) -> bytes:
    """BLAKE2b-256 over `label(purpose) + message`."""
    return hashlib.blake2b(label(purpose) + message, digest_size=32).digest()


def same(one: bytes, other: bytes) -> bool:
    """Equality in constant time."""
    return hmac.compare_digest(one, other)
