"""Sending what the outbox holds. An e-mail says that there is something, never what.

Each is noted as sent after the mail server has taken it, so a worker that dies in between has sent
one that goes out again: better twice than never.
"""

import contextlib
import logging
import smtplib
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tipoff import outbox
from tipoff.models import Notice

logger = logging.getLogger(__name__)
# The housekeeping thread has other work too; what is left goes in the next round.
ROUND_MOST = 50


def notices_round() -> None:
    """Send what is due, in the server's own processes; `manage.py worker` does so besides."""
    send_due(most=ROUND_MOST)


def send_due(
    most: int | None = None, is_stopping: Callable[[], bool] = lambda: False
) -> tuple[int, int]:
    """Send what is due, `most` at most; how many went out and how many did not.

    It ends early where the mail server does not answer, and when `is_stopping` says so.
    """
    sent = failed = 0
    with _Server() as server:
        while server.answers and not is_stopping() and (most is None or sent + failed < most):
            notice = outbox.take()
            if notice is None:
                break
            went = server.send(notice)
            sent, failed = sent + went, failed + (not went)
    return sent, failed


def letter(notice: Notice) -> EmailMessage:
    """The e-mail: always the same subject, and a tip's number where the notice names one.

    The same notice sent twice bears the same Message-ID, so that a mailbox may show it once.
    """
    with translation.override("vi"):
        subject, body = _("Duty desk: something is waiting"), "\n\n".join(_lines(notice))
    host = urlsplit(settings.PORTAL_BASE_URL).hostname
    name = f"<notice-{notice.pk}-{int(notice.created_at.timestamp())}@{host}>"
    headers = {"Message-ID": name, "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, body, to=[notice.officer.user.email], headers=headers)


def _lines(notice: Notice) -> list[str]:
    address = settings.PORTAL_BASE_URL + reverse("desk:shell")
    lines = [
        _("URGENT: something at the duty desk must be seen to at once.")
        if notice.urgent
        else _("Something new is waiting at the duty desk."),
        _("Number: %(number)s") % {"number": notice.number} if notice.number else "",
        _("Open the duty desk: %(address)s") % {"address": address},
        _("This e-mail never says what a tip is about. Please do not answer it."),
    ]
    return [line for line in lines if line]


class _Server:
    """One connection to the mail server, opened for the first notice and used for all."""

    def __init__(self):
        self.answers = True
        self._connection: BaseEmailBackend | None = None

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self._close()

    def send(self, notice: Notice) -> bool:
        """Send one and note what became of it. The log names no address: errors' kinds alone."""
        if not outbox.can_be_reached(notice.officer):
            outbox.note_failed(notice, outbox.PAUSE_REFUSED)
            return False
        try:
            self._open().send_messages([letter(notice)])
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, ValueError) as error:
            logger.error("notice %s was refused: %s", notice.pk, type(error).__name__)
            outbox.note_failed(notice, outbox.PAUSE_REFUSED)
            self._close()
            return False
        except OSError as error:  # every other error of smtplib, and of the network
            logger.error("the mail server does not take notices: %s", type(error).__name__)
            outbox.note_failed(notice)
            self.answers = False
            return False
        return outbox.note_sent(notice)

    def _open(self) -> BaseEmailBackend:
        if self._connection is None:
            connection = get_connection()
            connection.open()
            self._connection = connection
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with contextlib.suppress(OSError):  # a server that is gone takes no farewell
                connection.close()
