"""What two holders of the escrow can do: open a tip's blob, or hand a station its key again."""

import json

from tipoff.vault import shares, tips
from tipoff.vault.certificates import EscrowCertificate, Recipient
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import OpenError
from tipoff.vault.shares import StationKeyName


def open_tip(blob: bytes, escrow_private: bytes) -> str:
    """A tip's blob as readable JSON: what its row held in the clear, header, body and contact.

    Raises `OpenError`; `no-key` where the tip was not sealed to escrow.
    """
    tip = tips.SealedTip.from_bytes(blob)
    key = next((key for key in tip.keys if key.kind == "escrow"), None)
    if key is None:
        raise OpenError("no-key")
    tip_private = tips.open_tip_key(key, tip.identity, escrow_private)
    opened = {
        part: tips.open_part(part, getattr(tip, part), tip.identity, tip_private)
        for part in tips.PARTS
    }
    whole = {"tip": tip.identity.tip_id, "clear": dict(tip.clear), **opened}
    return json.dumps(whole, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def write_share(name: StationKeyName, sealed: bytes, officer: str = "") -> str:
    """A station share as a file's text (JSON: station, epoch, box_key, sealed, and the public id of
    the officer whom it is sealed to; none where that is escrow)."""
    own = {"station": name.station, "epoch": name.epoch, "box_key": b64(name.box_key)}
    to = {"officer": officer} if officer else {}
    return json.dumps({**own, **to, "sealed": b64(sealed)}, indent=1) + "\n"


def read_share(text: str) -> tuple[StationKeyName, bytes]:
    """The name and sealed bytes that `write_share` wrote; raises `OpenError("malformed")`."""
    try:
        found = json.loads(text)
        name = StationKeyName(found["station"], found["epoch"], unb64(found["box_key"], 32))
        return name, unb64(found["sealed"])
    except (ValueError, KeyError, TypeError):
        raise OpenError("malformed") from None


def reseal_share(
    text: str, escrow: EscrowCertificate, escrow_private: bytes, officer: Recipient
) -> str:
    """A station's key, sealed to escrow, sealed anew to a certified officer (file's text)."""
    name, sealed = read_share(text)
    private = shares.open_station_share(sealed, name, escrow.recipient(), escrow_private)
    return write_share(name, shares.seal_station_share(private, name, officer), officer.name)
