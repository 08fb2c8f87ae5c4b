"""What is asked of a browser without JavaScript: to leave one field alone, and to take its time."""

from django.conf import settings
from django.core import signing

# Named like what machines fill in, hidden from people by the style sheet.
HONEYPOT = "website"
STARTED = "started"
_signer = signing.TimestampSigner(salt="common.guard.started")


def started() -> str:
    """A token that says when the page was shown."""
    return _signer.sign("page")


def is_sprung(request) -> bool:
    """Whether the field that people do not see was filled in."""
    return bool(request.POST.get(HONEYPOT))


def is_in_time(request) -> bool:
    """Whether the page was shown by us, not a moment ago, and not too long ago."""
    token = request.POST.get(STARTED, "")
    try:
        _signer.unsign(token, max_age=settings.GUARD_PAGE_AGE)
    except signing.BadSignature:
        return False
    try:
        _signer.unsign(token, max_age=settings.GUARD_LEAST_TIME)
    except signing.SignatureExpired:
        return True
    return False
