"""What every cleaner does: counts, hashes the original, holds to its kind, refuses for good."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import StrEnum

from tipoff.cleaning.kinds import HEAD_SIZE, Kind, judge
from tipoff.cleaning.refusals import Reason, Refused


class Trace(StrEnum):
    """What was found and taken out; words that a page can translate."""

    LOCATION = "location"
    DEVICE = "device"
    TIMES = "times"
    AUTHOR = "author"
    TAGS = "tags"  # titles, comments, colour profiles, any other note
    PREVIEW = "preview"  # thumbnails and cover pictures
    FRAMES = "frames"  # all but the first picture of an animation
    TRAILING = "trailing"  # bytes behind the end
    SCRIPTS = "scripts"  # scripts and actions that start by themselves
    ATTACHMENTS = "attachments"
    FORMS = "forms"
    HISTORY = "history"  # earlier versions kept inside the file


class Cleaner(ABC):
    """Takes one file piece by piece: `feed` all of it, then `finish` once; both return clean bytes.

    `kind` is what the file is afterwards, `removed` what was taken out (complete after `finish`),
    `size` and `sha256` (hexadecimal) are the original's. Pieces may be of any size: the result is
    the same. Raises `Refused` and nothing else; once refused, always refused.
    """

    def __init__(self, kind: Kind):
        self.kind = kind
        self.removed: set[Trace] = set()
        self.size = 0
        self._limit = kind.limit
        self._head: bytearray | None = bytearray()
        self._hash = hashlib.sha256()
        self._refused: Refused | None = None

    @property
    def sha256(self) -> str:
        """Of the original, as far as it was fed."""
        return self._hash.hexdigest()

    def feed(self, data: bytes) -> bytes:
        """The next piece of the file; what is clean of it so far."""
        return self._guarded(self._feed, data)

    def finish(self) -> bytes:
        """The rest, after the last piece."""
        return self._guarded(self._finish)

    @abstractmethod
    def _take(self, data: bytes) -> bytes:
        """A piece, counted and hashed, of a file that has the head of its kind."""

    @abstractmethod
    def _end(self) -> bytes:
        """What is left when all pieces were taken."""

    def _feed(self, data: bytes) -> bytes:
        self.size += len(data)
        if self.size > self._limit:
            raise Refused(Reason.TOO_LARGE)
        self._hash.update(data)
        if self._head is None:
            return self._take(data)
        self._head += data
        return self._open() if len(self._head) >= HEAD_SIZE else b""

    def _finish(self) -> bytes:
        if not self.size:
            raise Refused(Reason.EMPTY)
        first = self._open() if self._head is not None else b""
        return first + self._end()

    def _open(self) -> bytes:
        """The head is whole: the file is what it was said to be, or is refused."""
        head, self._head = bytes(self._head), None
        if judge(head) is not self.kind:
            raise Refused(Reason.KIND)
        return self._take(head)

    def _guarded(self, step: Callable[..., bytes], *arguments: bytes) -> bytes:
        """Libraries raise what they like over hostile bytes: all of it is a refusal."""
        if self._refused:
            raise self._refused
        try:
            return step(*arguments)
        except Refused as refused:
            self._refused = refused
        except MemoryError:
            self._refused = Refused(Reason.TOO_COMPLEX)
        except Exception:
            self._refused = Refused(Reason.BROKEN)
        raise self._refused from None


class Buffered(Cleaner):
    """Kinds that are small enough to be held whole: all comes out at `finish`."""

    def __init__(self, kind: Kind):
        super().__init__(kind)
        self._data = bytearray()

    def _take(self, data: bytes) -> bytes:
        self._data += data
        return b""

    def _end(self) -> bytes:
        data, self._data = bytes(self._data), bytearray()
        return self._clean(data)

    @abstractmethod
    def _clean(self, data: bytes) -> bytes:
        """The whole file, cleaned."""


class Original(Cleaner):
    """The citizen chose to keep the file as it is: its kind and its size are still checked."""

    def _take(self, data: bytes) -> bytes:
        return data

    def _end(self) -> bytes:
        return b""
