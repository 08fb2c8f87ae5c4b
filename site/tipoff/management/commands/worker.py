"""Sending notices in a process of its own, for as long as it is let."""

import logging
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from tipoff import mailing

logger = logging.getLogger(__name__)
PAUSE = 5  # seconds between two looks at an empty outbox


class Command(BaseCommand):
    """The server sends by itself (setting HOUSEKEEPING); any number of workers may help it."""

    help = "Send officers' notices until told to end (SIGTERM); several may run at the same time."
    requires_system_checks = ()  # made when the portal starts; a worker is there at once

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="send what is due now, then end")

    def handle(self, *, once, **options):
        stopping = threading.Event()
        if once:
            sent, failed = mailing.send_due()
            self.stdout.write(f"notices: {sent} sent, {failed} to be tried again")
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_signal: stopping.set())
        self.stdout.write("sending notices; SIGTERM ends it")
        self.stdout.flush()
        while not stopping.is_set():
            _round(stopping)
            stopping.wait(PAUSE)


def _round(stopping: threading.Event) -> None:
    """One look; a database that is away is asked again at the next."""
    close_old_connections()
    try:
        mailing.send_due(is_stopping=stopping.is_set)
    except DatabaseError as error:
        logger.error("the outbox cannot be read: %s", type(error).__name__)
