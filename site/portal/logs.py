"""Logs say where an error happened and of what kind, never what it was about.

An exception's message can hold what a citizen wrote, and PostgreSQL's name the row's values.
"""

import logging
import traceback


class QuietFormatter(logging.Formatter):
    """Formats an exception as its frames and its class, without message, source or values."""

    def formatException(self, ei):  # noqa: N802 - logging's name
        kind, _, frames = ei
        lines = [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(frames, limit=-30)
        ]
        return "\n".join([*lines, f"{kind.__module__}.{kind.__qualname__}"])
