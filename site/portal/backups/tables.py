"""What no backup holds: rows that live for hours, or that would tell who was there."""

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session

from common.guard.limits import NOT_IN_BACKUPS
from tipoff.models import Draft

# Half-done answers, logins that are good for hours, addresses behind failed logins.
SHORT_LIVED = (Draft, Session, AccessAttempt, AccessFailureLog, AccessLog)


def left_out() -> list[str]:
    """Names of the tables whose rows are not backed up; they are restored empty."""
    return sorted({*(model._meta.db_table for model in SHORT_LIVED), *NOT_IN_BACKUPS})
