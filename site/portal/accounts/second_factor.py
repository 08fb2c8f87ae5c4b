"""The second factor: a code is good once, tries are counted, and a session remembers it.

All of it lives in the database. django-allauth keeps used codes and tries in the cache, which
several processes do not share without Redis, and which is gone while Redis is down.
"""

import time

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from common.models import User

MAX_FAILURES = 5
WAIT = 15 * 60  # seconds after the last failure


class TooManyTriesError(Exception):
    """The account's codes were tried too often; it opens again after WAIT seconds."""


def is_set_up(user: User) -> bool:
    """Tell whether the account has an authenticator app."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def is_verified(request: HttpRequest) -> bool:
    """Tell whether this session has shown the second factor of this very user."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records) and is_set_up(request.user)


def vouch(request: HttpRequest, authenticator: Authenticator) -> None:
    """Record in the session that the authenticator's owner has shown it."""
    record_authentication(
        request, authenticator.user, "mfa", id=authenticator.pk, type=authenticator.type
    )


@transaction.atomic
def check(user: User, code: str) -> Authenticator | None:
    """Answer the authenticator that the code belongs to, using the code up; None if there is none.

    Raises TooManyTriesError. One row lock makes two requests with one code take turns.
    """
    totp = Authenticator.objects.select_for_update().get(user=user, type=Authenticator.Type.TOTP)
    if _is_waiting(totp.data):
        raise TooManyTriesError
    counter = _matching_counter(totp.data, code)
    if counter is not None:
        totp.data |= {"last_counter": counter, "failures": 0}
        totp.save(update_fields=["data"])
        return totp
    spare = _spare(user, code)
    _count(totp, failed=spare is None)
    return spare


def use_up(authenticator: Authenticator) -> None:
    """Refuse from now on every code up to the present one."""
    authenticator.data["last_counter"] = int(time.time()) // settings.MFA_TOTP_PERIOD
    authenticator.save(update_fields=["data"])


def _matching_counter(data: dict, code: str) -> int | None:
    secret = decrypt(data["secret"])
    for counter in yield_hotp_counters_from_time():
        expected = format_hotp_value(hotp_value(secret, counter))
        if counter > data.get("last_counter", -1) and compare_user_code(
            actual=code, expected=expected
        ):
            return counter
    return None


def _spare(user: User, code: str) -> Authenticator | None:
    spare = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return spare if spare and spare.wrap().validate_code(code) else None


def _is_waiting(data: dict) -> bool:
    recent = time.time() - data.get("failed_at", 0) < WAIT
    return recent and data.get("failures", 0) >= MAX_FAILURES


def _count(totp: Authenticator, *, failed: bool) -> None:
    """Add a failure, or forget them; those older than WAIT have lapsed."""
    lapsed = time.time() - totp.data.get("failed_at", 0) >= WAIT
    failures = 0 if lapsed else totp.data.get("failures", 0)
    totp.data |= {"failures": failures + 1 if failed else 0, "failed_at": time.time()}
    totp.save(update_fields=["data"])
