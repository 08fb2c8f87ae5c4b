"""What an operator is told instead of a traceback."""


class BackupError(Exception):
    """A backup or a restore that cannot be done; the text says why and what to do."""
