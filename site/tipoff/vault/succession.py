"""A new root follows an old one, by both their signatures, so that either side can be shown it.

Who pins the old root believes the new one by the old one's word; who already pins the new one still
believes, until `until`, what the old one certified (texts signed before then).
"""

from dataclasses import dataclass

from tipoff.vault import envelopes, primitives
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import CertificateError, OpenError

SUCCESSOR, PREDECESSOR = "root/successor", "root/predecessor"


@dataclass(frozen=True)
class Succession:
    """Both roots' public keys, and until when (seconds) the old one's word counts."""

    old_root: bytes
    new_root: bytes
    until: int


def announce(old_seed: bytes, new_seed: bytes, until: int) -> bytes:
    """The statement, signed by the new root inside and by the old root outside."""
    old_root, new_root = (primitives.sign_pair(seed).public for seed in (old_seed, new_seed))
    fields = {"old_root": b64(old_root), "new_root": b64(new_root), "until": until}
    agreed = envelopes.sign(PREDECESSOR, fields, new_seed)
    return envelopes.sign(SUCCESSOR, {**fields, "agreed": b64(agreed)}, old_seed)


def read(statement: bytes) -> Succession:
    """What a statement says, if both roots that it names signed it.

    Raises `CertificateError`. Whether either root is one's own is for the caller to see.
    """
    claimed = envelopes.peek(statement)
    try:
        old_root, new_root = (unb64(claimed.get(name), 32) for name in ("old_root", "new_root"))
        agreed = unb64(claimed.get("agreed"))
    except OpenError:
        raise CertificateError("malformed") from None
    said = envelopes.read_signed(SUCCESSOR, statement, old_root)
    del said["agreed"]
    if envelopes.read_signed(PREDECESSOR, agreed, new_root) != said:
        raise CertificateError("malformed")
    if said.keys() != {"old_root", "new_root", "until"} or type(said["until"]) is not int:
        raise CertificateError("malformed")
    return Succession(old_root, new_root, said["until"])
