"""A mail server of the tests' own on a real socket: it keeps what it is sent, and may be slow.

Only what smtplib says is understood (RFC 5321: EHLO, MAIL, RCPT, DATA, RSET, QUIT).
"""

import email
import email.policy
import socketserver
import threading
from collections import Counter


class Mailbox(socketserver.ThreadingTCPServer):
    """`received` holds the messages taken, in their order; a context in which it listens.

    `hold_at(n)`: the answer to message n, counted from 1, waits until `go_on`; `held` is set while
    it waits. `refused` are addresses that it does not know.
    """

    allow_reuse_address = daemon_threads = True

    def __init__(self, port: int = 0):
        super().__init__(("127.0.0.1", port), _Session)
        self.port = self.server_address[1]
        self.received, self.refused = [], set()
        self.held, self._go_on, self._hold_at = threading.Event(), threading.Event(), 0
        self._lock = threading.Lock()

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *raised):
        self.go_on()
        self.shutdown()
        self.server_close()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def hold_at(self, number: int) -> None:
        self._hold_at = number

    def go_on(self) -> None:
        self._go_on.set()

    def take(self, raw: bytes) -> None:
        with self._lock:
            self.received.append(email.message_from_bytes(raw, policy=email.policy.default))
            holding = len(self.received) == self._hold_at
        if holding:
            self.held.set()
            self._go_on.wait(60)

    def copies(self) -> Counter:
        """How many times each message came, by its Message-ID."""
        return Counter(message["Message-ID"] for message in self.received)


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        self._say("220 mailbox")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                self.server.take(self._data())
            if verb == b"QUIT":
                return self._say("221 bye")
            unknown = verb == b"RCPT" and self._address(line) in self.server.refused
            self._say("550 nobody here" if unknown else "250 fine")

    def _address(self, line: bytes) -> str:
        return line.decode().partition("<")[2].partition(">")[0]

    def _data(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)

    def _say(self, line: str) -> None:
        try:
            self.wfile.write(line.encode() + b"\r\n")
        except OSError:
            """The worker was killed meanwhile."""
