"""Signing authorities and the stations' keys: public halves, certificates and sealed shares."""

from django.db import models

from tipoff.models.fields import BytesField


class Authority(models.Model):
    """The signing key of a province's desk, or of the central one, certified by the root."""

    CENTRAL = "central"

    scope = models.CharField(max_length=8, help_text="A province's code, or 'central'.")
    serial = models.CharField(max_length=64, unique=True)
    sign_key = BytesField(max_length=32)
    certificate = BytesField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"authority {self.scope}"


class AuthorityShare(models.Model):
    """An authority's signing key, sealed to one of its desk's officers, who sign in the browser.

    Where the officer's keys ended, or the officer left, nothing sealed is kept, and the row tells
    who has held the key.
    """

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="shares")
    officer = models.ForeignKey("tipoff.Officer", models.CASCADE, related_name="authority_shares")
    sealed = BytesField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "officer"], name="one_signer_an_officer"),
        ]

    def __str__(self):
        return f"{self.authority} for officer {self.officer_id}"


class RootSuccession(models.Model):
    """The old root's signed word that another root follows it; browsers then pin the new one."""

    old_root = BytesField(max_length=32, unique=True)
    new_root = BytesField(max_length=32)
    statement = BytesField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"succession {self.pk}"


class EscrowKey(models.Model):
    """The key that can bring every tip back; its private half is split among its keepers."""

    epoch = models.PositiveIntegerField(unique=True)
    certificate = BytesField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-epoch"]

    def __str__(self):
        return f"escrow epoch {self.epoch}"


class StationKey(models.Model):
    """One epoch of a station's key pair. The private half exists only as sealed shares."""

    station = models.ForeignKey("places.Station", models.PROTECT, related_name="keys")
    epoch = models.PositiveIntegerField()
    public_key = BytesField(max_length=32)
    certificate = BytesField()
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="station_keys")
    escrow_share = BytesField(default=b"", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["station", "-epoch"]
        constraints = [
            models.UniqueConstraint(fields=["station", "epoch"], name="one_key_an_epoch"),
        ]

    def __str__(self):
        return f"{self.station_id} epoch {self.epoch}"


class StationKeyShare(models.Model):
    """A station's private key, sealed to one of its officers."""

    station_key = models.ForeignKey(StationKey, models.CASCADE, related_name="shares")
    officer = models.ForeignKey("tipoff.Officer", models.CASCADE, related_name="shares")
    sealed = BytesField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station_key", "officer"], name="one_share_an_officer"),
        ]

    def __str__(self):
        return f"{self.station_key} for officer {self.officer_id}"


class StationKeyGrant(models.Model):
    """A station's private key, sealed to another station's: its heir once wards have merged."""

    station_key = models.ForeignKey(StationKey, models.CASCADE, related_name="grants")
    holder = models.ForeignKey(StationKey, models.CASCADE, related_name="granted")
    sealed = BytesField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station_key", "holder"], name="one_grant_a_holder"),
        ]

    def __str__(self):
        return f"{self.station_key} for {self.holder}"


class Revocation(models.Model):
    """A signed statement that a certificate, named by its serial, holds no longer."""

    serial = models.CharField(max_length=64, unique=True)
    statement = BytesField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"revocation of {self.serial}"
