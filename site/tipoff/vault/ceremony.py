"""The root and the escrow: made offline, split 2-of-3 as SLIP-39 words, and put together again.

Two of three holders bring the root back for a moment, to certify a province's authority, or the
escrow, to open what nobody else can. The two are split apart: who helps certify opens nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import shamir_mnemonic

from tipoff.vault import certificates, primitives
from tipoff.vault.certificates import EscrowCertificate
from tipoff.vault.errors import OpenError

NEEDED, HOLDERS = 2, 3


@dataclass(frozen=True)
class Ceremony:
    """What a ceremony leaves: for settings the root's public key, for the database the escrow's
    certificate, for paper three shares of each (33 words a share)."""

    root_public: bytes
    escrow_certificate: bytes
    root_shares: tuple[str, ...]
    escrow_shares: tuple[str, ...]


def hold(not_after: int, *, epoch: int = 1, demonstration: bool = False) -> Ceremony:
    """Make root and escrow, certify the escrow until `not_after` (seconds), split both, and try
    every pair of shares before believing them."""
    root, escrow = primitives.sign_pair(), primitives.box_pair()
    certificate = EscrowCertificate(
        escrow.public, epoch, not_after, certificates.new_serial(certificates.ROOT), demonstration
    )
    return Ceremony(
        root_public=root.public,
        escrow_certificate=certificates.issue(certificate, root.private),
        root_shares=split(root.private),
        escrow_shares=split(escrow.private),
    )


def split(secret: bytes) -> tuple[str, ...]:
    """Three shares of a 32-byte secret, of which any two (proved here) bring it back."""
    groups = shamir_mnemonic.generate_mnemonics(1, [(NEEDED, HOLDERS)], secret)
    shares = tuple(groups[0])
    if any(combine(pair) != secret for pair in combinations(shares, NEEDED)):
        raise RuntimeError("the shares do not bring the secret back: do not use them")
    return shares


def combine(shares: Sequence[str]) -> bytes:
    """The secret, from two shares; `OpenError("wrong-key")` where they do not belong together or a
    word is wrong."""
    try:
        return shamir_mnemonic.combine_mnemonics(shares)
    except shamir_mnemonic.MnemonicError:
        raise OpenError("wrong-key") from None


def root_seed(shares: Sequence[str], root_public: bytes) -> bytes:
    """The root's seed from its shares, if it is the root that `root_public` names."""
    seed = combine(shares)
    if primitives.sign_pair(seed).public != root_public:
        raise OpenError("wrong-key")
    return seed


def escrow_private(shares: Sequence[str], escrow_public: bytes) -> bytes:
    """The escrow's private key from its shares, if it is the one that `escrow_public` names."""
    private = combine(shares)
    if primitives.box_pair(private).public != escrow_public:
        raise OpenError("wrong-key")
    return private
