"""The tick: what must happen when time moves on, done by one process at a time, without cron."""

import os
import socket
from datetime import timedelta

from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .generation import Daemon, bump
from .models import TickLease

TICK_SECONDS = 5
LEASE = timedelta(seconds=30)


class Tick(Daemon):
    """Publishes what is scheduled, and starts a new generation at midnight.

    The lease lets one process act; when it dies another takes over within `LEASE`.
    """

    def __init__(self, seconds: float = TICK_SECONDS):
        super().__init__("tick", seconds)

    def step(self) -> None:
        if take_lease(f"{socket.gethostname()}:{os.getpid()}"[:64]):
            run()


def take_lease(holder: str) -> bool:
    """Take, keep or renew the lease; False while another process holds it."""
    now = timezone.now()
    lease, _created = TickLease.objects.get_or_create(pk=1)
    if lease.expires_at and lease.expires_at > now + LEASE / 2:
        # Written only when half has passed: each write waits for the disk.
        return lease.holder == holder
    free = Q(expires_at=None) | Q(expires_at__lt=now) | Q(holder=holder)
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
    turned = TickLease.objects.filter(Q(day=None) | Q(day__lt=today), pk=1).update(day=today)
    if turned:
        bump()
