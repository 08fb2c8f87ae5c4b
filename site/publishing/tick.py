"""The tick: what must happen when time moves on, done by one process at a time, without cron."""

import logging
import os
import socket
import time
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string

from .generation import Daemon, bump
from .models import TickLease

logger = logging.getLogger(__name__)
TICK_SECONDS = 5
LEASE = timedelta(seconds=30)


class Tick(Daemon):
    """Publishes what is scheduled, and starts a new generation at midnight.

    The lease lets one process act; when it dies another takes over within `LEASE`.
    """

    def __init__(self, seconds: float = TICK_SECONDS):
        super().__init__("tick", seconds)

    def step(self) -> None:
        if take_lease(name_of_process()):
            run()


class Housekeeping(Daemon):
    """Runs what the setting HOUSEKEEPING names, in the process that holds the tick's lease.

    A thread of its own, so that a long round holds up no publishing. Each function is called when
    its seconds have passed in this process, at once after a takeover; one that fails is called
    again after as long.
    """

    def __init__(self, seconds: float = TICK_SECONDS):
        super().__init__("housekeeping", seconds)
        self._next: dict[str, float] = {}

    def step(self) -> None:
        if not holds_lease(name_of_process()):
            return
        for path, seconds in settings.HOUSEKEEPING.items():
            if time.monotonic() >= self._next.get(path, 0):
                self._next[path] = time.monotonic() + seconds
                self._call(path)

    def _call(self, path: str) -> None:
        try:
            import_string(path)()
        except Exception:
            logger.exception("%s failed; it is called again", path)


def name_of_process() -> str:
    """How this process signs the lease."""
    return f"{socket.gethostname()}:{os.getpid()}"[:64]


def holds_lease(holder: str) -> bool:
    """Whether the lease is this holder's at this moment."""
    now = timezone.now()
    return TickLease.objects.filter(pk=1, holder=holder, expires_at__gt=now).exists()


def take_lease(holder: str) -> bool:
    """Take, keep or renew the lease; False while another process holds it."""
    now = timezone.now()
    lease, _created = TickLease.objects.get_or_create(pk=1)
    if lease.expires_at and now + LEASE / 2 < lease.expires_at <= now + LEASE:
        # Written only when half has passed: each write waits for the disk.
        return lease.holder == holder
    # One that lasts longer than any can was taken before the clock was set back.
    over = Q(expires_at__lt=now) | Q(expires_at__gt=now + LEASE)
    free = Q(expires_at=None) | over | Q(holder=holder)
    taken = TickLease.objects.filter(free, pk=1).update(holder=holder, expires_at=now + LEASE)
    return taken == 1


def run() -> None:
    """One tick: pages whose hour has come, and the day's turn."""
    call_command("publish_scheduled")
    turn_day()


@transaction.atomic
def turn_day() -> None:
    """Start a new generation once a day, at midnight in the portal's time zone."""
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    turned = TickLease.objects.filter(Q(day=None) | ~Q(day=today), pk=1).update(day=today)
    if turned:
        bump()
