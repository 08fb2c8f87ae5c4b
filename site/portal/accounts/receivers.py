"""What happens at a login and when an authenticator app is set up."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from portal.accounts import second_factor

SIGNED_IN_AT = "signed_in_at"


@receiver(user_logged_in)
def note_when_signed_in(sender, request, user, **kwargs):
    """A session ends a fixed time after the login, however busy it is."""
    request.session[SIGNED_IN_AT] = int(time.time())


@receiver(authenticator_added)
def count_setting_up_as_showing(sender, request, user, authenticator, **kwargs):
    """Who has just set the app up has shown a code of it; that code is then used up."""
    if authenticator.type == Authenticator.Type.TOTP:
        second_factor.use_up(authenticator)
        second_factor.vouch(request, authenticator)
