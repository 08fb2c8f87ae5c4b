"""A station's private key, sealed to each of its officers and to escrow."""

from dataclasses import dataclass

from tipoff.vault import envelopes, primitives
from tipoff.vault.certificates import Recipient
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import OpenError


@dataclass(frozen=True)
class StationKeyName:
    """Which key: the station's code, the epoch, and the public half (32 bytes)."""

    station: str
    epoch: int
    box_key: bytes

    def context(self, recipient: dict) -> dict:
        """The context of a share of this key."""
        own = {"station": self.station, "epoch": self.epoch, "box_key": b64(self.box_key)}
        return {**own, "recipient": recipient}


def seal_station_share(private: bytes, name: StationKeyName, recipient: Recipient) -> bytes:
    """The station's private key (32 bytes), sealed to one officer, or to escrow."""
    context = name.context(recipient.context())
    return envelopes.seal("station-share", context, b64(private), recipient.box_key, text=False)


def open_station_share(
    sealed: bytes, name: StationKeyName, recipient: Recipient, private: bytes
) -> bytes:
    """The station's private key, by the recipient's own (only `recipient`'s name is used).

    Raises `OpenError`, also when the key inside is not the private half of the named one.
    """
    context = name.context(recipient.context())
    data = envelopes.unseal("station-share", context, sealed, private, text=False)
    station_private = unb64(data, primitives.KEY_SIZE)
    if primitives.box_pair(station_private).public != name.box_key:
        raise OpenError("wrong-key")
    return station_private
