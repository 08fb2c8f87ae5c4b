"""A commit that is tried again, since a broken connection does not say whether it went through."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction

Answer = TypeVar("Answer")
TRIES = 4
PAUSE = 0.3


def commit(write: Callable[[], Answer]) -> Answer:
    """Run `write` in one transaction and answer what it answers.

    `write` first looks whether its row is there already: after a COMMIT whose answer was lost it
    is, and after a race with another process too. The last error is raised when all tries fail.
    """
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic(durable=True):
                return write()
        except IntegrityError:
            if attempt == TRIES:
                raise
        except (OperationalError, InterfaceError):
            if attempt == TRIES:
                raise
            connection.close()
            time.sleep(PAUSE * attempt)
    raise AssertionError("unreachable")
