"""Films and recordings of the MP4 family, cleaned while they pass: nothing moves, memory is flat.

`moov` and `moof` are held and cleaned (`movies`), `mdat` passes as it is, every other box at the
top becomes `free`. So chunk offsets stay right wherever `moov` stands, and no second pass is
needed. What is held at once is at most `MOST_HELD`.
"""

from tipoff.cleaning.base import Cleaner, Trace
from tipoff.cleaning.boxes import HEADER, LONG_HEADER, Budget
from tipoff.cleaning.kinds import Kind
from tipoff.cleaning.movies import clean_tree
from tipoff.cleaning.refusals import Reason, Refused

MOST_HELD = 16 * 1024 * 1024  # bytes; an hour's film needs about 2 MB
_HELD = (b"moov", b"moof")
# Dashboard cameras write where they are between the pictures, in no track at all.
_PLACES = (b"freeGPS ", b"$GPRMC,", b"$GNRMC,", b"$GPGGA,", b"$GNGGA,")
_OVERLAP = max(map(len, _PLACES)) - 1


class FilmCleaner(Cleaner):
    """MP4, MOV and M4A. `mdat` is passed on before `moov` is known: a refusal may come at the end,
    and then what came before must be thrown away."""

    def __init__(self, kind: Kind):
        super().__init__(kind)
        self._header = bytearray()
        self._kind = b""
        self._left: int | None = 0  # bytes of this box still to come; none: to the end of the file
        self._held: bytearray | None = None
        self._seen: set[bytes] = set()
        self._tail = b""
        self._budget = Budget()

    def _take(self, data: bytes) -> bytes:
        out, at = bytearray(), 0
        while at < len(data):
            if self._left == 0:
                wanted = self._header_size() - len(self._header)
                self._header += data[at : at + wanted]
                out += self._begin() if len(self._header) >= self._header_size() else b""
            else:
                wanted = len(data) - at if self._left is None else self._left
                out += self._body(data[at : at + wanted])
            at += wanted
        return bytes(out)

    def _end(self) -> bytes:
        if self._left or (self._header and any(self._header)):
            raise Refused(Reason.BROKEN)
        last = self._release() if self._held is not None else b""
        if not {b"moov", b"mdat"} <= self._seen:
            raise Refused(Reason.BROKEN)
        return last + bytes(len(self._header))

    def _header_size(self) -> int:
        return LONG_HEADER if self._header[:4] == b"\0\0\0\1" else HEADER

    def _begin(self) -> bytes:
        """A header is whole: what is passed on of it now."""
        self._budget.spend()
        header, self._header = bytes(self._header), bytearray()
        self._kind, self._left = header[4:8], self._length(header)
        if self._left is not None and self._left < 0:
            return self._behind(header)
        if self._kind == b"moov" and b"moov" in self._seen:
            raise Refused(Reason.BROKEN)
        return self._enter(header)

    def _length(self, header: bytes) -> int | None:
        """Bytes of the body; below zero where there is no box here."""
        if header[:4] == bytes(4):
            return None if header[4:] != bytes(4) else -1
        if not _is_name(header[4:8]):
            return -1
        size = int.from_bytes(header[8:] or header[:4], "big")
        if size > self._limit and header[4:8] == b"mdat":
            raise Refused(Reason.TOO_LARGE)
        return size - len(header) if size <= self._limit else -1

    def _behind(self, header: bytes) -> bytes:
        """No box: bytes behind the end, zeroed with all that follow; `BROKEN` before the end."""
        if not {b"moov", b"mdat"} <= self._seen:
            raise Refused(Reason.BROKEN)
        self._kind, self._left = b"", None
        self._note(header, Trace.TRAILING)
        return bytes(len(header))

    def _enter(self, header: bytes) -> bytes:
        first, self._tail = not self._seen, b""
        self._seen.add(self._kind)
        if self._kind in _HELD:
            self._held = bytearray(header)
            return self._release() if self._left == 0 else b""
        if self._kind == b"mdat" or (first and self._kind == b"ftyp"):
            return header
        self._kind = b"free"
        return header[:4] + b"free" + header[8:]

    def _body(self, piece: bytes) -> bytes:
        if self._left is not None:
            self._left -= len(piece)
        if self._held is not None:
            return self._hold(piece)
        if self._kind == b"mdat":
            self._look_for_places(piece)
            return piece
        if self._kind == b"ftyp":
            return piece
        self._note(piece, Trace.TRAILING if self._kind == b"" else Trace.TAGS)
        return bytes(len(piece))

    def _hold(self, piece: bytes) -> bytes:
        if len(self._held) + max(len(piece), self._left or 0) > MOST_HELD:
            raise Refused(Reason.TOO_COMPLEX)
        self._held += piece
        return self._release() if self._left == 0 else b""

    def _release(self) -> bytes:
        """The held box, cleaned."""
        held, self._held = self._held, None
        start = LONG_HEADER if held[:4] == b"\0\0\0\1" else HEADER
        self.removed |= clean_tree(held, self._kind, start, self._budget)
        return bytes(held)

    def _note(self, gone: bytes, trace: Trace) -> None:
        if gone.count(0) != len(gone):
            self.removed.add(trace)

    def _look_for_places(self, piece: bytes) -> None:
        """Refuses the notes of dashboard cameras, across the borders of pieces too."""
        border = self._tail + piece[:_OVERLAP]
        if any(sign in border or sign in piece for sign in _PLACES):
            raise Refused(Reason.HIDDEN_DATA)
        self._tail = (border if len(piece) < _OVERLAP else piece)[-_OVERLAP:]


def _is_name(kind: bytes) -> bool:
    """Names of boxes are four printable characters, QuickTime's © among them."""
    return all(0x20 <= byte < 0x7F or byte == 0xA9 for byte in kind)
