"""What happens at a login and when a second factor is set up."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_reset
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import receiver

from common.second_factor import end_reset
from portal.accounts import second_factor

SIGNED_IN_AT = "signed_in_at"


@receiver(user_logged_in)
def note_when_signed_in(sender, request, user, **kwargs):
    """A session ends a fixed time after the login, however busy it is."""
    request.session[SIGNED_IN_AT] = int(time.time())


@receiver(authenticator_added)
def count_setting_up_as_showing(sender, request, user, authenticator, **kwargs):
    """Who has just set an app or a passkey up has shown it; the app's code is then used up."""
    if authenticator.type == Authenticator.Type.TOTP:
        second_factor.use_up(authenticator)
    if authenticator.type in second_factor.WORKING:
        second_factor.vouch(request, authenticator)


@receiver(post_save, sender=Authenticator)
def end_a_reset(sender, instance, created, **kwargs):
    """Before allauth looks whether the account has spare codes, and makes ten if not."""
    if created and instance.type in second_factor.WORKING:
        end_reset(instance.user)


@receiver(authenticator_reset)
def count_new_spare_codes_as_shown(sender, request, user, authenticator, **kwargs):
    """A session that was opened by one of the former spare codes stays open."""
    second_factor.vouch(request, authenticator)
