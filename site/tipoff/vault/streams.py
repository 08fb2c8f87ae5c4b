"""Files: a random key sealed to the tip, content as `secretstream` frames of 64 KiB.

Every frame carries the file's id as additional data; the last is padded to a whole frame and
tagged final, so that a size says no more than how many frames, and a cut file does not open.
"""

from collections.abc import Iterable, Iterator

from nacl import bindings

from tipoff.vault import envelopes, primitives
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import OpenError
from tipoff.vault.padding import pad, unpad
from tipoff.vault.tips import TipIdentity

FRAME = 64 * 1024
SEALED_FRAME = FRAME + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
HEADER_SIZE = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL


def new_file_key() -> bytes:
    """A file's key, 32 random bytes."""
    return primitives.random_bytes(primitives.KEY_SIZE)


def seal_file_key(key: bytes, file_id: str, identity: TipIdentity) -> bytes:
    """A file's key sealed to its tip."""
    context = identity.context(file=file_id)
    return envelopes.seal("file-key", context, b64(key), identity.tip_public, text=False)


def open_file_key(sealed: bytes, file_id: str, identity: TipIdentity, tip_private: bytes) -> bytes:
    """The key of exactly this file of this tip; raises `OpenError`."""
    context = identity.context(file=file_id)
    data = envelopes.unseal("file-key", context, sealed, tip_private, text=False)
    return unb64(data, primitives.KEY_SIZE)


class FileSealer:
    """Seals a file as it arrives: write `header`, then what `update` returns, then `finish()`."""

    def __init__(self, key: bytes, file_id: str):
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        self._bound = _bound(file_id)
        self._rest = bytearray()
        self.header = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)

    def update(self, data: bytes) -> bytes:
        """Sealed bytes of every frame that `data` fills; the rest (< 64 KiB) waits in memory."""
        self._rest += data
        sealed = bytearray()
        while len(self._rest) >= FRAME:
            sealed += self._push(bytes(self._rest[:FRAME]), _MESSAGE)
            del self._rest[:FRAME]
        return bytes(sealed)

    def finish(self) -> bytes:
        """The final frame; the sealer is of no use afterwards."""
        return self._push(pad(bytes(self._rest), FRAME), _FINAL)

    def _push(self, frame: bytes, tag: int) -> bytes:
        return bindings.crypto_secretstream_xchacha20poly1305_push(
            self._state, frame, self._bound, tag
        )


def seal_stream(chunks: Iterable[bytes], key: bytes, file_id: str) -> Iterator[bytes]:
    """A whole file sealed piece by piece, header first."""
    sealer = FileSealer(key, file_id)
    yield sealer.header
    for chunk in chunks:
        yield sealer.update(chunk)
    yield sealer.finish()


def open_stream(sealed: bytes, key: bytes, file_id: str) -> bytes:
    """A sealed file's content. Raises `OpenError`: `truncated`, `wrong-key` or `malformed`."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    header, body = sealed[:HEADER_SIZE], sealed[HEADER_SIZE:]
    if len(header) < HEADER_SIZE or not body or len(body) % SEALED_FRAME:
        raise OpenError("truncated")
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    frames = [body[i : i + SEALED_FRAME] for i in range(0, len(body), SEALED_FRAME)]
    opened = [_pull(state, frame, _bound(file_id)) for frame in frames]
    if [tag for _, tag in opened] != [_MESSAGE] * (len(opened) - 1) + [_FINAL]:
        raise OpenError("truncated")
    plain = [frame for frame, _ in opened]
    return b"".join(plain[:-1]) + unpad(plain[-1], FRAME)


def _pull(state: object, frame: bytes, bound: bytes) -> tuple[bytes, int]:
    try:
        return bindings.crypto_secretstream_xchacha20poly1305_pull(state, frame, bound)
    except (RuntimeError, ValueError):
        raise OpenError("wrong-key") from None


def _bound(file_id: str) -> bytes:
    return primitives.label("file") + file_id.encode("utf-8")
