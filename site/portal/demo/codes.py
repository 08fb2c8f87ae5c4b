"""The six digits that an authenticator app would show now (RFC 6238)."""

import time

from allauth.mfa import app_settings
from allauth.mfa.totp.internal import auth

from portal.demo import keys


def present(username: str) -> str:
    """The present code of a demonstration account."""
    counter = int(time.time()) // app_settings.TOTP_PERIOD
    return auth.format_hotp_value(auth.hotp_value(keys.totp_secret(username), counter))
