"""Views counted by this process since they were last written.

They are written together every ten seconds: a busy day is then six short transactions a minute
and process, not one for each view. A process that is killed loses what it had not written.
"""

import threading
from collections import Counter
from datetime import date

from publishing.generation import Daemon

from . import services

SECONDS = 10


class Tally(Daemon):
    """Counts views in memory and writes them from a thread of its own."""

    def __init__(self, seconds: float = SECONDS):
        super().__init__("tally of views", seconds)
        self._lock = threading.Lock()
        self._numbers: Counter[tuple[int, date]] = Counter()

    def add(self, page_id: int, day: date) -> None:
        """One more view of a page that exists."""
        with self._lock:
            self._numbers[page_id, day] += 1

    def step(self) -> None:
        """Write what was counted; what cannot be written now waits for the next round."""
        with self._lock:
            taken, self._numbers = self._numbers, Counter()
        try:
            services.add(taken)
        except Exception:
            with self._lock:
                self._numbers.update(taken)
            raise


#: This process's; `portal.wsgi` starts it.
TALLY = Tally()
