"""Padding, so that a size says little: ISO/IEC 7816-4 (0x80, then zeros), as libsodium's pad."""

from tipoff.vault.errors import OpenError

#: Texts are padded to multiples of this many bytes.
TEXT_BLOCK = 4096
#: Keys, nonces and their contexts are padded to multiples of this many bytes.
KEY_BLOCK = 512


def pad(data: bytes, block: int = TEXT_BLOCK) -> bytes:
    """`data`, one byte 0x80 and zeros up to the next multiple of `block`."""
    return data + b"\x80" + bytes(-(len(data) + 1) % block)


def unpad(data: bytes, block: int = TEXT_BLOCK) -> bytes:
    """What `pad` was given; `OpenError("malformed")` for anything it cannot have written."""
    stripped = data.rstrip(b"\0")
    whole = len(data) % block == 0 and len(data) - len(stripped) < block
    if not whole or not stripped.endswith(b"\x80"):
        raise OpenError("malformed")
    return stripped[:-1]
