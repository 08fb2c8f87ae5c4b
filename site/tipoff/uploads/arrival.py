"""One file on its way into the seal: judged, cleaned, scanned and sealed while it arrives.

Nothing of it but sealed frames ever leaves the memory of this process.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from tipoff import blobs
from tipoff.cleaning import (
    HEAD_SIZE,
    Cleaner,
    Family,
    Reason,
    Refused,
    cleaner_for,
    judge,
    safe_name,
)
from tipoff.uploads.facts import Attached
from tipoff.uploads.problems import Problem, Rejected
from tipoff.uploads.scanning import new_scan
from tipoff.vault.encoding import b64
from tipoff.vault.streams import SEALED_FRAME, FileSealer, new_file_key

# Kinds that count towards the limit on videos and recordings together.
LONG = (Family.VIDEO, Family.AUDIO)
# An opened picture takes up to some hundred megabytes: one at a time in a process.
OPENING = BoundedSemaphore(1)


class Arrival:
    """Feed it the file, `finish` it, or `discard` it: until it is finished there is no object.

    `room` is how many bytes a video or recording may have. Raises `Rejected` with what is wrong.
    """

    def __init__(self, name: str, *, room: int, keep_original: bool = False):
        self.id, self._key = secrets.token_hex(16), new_file_key()
        self._name, self._room, self._original = name, room, keep_original
        self._head = bytearray()
        self._cleaner: Cleaner | None = None
        self._sealed = 0

    def feed(self, data: bytes) -> None:
        """The next piece of the file, of any size."""
        with _told():
            if self._cleaner is None:
                self._head += data
                if len(self._head) >= HEAD_SIZE:
                    self._begin()
            else:
                self._take(self._cleaner.feed(data))

    def finish(self) -> Attached:
        """The file is whole: its sealed object is on the disk, under its id, when this returns."""
        try:
            with _told():
                if self._cleaner is None:
                    self._begin()
                with OPENING:
                    self._take(self._cleaner.finish())
                self._write(self._sealer.finish())
                self._writer.keep()
                return self._attached()
        except BaseException:
            self.discard()
            raise

    def discard(self) -> None:
        """Leave nothing behind of a file that was not finished; harmless afterwards."""
        self._head = bytearray()
        if self._cleaner is not None:
            self._writer.discard()
            self._scan.close()

    def _begin(self) -> None:
        """The head is there, or the whole of a short file."""
        if not self._head:
            raise Rejected(Reason.EMPTY)
        kind = judge(bytes(self._head))
        if kind is None:
            raise Rejected(Reason.KIND)
        self._long = kind.family in LONG
        cleaner = cleaner_for(kind, keep_original=self._original)
        self._sealer, self._scan = FileSealer(self._key, self.id), new_scan()
        self._writer = blobs.files().writer(self.id)
        self._cleaner = cleaner
        self._writer.write(self._sealer.header)
        head, self._head = bytes(self._head), bytearray()
        self._take(cleaner.feed(head))

    def _take(self, clean: bytes) -> None:
        if self._long and self._cleaner.size > self._room:
            raise Rejected(Problem.TOO_MUCH)
        self._scan.feed(clean)
        self._write(self._sealer.update(clean))

    def _write(self, sealed: bytes) -> None:
        self._writer.write(sealed)
        self._sealed += len(sealed)

    def _attached(self) -> Attached:
        cleaner = self._cleaner
        return Attached(
            id=self.id,
            key=b64(self._key),
            frames=self._sealed // SEALED_FRAME,
            name=safe_name(self._name, cleaner.kind),
            kind=str(cleaner.kind),
            size=cleaner.size,
            sha256=cleaner.sha256,
            removed=tuple(sorted(map(str, cleaner.removed))),
            original=self._original,
            scan=self._scan.verdict(),
        )


@contextmanager
def _told() -> Iterator[None]:
    """What cleaning and disk say, as `Rejected`."""
    try:
        yield
    except Refused as refused:
        raise Rejected(refused.reason) from None
    except OSError:
        raise Rejected(Problem.STORE) from None
