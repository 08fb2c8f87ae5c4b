"""Who may hold which key: root -> province authority -> stations and officers.

Every certificate is a signed statement (`envelopes.sign`). The root is an offline Ed25519 key; it
certifies escrow and one authority a province (scope: its two-digit code) and one for the central
desk (scope `central`); an authority certifies the stations and officers of its own scope only. A
serial begins with its issuer (`root:` or the scope), so that nobody revokes another's.

Times are whole seconds since 1970 (UTC). A chain is a pair `(authority, leaf)` of envelopes.
"""

import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields

from tipoff.vault import envelopes, primitives
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.epochs import Epochs
from tipoff.vault.errors import CertificateError, OpenError

CENTRAL = "central"
ROOT = "root"
KINDS = ("ward", "province", "central")
#: Reasons for which a certificate ends without suspicion: what was signed before then stays true.
PEACEFUL = frozenset({"left", "moved", "passphrase-lost", "replaced"})
Chain = Sequence[bytes]


@dataclass(frozen=True)
class Recipient:
    """Whom something is sealed to: `kind` is station, officer or escrow; epoch 0 if it has none."""

    kind: str
    name: str
    epoch: int
    box_key: bytes

    def context(self) -> dict:
        """How the sealed text names its recipient."""
        return {"kind": self.kind, "name": self.name, "epoch": self.epoch}


@dataclass(frozen=True)
class Authority:
    """A province's (or the central desk's) signing key, certified by the root."""

    scope: str
    sign_key: bytes
    epoch: int
    not_after: int
    serial: str
    demonstration: bool = False


@dataclass(frozen=True)
class EscrowCertificate:
    """The escrow's box key, certified by the root."""

    box_key: bytes
    epoch: int
    not_after: int
    serial: str
    demonstration: bool = False

    def recipient(self) -> Recipient:
        return Recipient("escrow", "escrow", self.epoch, self.box_key)


@dataclass(frozen=True)
class StationCertificate:
    """A station's box key of one epoch and the wards (5-digit codes) that it serves.

    `kind` is ward, province or central; `province` its code, empty for the central desk.
    """

    station: str
    kind: str
    province: str
    wards: tuple[str, ...]
    epoch: int
    box_key: bytes
    not_after: int
    serial: str
    demonstration: bool = False

    def recipient(self) -> Recipient:
        return Recipient("station", self.station, self.epoch, self.box_key)


@dataclass(frozen=True)
class OfficerCertificate:
    """An officer's box and signing keys, and the station that the officer serves at."""

    officer: str
    station: str
    province: str
    box_key: bytes
    sign_key: bytes
    not_after: int
    serial: str
    demonstration: bool = False

    def recipient(self) -> Recipient:
        return Recipient("officer", self.officer, 0, self.box_key)


@dataclass(frozen=True)
class Revocation:
    """A serial taken back, why, and when."""

    serial: str
    reason: str
    revoked_at: int


Certificate = Authority | EscrowCertificate | StationCertificate | OfficerCertificate
_PURPOSES = {
    Authority: "certificate/authority",
    EscrowCertificate: "certificate/escrow",
    StationCertificate: "certificate/station",
    OfficerCertificate: "certificate/officer",
    Revocation: "revocation",
}


@dataclass(frozen=True)
class Trust:
    """What a verifier stands on: the root's public key, what may only grow, and whether keys of
    the demonstration count (never in production).

    `ended` are the revoked serials that ended without suspicion, and when; `former` the roots that
    this one follows, and until when their word counts.
    """

    root: bytes
    epochs: Epochs = field(default_factory=Epochs)
    allow_demonstration: bool = False
    ended: Mapping[str, int] = field(default_factory=dict)
    former: Mapping[bytes, int] = field(default_factory=dict)

    def roots(self, at: int) -> Iterator[bytes]:
        """The roots whose word counts at a time, the present one first."""
        yield self.root
        yield from (root for root, until in self.former.items() if at <= until)

    def is_revoked(self, serial: str, at: int) -> bool:
        """Whether a certificate had been taken back by then, or was taken back for a suspicion."""
        return serial in self.epochs.revoked and at >= self.ended.get(serial, 0)


def new_serial(issuer: str) -> str:
    """A serial for `issuer` (`root` or an authority's scope): 128 random bits."""
    return f"{issuer}:{primitives.random_bytes(16).hex()}"


def issue(certificate: Certificate | Revocation, seed: bytes) -> bytes:
    """The envelope of a certificate or revocation, signed by the issuer's Ed25519 `seed`."""
    return envelopes.sign(_PURPOSES[type(certificate)], _plain(certificate), seed)


def read_unverified(kind: type, envelope: bytes):
    """A certificate as it describes itself, **unchecked**: for showing, never for trusting."""
    unchecked = envelopes.peek(envelope)
    unchecked.pop("purpose", None)
    unchecked.pop("v", None)
    return built(kind, unchecked)


def serial_of(kind: type, envelope: bytes) -> str:
    """The serial that a certificate gives itself; empty where it cannot be read."""
    try:
        return read_unverified(kind, envelope).serial
    except CertificateError:
        return ""


def verify_authority(envelope: bytes, trust: Trust, now: int) -> Authority:
    """The authority that the root certified; raises `CertificateError`."""
    authority = _read_of_root(Authority, envelope, trust, now)
    _check(authority, trust, now, ROOT, f"authority:{authority.scope}")
    return authority


def verify_escrow(envelope: bytes, trust: Trust, now: int) -> EscrowCertificate:
    """The escrow key that the root certified; raises `CertificateError`."""
    escrow = _read_of_root(EscrowCertificate, envelope, trust, now)
    _check(escrow, trust, now, ROOT, "escrow")
    return escrow


def verify_station(
    chain: Chain,
    trust: Trust,
    now: int,
    *,
    station: str,
    ward: str | None = None,
    ended: bool = False,
) -> StationCertificate:
    """The certificate of the station with code `station`, serving `ward` if one is named.

    With `ended` one that has run out counts too: its renewal is made from it. Raises
    `CertificateError`; the caller then sends the tip one level up.
    """
    authority, certificate = _read_leaf(StationCertificate, chain, trust, now)
    _check_scope(authority, certificate)
    if certificate.station != station:
        raise CertificateError("wrong-station")
    _check(certificate, trust, now, authority.scope, station, ended=ended)
    if ward is not None and ward not in certificate.wards:
        raise CertificateError("wrong-ward")
    return certificate


def verify_officer(
    chain: Chain, trust: Trust, now: int, *, officer: str, station: str
) -> OfficerCertificate:
    """The certificate of `officer` at `station`; raises `CertificateError`."""
    authority, certificate = _read_leaf(OfficerCertificate, chain, trust, now)
    if certificate.province != _province(authority):
        raise CertificateError("wrong-scope")
    if certificate.officer != officer:
        raise CertificateError("wrong-officer")
    if certificate.station != station:
        raise CertificateError("wrong-station")
    _check(certificate, trust, now, authority.scope, None)
    return certificate


def verify_revocation(
    envelope: bytes, trust: Trust, now: int, authority: bytes | None = None
) -> Revocation:
    """A revocation signed by the root, or by the `authority` whose envelope is given.

    An issuer revokes only serials of its own. Raises `CertificateError`.
    """
    if authority is None:
        issuer, revocation = ROOT, _read_of_root(Revocation, envelope, trust, now)
    else:
        verified = verify_authority(authority, trust, now)
        issuer = verified.scope
        revocation = _read(Revocation, envelope, verified.sign_key)
    if not revocation.serial.startswith(f"{issuer}:"):
        raise CertificateError("wrong-scope")
    return revocation


def _read_leaf(kind: type, chain: Chain, trust: Trust, now: int) -> tuple:
    if len(chain) != 2:
        raise CertificateError("malformed")
    authority = verify_authority(chain[0], trust, now)
    return authority, _read(kind, chain[1], authority.sign_key)


def _check(
    certificate: Certificate,
    trust: Trust,
    now: int,
    issuer: str,
    name: str | None,
    ended: bool = False,
) -> None:
    """What every certificate must pass; its epoch is counted under `name`, if it has one."""
    if certificate.demonstration and not trust.allow_demonstration:
        raise CertificateError("demonstration")
    if not certificate.serial.startswith(f"{issuer}:"):
        raise CertificateError("wrong-scope")
    if trust.is_revoked(certificate.serial, now):
        raise CertificateError("revoked")
    if now > certificate.not_after and not ended:
        raise CertificateError("expired")
    if name is not None and certificate.epoch < trust.epochs.lowest(name):
        raise CertificateError("old-epoch")


def _check_scope(authority: Authority, certificate: StationCertificate) -> None:
    central = (authority.scope == CENTRAL) == (certificate.kind == CENTRAL)
    if certificate.province != _province(authority) or not central:
        raise CertificateError("wrong-scope")


def _province(authority: Authority) -> str:
    return "" if authority.scope == CENTRAL else authority.scope


def _read_of_root(kind: type, envelope: bytes, trust: Trust, now: int):
    for root in trust.roots(now):
        if envelopes.is_signed_by(_PURPOSES[kind], envelope, root):
            return _read(kind, envelope, root)
    raise CertificateError("bad-signature")


def _read(kind: type, envelope: bytes, key: bytes):
    return built(kind, envelopes.read_signed(_PURPOSES[kind], envelope, key))


def _plain(certificate: Certificate | Revocation) -> dict:
    written = {bytes: b64, tuple: list}
    return {k: written.get(type(v), lambda v: v)(v) for k, v in asdict(certificate).items()}


def built(kind: type, plain: dict):
    """A certificate or revocation of `kind` from its JSON fields, keys as base64url.

    Raises `CertificateError("malformed")` for any missing, unknown or mistyped field.
    """
    hints = typing.get_type_hints(kind)
    if plain.keys() != hints.keys():
        raise CertificateError("malformed")
    return kind(**{f.name: _typed(hints[f.name], plain[f.name]) for f in fields(kind)})


def _typed(hint: object, value: object):
    if hint is bytes:
        return _key(value)
    if hint == tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
    elif type(value) is hint:
        return value
    raise CertificateError("malformed")


def _key(value: object) -> bytes:
    try:
        return unb64(value, primitives.KEY_SIZE)
    except OpenError:
        raise CertificateError("malformed") from None
