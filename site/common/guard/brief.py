"""A limit for what is not worth a row: how often a network did one thing lately, in memory alone.

It stands in one process, for a short window at most, as counts under digests whose key is random
and is thrown away with them: nothing is written, and nothing can be led back.
"""

import hashlib
import secrets
import threading
import time
from collections import Counter

#: Digests held at once, a few megabytes; beyond it a new window begins.
ROOM = 50_000


class BriefLimit:
    """At most so many times within so many seconds, for each network and thing."""

    def __init__(self, most: int, seconds: float, clock=time.monotonic, room: int = ROOM):
        self._most, self._seconds = most, seconds
        self._clock, self._room = clock, room
        self._lock = threading.Lock()
        self._begin(clock())

    def allow(self, network: str, thing: str | int = "") -> bool:
        """Note one more of this network for this thing; answer whether it is within the limit."""
        with self._lock:
            now = self._clock()
            if now >= self._ends or len(self._counts) >= self._room:
                self._begin(now)
            name = f"{network}|{thing}".encode()
            digest = hashlib.blake2b(name, key=self._key, digest_size=16).digest()
            self._counts[digest] += 1
            return self._counts[digest] <= self._most

    def left(self) -> float:
        """Seconds until the window ends."""
        return max(0.0, self._ends - self._clock())

    def _begin(self, now: float) -> None:
        self._key, self._counts = secrets.token_bytes(32), Counter()
        self._ends = now + self._seconds
