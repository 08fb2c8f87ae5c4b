"""What is added to a tip later: the citizen's messages, officers' replies and internal notes.

A message is sealed by the server to the tip alone. A reply is signed by the officer's certified
key over the tip's id, both public keys, its sequence and its text, then sealed to the tip and to
the source, so that the citizen's lookup can verify it up to the root. A note is signed the same
way under a purpose of its own and sealed to the tip alone. Sequences count up from 1 within a tip,
over all three kinds; the caller stores them and says which one it expects.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tipoff.vault import certificates, envelopes
from tipoff.vault.certificates import Chain, Trust
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import CertificateError, OpenError
from tipoff.vault.tips import TipIdentity

REPLY = "reply"
NOTE = "note"


@dataclass(frozen=True)
class Writer:
    """A signing officer: ids as certified, the Ed25519 seed, and (authority, officer) envelopes."""

    officer: str
    station: str
    sign_seed: bytes
    chain: Chain


@dataclass(frozen=True)
class Written:
    """A verified reply or note: who wrote it, at which station, when (seconds), and the text."""

    officer: str
    station: str
    written_at: int
    text: str


@dataclass(frozen=True)
class SignedText:
    """An opened reply or note, not yet verified."""

    signed: bytes
    chain: tuple[bytes, ...]


@dataclass(frozen=True)
class SealedReply:
    """One reply, sealed twice: for the officers and for the citizen."""

    to_tip: bytes
    to_source: bytes


def seal_message(identity: TipIdentity, sequence: int, data: Mapping) -> bytes:
    """What a citizen added, as JSON values, sealed to the tip alone."""
    context = identity.context(sequence=sequence)
    return envelopes.seal("tip-message", context, dict(data), identity.tip_public, text=True)


def open_message(sealed: bytes, identity: TipIdentity, sequence: int, tip_private: bytes) -> dict:
    """The message number `sequence` of exactly this tip; raises `OpenError`."""
    context = identity.context(sequence=sequence)
    return envelopes.unseal("tip-message", context, sealed, tip_private, text=True)


def seal_reply(
    identity: TipIdentity, sequence: int, text: str, written_at: int, writer: Writer
) -> SealedReply:
    """A reply, signed once and sealed to the tip and to the source."""
    data = _signed(REPLY, identity, sequence, text, written_at, writer)
    to_tip = _seal(REPLY, "tip", identity, sequence, data)
    return SealedReply(to_tip, _seal(REPLY, "source", identity, sequence, data))


def open_reply(
    sealed: bytes, identity: TipIdentity, sequence: int, private: bytes, *, to: str = "source"
) -> SignedText:
    """A reply opened by the source's private key (or the tip's, `to="tip"`), not yet verified."""
    return _open(REPLY, to, identity, sequence, sealed, private)


def verify_reply(
    opened: SignedText, identity: TipIdentity, sequence: int, trust: Trust, at: int
) -> Written:
    """A reply's text, if a certified officer signed it for this tip, source and sequence.

    `at` is when the server took it in: the certificates had to hold then, so that a reply does
    not turn false when its writer's certificate runs out. Raises `CertificateError`.
    """
    return _verify(REPLY, opened, identity, sequence, trust, at)


def seal_note(
    identity: TipIdentity, sequence: int, text: str, written_at: int, writer: Writer
) -> bytes:
    """An internal note: signed, sealed to the tip alone."""
    return _seal(
        NOTE, "tip", identity, sequence, _signed(NOTE, identity, sequence, text, written_at, writer)
    )


def open_note(
    sealed: bytes, identity: TipIdentity, sequence: int, tip_private: bytes
) -> SignedText:
    """A note opened by the tip's private key, not yet verified."""
    return _open(NOTE, "tip", identity, sequence, sealed, tip_private)


def verify_note(
    opened: SignedText, identity: TipIdentity, sequence: int, trust: Trust, at: int
) -> Written:
    """As `verify_reply`, for a note: neither passes for the other."""
    return _verify(NOTE, opened, identity, sequence, trust, at)


def _signed(
    kind: str, identity: TipIdentity, sequence: int, text: str, written_at: int, writer: Writer
) -> dict:
    who = {"officer": writer.officer, "station": writer.station, "written_at": written_at}
    statement = {**identity.context(sequence=sequence), **who, "text": text}
    signed = envelopes.sign(kind, statement, writer.sign_seed)
    return {"signed": b64(signed), "chain": [b64(envelope) for envelope in writer.chain]}


def _seal(kind: str, to: str, identity: TipIdentity, sequence: int, data: dict) -> bytes:
    context = identity.context(sequence=sequence, to=to)
    key = identity.source_public if to == "source" else identity.tip_public
    return envelopes.seal(f"tip-{kind}", context, data, key, text=True)


def _open(
    kind: str, to: str, identity: TipIdentity, sequence: int, sealed: bytes, private: bytes
) -> SignedText:
    context = identity.context(sequence=sequence, to=to)
    data = envelopes.unseal(f"tip-{kind}", context, sealed, private, text=True)
    if not isinstance(data, dict) or not isinstance(data.get("chain"), list):
        raise OpenError("malformed")
    return SignedText(unb64(data.get("signed")), tuple(unb64(item) for item in data["chain"]))


def _verify(
    kind: str, opened: SignedText, identity: TipIdentity, sequence: int, trust: Trust, at: int
) -> Written:
    claimed = _written(envelopes.peek(opened.signed))
    who = {"officer": claimed.officer, "station": claimed.station}
    certificate = certificates.verify_officer(opened.chain, trust, at, **who)
    statement = envelopes.read_signed(kind, opened.signed, certificate.sign_key)
    expected = identity.context(sequence=sequence)
    if any(statement.get(name) != value for name, value in expected.items()):
        raise CertificateError("wrong-context")
    return _written(statement)


def _written(statement: dict) -> Written:
    names = ("officer", "station", "written_at", "text")
    values = [statement.get(name) for name in names]
    if [type(value) for value in values] != [str, str, int, str]:
        raise CertificateError("malformed")
    return Written(*values)
