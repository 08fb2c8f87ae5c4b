"""ALTCHA: a proof of work that the browser does by itself; nobody else is asked.

The challenge is signed, not kept. A spent one is kept until it expires, by all processes, so that
it is good for one sending.
"""

import altcha
from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from common.models import SpentChallenge

FIELD = "altcha"
# Longer than any solution that our own script posts.
LONGEST = 2000


def challenge() -> dict:
    """A new challenge as JSON values, as ALTCHA's worker wants it."""
    expires = timezone.now() + settings.GUARD_PAGE_AGE
    made = altcha.create_challenge_v1(
        hmac_key=_key(), max_number=settings.ALTCHA_MAX_NUMBER, expires=expires
    )
    return made.to_dict()


def spend(solution: str) -> bool:
    """Whether a posted solution (base64 of JSON) is right, in time, and here for the first time."""
    found = _verified(solution)
    if found is None:
        return False
    expires_at = timezone.now() + settings.GUARD_PAGE_AGE
    return SpentChallenge.objects.get_or_create(key=found, defaults={"expires_at": expires_at})[1]


def _verified(solution: str) -> str | None:
    """The challenge (64 hexadecimal digits) that a solution solves."""
    if not 0 < len(solution) <= LONGEST:
        return None
    try:
        payload = altcha.PayloadV1.from_base64(solution)
        right, _ = altcha.verify_solution_v1(payload, _key())
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None  # posted by hand: whatever it is, it is no solution
    return payload.challenge if right else None


def _key() -> str:
    return salted_hmac("common.guard.proof", "key", algorithm="sha256").hexdigest()
