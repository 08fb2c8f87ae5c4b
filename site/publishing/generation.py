"""Reading the generation number off the request's path, and raising it by hand."""

import logging
import os
import threading
from abc import ABC, abstractmethod

from django.db import close_old_connections
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone
from wagtail.models import Site

from common import emergency
from common.models import SiteSettings

from .models import Generation

logger = logging.getLogger(__name__)
POLL_SECONDS = 0.5


def read() -> int:
    """The present generation number, from the database."""
    return Generation.objects.values_list("number", flat=True).get(pk=1)


def bump() -> None:
    """Raise the number where no watched row changed, such as at midnight."""
    now = Value(int(timezone.now().timestamp() * 1000))
    Generation.objects.filter(pk=1).update(number=Greatest(F("number") + 1, now))


class Daemon(ABC):
    """A daemon thread that calls `step` every `seconds`, one in each process that asks for it.

    It is started lazily: a thread does not survive a fork, so every process starts its own. An
    exception ends one step, never the thread.
    """

    def __init__(self, name: str, seconds: float):
        self._name, self._seconds = name, seconds
        self._process = None
        self._starting = threading.Lock()
        self._stopping = threading.Event()

    @abstractmethod
    def step(self) -> None:
        """One round."""

    def ensure_started(self) -> None:
        """Start the thread unless this very process already has; cheap enough for each request."""
        if self._process != os.getpid():
            with self._starting:
                if self._process != os.getpid():
                    self._process = os.getpid()
                    threading.Thread(target=self._run, name=self._name, daemon=True).start()

    def stop(self) -> None:
        self._stopping.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._guarded_step()
            self._stopping.wait(self._seconds)

    def _guarded_step(self) -> None:
        close_old_connections()
        try:
            self.step()
        except Exception:
            logger.exception("%s failed; it tries again", self._name)
        finally:
            close_old_connections()


class Watch(Daemon):
    """Polls the generation number; `number` is the last one seen, None before the first.

    `failing` is True while the database does not answer: `number` then stands still, and the
    cache goes on serving what it has.
    """

    def __init__(self, seconds: float = POLL_SECONDS):
        super().__init__("generation watch", seconds)
        self.number: int | None = None
        self.failing = False

    def step(self) -> None:
        try:
            number = read()
        except Exception:
            was_failing, self.failing = self.failing, True
            if not was_failing:
                raise
            return
        self.failing = False
        if number != self.number:
            # Wagtail keeps the sites' roots in a cache that other processes cannot clear.
            Site.clear_site_root_paths_cache()
            SiteSettings.forget()
            emergency.forget()
            self.number = number
