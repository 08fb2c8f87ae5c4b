"""A tip, sealed to a key pair of its own, whose private half only its recipients can open.

The server calls `seal_tip` and forgets the private half with the content; it never calls an
`open_...` function (those serve tests, the recover command and the demonstration).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tipoff.vault import container, envelopes, primitives
from tipoff.vault.certificates import Recipient
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import OpenError

PARTS = ("header", "body", "contact")


@dataclass(frozen=True)
class TipContent:
    """What a citizen said, as JSON values: `header` (category, place, times, conflict: what lists
    show), `body` (the story) and `contact` (empty when nameless; sealed all the same, so that its
    size tells nothing)."""

    header: Mapping
    body: Mapping
    contact: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class TipIdentity:
    """What every sealed text of a tip names: its id and both public keys (32 bytes each)."""

    tip_id: str
    tip_public: bytes
    source_public: bytes

    def context(self, **more) -> dict:
        """The context of a sealed text of this tip."""
        keys = {"tip_key": b64(self.tip_public), "source_key": b64(self.source_public)}
        return {"tip": self.tip_id, **keys, **more}


@dataclass(frozen=True)
class SealedKey:
    """A tip's private key, sealed to one recipient (station or escrow)."""

    kind: str
    name: str
    epoch: int
    sealed: bytes


@dataclass(frozen=True)
class SealedTip:
    """A tip as it is stored: nothing here opens without a recipient's private key.

    `clear` is what the tip's row holds in the clear (JSON values), so that a blob alone can bring
    the row back.
    """

    identity: TipIdentity
    header: bytes
    body: bytes
    contact: bytes
    keys: tuple[SealedKey, ...]
    clear: Mapping = field(default_factory=dict)

    @property
    def digest(self) -> bytes:
        """BLAKE2b-256 over the whole container, for the tip's row and the journal."""
        return primitives.digest("tip-container", self.to_bytes())

    def to_bytes(self) -> bytes:
        """The blob written beside the database; the same tip gives the same bytes."""
        keys = [[k.kind, k.name, k.epoch, b64(k.sealed)] for k in self.keys]
        head = {**self.identity.context(), "keys": keys, "clear": dict(self.clear)}
        return container.pack(head, [self.header, self.body, self.contact])

    @classmethod
    def from_bytes(cls, blob: bytes) -> "SealedTip":
        """The tip that `to_bytes` wrote; `OpenError` (`malformed`, `truncated`) otherwise."""
        head, parts = container.unpack(blob, len(PARTS))
        try:
            identity = TipIdentity(
                head["tip"], unb64(head["tip_key"], 32), unb64(head["source_key"], 32)
            )
            keys = tuple(SealedKey(k, name, n, unb64(s)) for k, name, n, s in head["keys"])
            return cls(identity, *parts, keys=keys, clear=head["clear"])
        except (KeyError, TypeError, ValueError):
            raise OpenError("malformed") from None


def new_tip_id() -> str:
    """A random tip id (32 hex digits), for callers without a numbering of their own."""
    return primitives.random_bytes(16).hex()


def seal_tip(
    content: TipContent,
    recipients: Sequence[Recipient],
    source_public: bytes,
    *,
    tip_id: str,
    clear: Mapping | None = None,
) -> SealedTip:
    """Seal a tip to a new key pair and its private half to each recipient, then drop that half.

    `recipients` come from verified certificates (`StationCertificate.recipient()`,
    `EscrowCertificate.recipient()`); at least one. `source_public` is the receipt's public key.
    """
    if not recipients:
        raise ValueError("a tip needs somebody who can open it")
    pair = primitives.box_pair()
    identity = TipIdentity(tip_id, pair.public, source_public)
    parts = {part: seal_part(part, getattr(content, part), identity) for part in PARTS}
    keys = tuple(seal_tip_key(pair.private, identity, recipient) for recipient in recipients)
    return SealedTip(identity, **parts, keys=keys, clear=dict(clear or {}))


def seal_part(part: str, data: Mapping, identity: TipIdentity) -> bytes:
    """The header, body or contact (`part`) sealed to a tip, at intake or in place of the first."""
    context = identity.context(part=part)
    return envelopes.seal("tip-part", context, dict(data), identity.tip_public, text=True)


def seal_tip_key(tip_private: bytes, identity: TipIdentity, recipient: Recipient) -> SealedKey:
    """A tip's private key sealed to one recipient."""
    context = identity.context(recipient=recipient.context())
    sealed = envelopes.seal("tip-key", context, b64(tip_private), recipient.box_key, text=False)
    return SealedKey(recipient.kind, recipient.name, recipient.epoch, sealed)


def open_tip_key(key: SealedKey, identity: TipIdentity, private: bytes) -> bytes:
    """A tip's private key, by its recipient's private key.

    Raises `OpenError`, also when the key inside is not the private half of the tip's public key.
    """
    named = {"kind": key.kind, "name": key.name, "epoch": key.epoch}
    context = identity.context(recipient=named)
    tip_private = unb64(envelopes.unseal("tip-key", context, key.sealed, private, text=False), 32)
    if primitives.box_pair(tip_private).public != identity.tip_public:
        raise OpenError("wrong-key")
    return tip_private


def reseal_tip_key(
    key: SealedKey, identity: TipIdentity, private: bytes, recipient: Recipient
) -> SealedKey:
    """A transfer: the tip's key opened by the present holder and sealed to the next recipient."""
    return seal_tip_key(open_tip_key(key, identity, private), identity, recipient)


def open_part(part: str, sealed: bytes, identity: TipIdentity, tip_private: bytes) -> dict:
    """The header, body or contact (`part`) of exactly this tip; raises `OpenError`."""
    return envelopes.unseal("tip-part", identity.context(part=part), sealed, tip_private, text=True)
