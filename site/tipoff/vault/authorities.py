"""An authority's signing seed, sealed to the officers of its desk, who sign in their browsers."""

from tipoff.vault import envelopes, primitives
from tipoff.vault.certificates import Authority, Recipient
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import OpenError

PURPOSE = "authority-share"


def seal_authority_share(seed: bytes, authority: Authority, recipient: Recipient) -> bytes:
    """The authority's Ed25519 seed (32 bytes), sealed to one officer of its desk."""
    context = _context(authority, recipient)
    return envelopes.seal(PURPOSE, context, b64(seed), recipient.box_key, text=False)


def open_authority_share(
    sealed: bytes, authority: Authority, recipient: Recipient, private: bytes
) -> bytes:
    """The seed, by the officer's own key; raises `OpenError`, also for another authority's seed."""
    data = envelopes.unseal(PURPOSE, _context(authority, recipient), sealed, private, text=False)
    seed = unb64(data, primitives.KEY_SIZE)
    if primitives.sign_pair(seed).public != authority.sign_key:
        raise OpenError("wrong-key")
    return seed


def _context(authority: Authority, recipient: Recipient) -> dict:
    # Not the serial: a key that a new root certifies anew needs no new shares.
    own = {"scope": authority.scope, "sign_key": b64(authority.sign_key)}
    return {**own, "recipient": recipient.context()}
