"""A lost second factor: taken off an account, with one spare code for the way back in.

Removing it alone would leave the account to whoever knows the password, and a mailbox is no second
factor. So a reset leaves one spare code, which a person reads out to the account's owner, by
telephone or face to face; whoever signs in with it must set a new app or passkey up first.
"""

import secrets

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.db import transaction

from common.models import User

DIGITS = 10


@transaction.atomic
def reset(user: User) -> str:
    """Take every app, passkey and spare code off the account; answer its one new spare code.

    Sessions that had shown any of them are outside at once: what they showed is not there any more.
    """
    User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user).delete()
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    # What allauth calls migrated codes: a list that is kept sealed, instead of a seed for ten.
    data = {"migrated_codes": [encrypt(code)], "used_mask": 0}
    Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data=data)
    return code


def end_reset(user: User) -> None:
    """Drop the code of a reset once the account has an app or a passkey again."""
    Authenticator.objects.filter(user=user, data__has_key="migrated_codes").delete()
