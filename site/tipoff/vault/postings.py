"""What an officer's browser signs over the sealed texts that it posts.

A reply's own signature is inside the seal, for the citizen's lookup; the server cannot see it. This
one is outside: it covers the tip, the place in its sequence and the sealed bytes, so the server
keeps only what came, as it came, from the officer's certified key.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tipoff.vault import envelopes, primitives
from tipoff.vault.encoding import b64, canonical
from tipoff.vault.errors import CertificateError
from tipoff.vault.tips import TipIdentity

PURPOSE = "posting"


@dataclass(frozen=True)
class Posting:
    """A reply (`kind` reply, sealed to the tip and to the source) or note (to the tip alone)."""

    kind: str
    identity: TipIdentity
    sequence: int
    sealed: Sequence[bytes]

    def fields(self) -> dict:
        """What the signature covers; the sealed bytes by their BLAKE2b-256."""
        digests = [b64(primitives.digest(PURPOSE, part)) for part in self.sealed]
        return self.identity.context(kind=self.kind, sequence=self.sequence, sealed=digests)


def sign_posting(posting: Posting, seed: bytes) -> bytes:
    """The signature (64 bytes) of the officer's Ed25519 `seed`."""
    return envelopes.sign(PURPOSE, posting.fields(), seed)[: primitives.SIGNATURE_SIZE]


def check_posting(posting: Posting, signature: bytes, sign_key: bytes) -> bool:
    """Whether `sign_key` signed exactly this posting."""
    payload = {**posting.fields(), "purpose": PURPOSE, "v": envelopes.VERSION}
    try:
        envelopes.read_signed(PURPOSE, signature + canonical(payload), sign_key)
    except CertificateError:
        return False
    return len(signature) == primitives.SIGNATURE_SIZE
