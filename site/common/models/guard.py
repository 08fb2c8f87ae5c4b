"""What the guard remembers for a day at most: never an address, never a link to what was sent.

None of these tables belongs in a backup: `common.guard.limits.NOT_IN_BACKUPS`.
"""

from django.db import models


class LimitSalt(models.Model):
    """A day's random salt. Once it is deleted, nobody can tell whose the day's counts were."""

    day = models.DateField(unique=True)
    salt = models.BinaryField(max_length=32)

    def __str__(self):
        return f"salt of {self.day}"


class LimitCount(models.Model):
    """How often something was done from one network in one hour.

    `key` is an HMAC (64 hexadecimal digits) over the network, the hour and what was done.
    """

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"{self.count} until {self.expires_at}"


class SpentChallenge(models.Model):
    """A proof of work that was used; its `key` (64 hexadecimal digits) is good for no second."""

    key = models.CharField(max_length=64, primary_key=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"spent until {self.expires_at}"
