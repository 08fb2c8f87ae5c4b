"""Resetting an officer's second step, journalled before the code is shown."""

from django.db import transaction

from common import second_factor
from tipoff import journal
from tipoff.models import Officer


def reset(by: Officer, officer: Officer) -> str:
    """Take a lost second step off; answers the one code to be read out to the officer.

    It opens nothing by itself: the password is asked for before it, the vault's passphrase after.
    """
    with transaction.atomic(durable=True):
        code = second_factor.reset(officer.user)
        journal.record(
            journal.Action.SECOND_FACTOR_RESET,
            actor=by.public_id,
            station=by.station.code,
            officer=officer.public_id,
            of=officer.station.code,
        )
    return code
