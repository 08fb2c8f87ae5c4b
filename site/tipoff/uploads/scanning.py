"""An optional look for malware: clamd reads along while a file is sealed (`CLAMD_URL`).

The scanner never decides. Evidence may well hold malware, and a scanner that is down must not turn
anybody away: the file is kept, and the officers are told `clean`, `found` or `unscanned`.
"""

import contextlib
import logging
import socket
import struct
from urllib.parse import unquote, urlsplit

from django.conf import settings

logger = logging.getLogger(__name__)
TIMEOUT = 5.0  # seconds for each word of clamd's
ANSWER_TIMEOUT = 60.0  # seconds for the verdict on the whole file
LONGEST = 1 << 20
CLEAN, FOUND, UNSCANNED, NONE = "clean", "found", "unscanned", "none"


class NoScan:
    """Where no scanner is set up."""

    def feed(self, data: bytes) -> None:
        """Nobody reads along."""

    def verdict(self) -> str:
        """`none`."""
        return NONE

    def close(self) -> None:
        """Nothing is open."""


class ClamdScan:
    """One file given to clamd by INSTREAM; any fault ends the scan, never the file."""

    def __init__(self, url: str):
        self._socket = None
        with self._forgiven():
            self._socket = _connected(url)
            self._socket.sendall(b"zINSTREAM\0")

    def feed(self, data: bytes) -> None:
        """The next piece of the clean file."""
        with self._forgiven():
            for start in range(0, len(data), LONGEST) if self._socket else ():
                piece = data[start : start + LONGEST]
                self._socket.sendall(struct.pack("!L", len(piece)) + piece)

    def verdict(self) -> str:
        """What clamd says of the whole file."""
        answer = b""
        with self._forgiven():
            if self._socket:
                self._socket.settimeout(ANSWER_TIMEOUT)
                self._socket.sendall(bytes(4))
                answer = self._socket.recv(4096)
        self.close()
        answer = answer.rstrip(b"\0\n")
        if answer.endswith(b" FOUND"):
            return FOUND
        return CLEAN if answer == b"stream: OK" else UNSCANNED

    def close(self) -> None:
        """End the scan."""
        if self._socket:
            self._socket.close()
            self._socket = None

    @contextlib.contextmanager
    def _forgiven(self):
        try:
            yield
        except OSError as error:
            logger.warning("clamd cannot be asked: %s", type(error).__name__)
            self.close()


def new_scan() -> NoScan | ClamdScan:
    """A scan of one file, as the settings have it."""
    return ClamdScan(settings.CLAMD_URL) if settings.CLAMD_URL else NoScan()


def _connected(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        made.settimeout(TIMEOUT)
        made.connect(unquote(parts.path))
        return made
    return socket.create_connection((parts.hostname, parts.port or 3310), TIMEOUT)
