"""What the browser checks a receiving station by, and seals the tip's key for."""

from tipoff.desk.moving.receivers import chain_of, needs_key
from tipoff.models import Tip
from tipoff.vault.encoding import b64


def receivers(tip: Tip, found) -> dict:
    """By the station's code: its certificates and, where it is to have a key too, the desk's above.

    A ward is named where the station was found by it: the certificate must name it as well.
    """
    return {
        receiver.desk.station.code: _receiver(tip, receiver)
        for _, receiver in found
        if receiver is not None
    }


def _receiver(tip: Tip, receiver) -> dict:
    told = _named(receiver.desk)
    if receiver.ward:
        told["ward"] = receiver.ward
    above = _named(receiver.above) if needs_key(tip, receiver.above) else None
    return {"to": told, "above": above}


def _named(desk) -> dict:
    return {"station": desk.station.code, "chain": [b64(link) for link in chain_of(desk)]}
