"""The blob beside the database: magic, lengths, a canonical head, parts, and a digest at its end.

The digest finds damage and half-written files; it proves nothing about who wrote them.
"""

import struct
from collections.abc import Mapping, Sequence

from tipoff.vault import primitives
from tipoff.vault.encoding import canonical, parse
from tipoff.vault.errors import OpenError

MAGIC = b"MTTQTIP1"
_DIGEST_SIZE = 32
_LENGTH = struct.Struct(">I")


def pack(head: Mapping, parts: Sequence[bytes]) -> bytes:
    """`head` (JSON values) and `parts` as one blob, always the same for the same input."""
    pieces = [canonical(dict(head)), *parts]
    whole = MAGIC + b"".join(_LENGTH.pack(len(piece)) + piece for piece in pieces)
    return whole + primitives.digest("container", whole)


def unpack(blob: bytes, parts: int) -> tuple[dict, list[bytes]]:
    """The head and exactly so many parts; `OpenError`: `truncated` or `malformed`."""
    whole, digest = blob[:-_DIGEST_SIZE], blob[-_DIGEST_SIZE:]
    if not whole.startswith(MAGIC):
        raise OpenError("malformed")
    if primitives.digest("container", whole) != digest:
        raise OpenError("truncated")
    head, *rest = _pieces(whole[len(MAGIC) :])
    if len(rest) != parts:
        raise OpenError("malformed")
    return parse(head), rest


def _pieces(data: bytes) -> list[bytes]:
    pieces, at = [], 0
    while at < len(data):
        start = at + _LENGTH.size
        at = start + int.from_bytes(data[at:start], "big")
        pieces.append(data[start:at])
    if at != len(data) or not pieces:
        raise OpenError("malformed")
    return pieces
