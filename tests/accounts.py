"""Sign in as staff in any room's tests: `sign_in(client, user)` shows both factors."""

import time

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def totp_code(moment: float | None = None, secret: str = SECRET) -> str:
    """Answer the code that an authenticator app shows at a moment (default: now)."""
    counter = int(time.time() if moment is None else moment) // 30
    return format_hotp_value(hotp_value(secret, counter))


def set_up_totp(user) -> Authenticator:
    """Give the account an authenticator app, unless it has one."""
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return found or TOTP.activate(user, SECRET).instance


def sign_in(client, user) -> None:
    """Log the test client in, with the second factor shown in this session."""
    authenticator = set_up_totp(user)
    client.force_login(user)
    session = client.session
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "mfa", "at": time.time(), "id": authenticator.pk, "type": "totp"}
    ]
    session.save()
