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

# What opens the work areas; what is typed in, the one that counts the tries first.
WORKING = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
TYPED = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
MAX_FAILURES = 5
WAIT = 15 * 60  # seconds after the last failure


class TooManyTriesError(Exception):
    """The account's codes were tried too often; it opens again after WAIT seconds."""


def is_set_up(user: User) -> bool:
    """Tell whether the account has an authenticator app or a passkey."""
    return not kinds(user).isdisjoint(WORKING)


def is_protected(user: User) -> bool:
    """Tell whether the password alone signs nobody in: spare codes suffice for that.

    After a reset an account has one spare code and nothing else (`common.second_factor`).
    """
    return bool(kinds(user))


def is_shown(request: HttpRequest) -> bool:
    """Tell whether this session has shown a second factor that this very user still has."""
    records = get_authentication_records(request, request.user)
    shown = [record.get("id") for record in records if record.get("method") == "mfa"]
    return Authenticator.objects.filter(user_id=request.user.pk, pk__in=shown).exists()


def is_verified(request: HttpRequest) -> bool:
    """Tell whether the work areas are open to this session: shown, and more than spare codes."""
    return is_shown(request) and is_set_up(request.user)


def kinds(user: User) -> set[str]:
    """Answer which kinds of second factor the account has (`Authenticator.Type`)."""
    return set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))


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
    rows = Authenticator.objects.select_for_update().filter(user=user, type__in=TYPED)
    typed = {row.type: row for row in rows.order_by("pk")}
    counting = typed.get(TYPED[0]) or typed.get(TYPED[1])
    if counting is None:
        return None
    if _is_waiting(counting.data):
        raise TooManyTriesError
    found = _app(typed, code) or _spare(typed, code)
    _count(counting, failed=found is None)
    return found


def use_up(authenticator: Authenticator) -> None:
    """Refuse from now on every code up to the present one."""
    authenticator.data["last_counter"] = int(time.time()) // settings.MFA_TOTP_PERIOD
    authenticator.save(update_fields=["data"])


def _app(typed: dict[str, Authenticator], code: str) -> Authenticator | None:
    totp = typed.get(Authenticator.Type.TOTP)
    counter = _matching_counter(totp.data, code) if totp else None
    if counter is None:
        return None
    totp.data["last_counter"] = counter
    return totp


def _matching_counter(data: dict, code: str) -> int | None:
    secret = decrypt(data["secret"])
    for counter in yield_hotp_counters_from_time():
        expected = format_hotp_value(hotp_value(secret, counter))
        if counter > data.get("last_counter", -1) and compare_user_code(
            actual=code, expected=expected
        ):
            return counter
    return None


def _spare(typed: dict[str, Authenticator], code: str) -> Authenticator | None:
    spare = typed.get(Authenticator.Type.RECOVERY_CODES)
    if spare is None:
        return None
    codes = spare.wrap()
    is_right = codes.validate_code(code)
    # allauth marks the code as used on a row that it has read anew.
    spare.data = codes.instance.data
    return spare if is_right else None


def _is_waiting(data: dict) -> bool:
    recent = time.time() - data.get("failed_at", 0) < WAIT
    return recent and data.get("failures", 0) >= MAX_FAILURES


def _count(counting: Authenticator, *, failed: bool) -> None:
    """Add a failure, or forget them; those older than WAIT have lapsed."""
    lapsed = time.time() - counting.data.get("failed_at", 0) >= WAIT
    failures = 0 if lapsed else counting.data.get("failures", 0)
    counting.data |= {"failures": failures + 1 if failed else 0, "failed_at": time.time()}
    counting.save(update_fields=["data"])
