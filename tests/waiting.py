"""Waiting for what another thread or process does, however slow the machine."""

import time


def until(holds, within: float = 120.0) -> bool:
    """Whether `holds()` comes to be true within so many seconds."""
    end = time.monotonic() + within
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()
