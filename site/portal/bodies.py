"""A clock over what clients send: a body that hardly arrives must not hold a thread for ever.

The server hands a request to a thread as soon as its head is there; reading the body then waits for
the client, without any limit of its own. Here another thread waits, and the one that serves goes on
when a piece does not come in time: the request fails like any whose connection broke.
"""

import threading
from queue import Empty, SimpleQueue

PIECE = 64 * 1024  # bytes
PIECE_WITHIN = 60.0  # seconds: a body slower than about 1 KB/s is given up


class TimedBodies:
    """Wrap a WSGI application: its requests' bodies are `TimedInput`."""

    def __init__(self, application, within: float = PIECE_WITHIN):
        self._application, self._within = application, within

    def __call__(self, environ, start_response):
        if environ.get("CONTENT_LENGTH", "0") in ("", "0"):
            return self._application(environ, start_response)
        body = TimedInput(environ["wsgi.input"], self._within)
        environ["wsgi.input"] = body
        try:
            return self._application(environ, start_response)
        finally:
            body.close()


class TimedInput:
    """A body of which each piece must come in time; `TimeoutError`, an `OSError`, otherwise."""

    def __init__(self, raw, within: float):
        self._raw, self._within = raw, within
        self._asked, self._came = SimpleQueue(), SimpleQueue()
        self._reader: threading.Thread | None = None

    def read(self, size: int = -1) -> bytes:
        """So many bytes, fewer at the body's end or where the connection broke; -1: all."""
        pieces, left = [], size
        while left:
            piece = self._piece(PIECE if left < 0 else min(left, PIECE))
            pieces.append(piece)
            left -= len(piece) if left > 0 else 0
            if not piece:
                break
        return b"".join(pieces)

    def readline(self, size: int = -1) -> bytes:
        """A line; Django reads forms by `read` alone, but WSGI has this too."""
        line = bytearray()
        while len(line) != size and not line.endswith(b"\n"):
            byte = self._piece(1)
            if not byte:
                break
            line += byte
        return bytes(line)

    def close(self) -> None:
        """The request has been answered: the reader ends, at the latest with the connection."""
        if self._reader is not None:
            self._asked.put(None)

    def _piece(self, size: int) -> bytes:
        if self._reader is None:
            self._reader = threading.Thread(target=self._read_what_is_asked, daemon=True)
            self._reader.start()
        self._asked.put(size)
        try:
            return self._came.get(timeout=self._within)
        except Empty:
            raise TimeoutError("a body that hardly arrives") from None

    def _read_what_is_asked(self) -> None:
        while (size := self._asked.get()) is not None:
            try:
                self._came.put(self._raw.read(size))
            except Exception:
                # Whatever the server's own object raises: for the application the body ends here.
                self._came.put(b"")
