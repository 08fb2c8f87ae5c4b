"""Sealed texts and signed statements that name what they are for.

A sealed text is canonical JSON holding `purpose`, `v`, every field of its context and `data`,
padded, in `crypto_box_seal`. Whoever opens it states the whole context that is expected, so that
nothing sealed for one tip, part, station, officer or source passes for another's. A signed
statement is 64 bytes of Ed25519 signature, then the canonical JSON that it covers under its
purpose's prefix.
"""

from collections.abc import Mapping

from tipoff.vault import primitives
from tipoff.vault.encoding import canonical, parse
from tipoff.vault.errors import CertificateError, OpenError
from tipoff.vault.padding import KEY_BLOCK, TEXT_BLOCK, pad, unpad

VERSION = 1


def seal(purpose: str, context: Mapping, data: object, public: bytes, *, text: bool) -> bytes:
    """`data` (JSON values) sealed to the X25519 key `public` for one purpose and context.

    `text` pads to 4 KiB (what people wrote), otherwise to 512 bytes (keys and nonces).
    """
    plain = canonical({"purpose": purpose, "v": VERSION, "context": dict(context), "data": data})
    return primitives.box_seal(pad(plain, _block(text)), public)


def unseal(purpose: str, context: Mapping, sealed: bytes, private: bytes, *, text: bool):
    """The `data` given to `seal`, if sealed for exactly this purpose and context.

    Raises `OpenError`: `wrong-key`, `malformed` or `wrong-context`.
    """
    plain = parse(unpad(primitives.box_open(sealed, private), _block(text)))
    expected = {"purpose": purpose, "v": VERSION, "context": dict(context)}
    if plain.keys() != {*expected, "data"}:
        raise OpenError("malformed")
    if canonical({name: plain[name] for name in expected}) != canonical(expected):
        raise OpenError("wrong-context")
    return plain["data"]


def sign(purpose: str, fields: Mapping, seed: bytes) -> bytes:
    """A signed statement: signature (64 bytes), then canonical JSON of `fields` and purpose."""
    payload = canonical({**fields, "purpose": purpose, "v": VERSION})
    return primitives.sign(purpose, payload, seed) + payload


def read_signed(purpose: str, signed: bytes, public: bytes) -> dict:
    """The fields of a statement that `public` signed for `purpose`.

    Raises `CertificateError`: `bad-signature` or `malformed`.
    """
    if not is_signed_by(purpose, signed, public):
        raise CertificateError("bad-signature")
    fields = peek(signed)
    if fields.pop("purpose", None) != purpose or fields.pop("v", None) != VERSION:
        raise CertificateError("malformed")
    return fields


def is_signed_by(purpose: str, signed: bytes, public: bytes) -> bool:
    """Whether `public` signed this statement for `purpose`."""
    signature, payload = signed[: primitives.SIGNATURE_SIZE], signed[primitives.SIGNATURE_SIZE :]
    return primitives.signature_holds(purpose, payload, signature, public)


def peek(signed: bytes) -> dict:
    """The fields of a statement with its signature **not** checked: for lists, never for trust."""
    try:
        return parse(signed[primitives.SIGNATURE_SIZE :])
    except OpenError:
        raise CertificateError("malformed") from None


def _block(text: bool) -> int:
    return TEXT_BLOCK if text else KEY_BLOCK
