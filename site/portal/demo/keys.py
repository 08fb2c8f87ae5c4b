"""The demonstration's keys and certificates, each grown from a public label.

Certificates say `demonstration`, so that no verifier outside local settings accepts them.
"""

from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from portal.demo.constants import seed
from portal.demo.content.people import OFFICERS, STATIONS, DemoOfficer, DemoStation
from tipoff.vault import authorities, certificates, officers, primitives

NOT_AFTER = int(datetime(2040, 1, 1, tzinfo=UTC).timestamp())
EPOCH = 1


@dataclass(frozen=True)
class Member:
    """An officer as the vault knows one: id, key pairs and certificate."""

    person: DemoOfficer
    public_id: str
    seed: bytes
    passphrase: str
    certificate: certificates.OfficerCertificate
    envelope: bytes

    @property
    def keys(self) -> officers.OfficerKeys:
        return officers.keys(self.seed)


def serial(issuer: str, label: str) -> str:
    return f"{issuer}:{seed(f'serial/{issuer}/{label}')[:16].hex()}"


def scope_of(station: DemoStation) -> str:
    return station.province or certificates.CENTRAL


def station_of(code: str) -> DemoStation:
    return next(station for station in STATIONS if station.code == code)


@cache
def authority(scope: str) -> certificates.Authority:
    pair = primitives.sign_pair(seed(f"authority/{scope}"))
    return certificates.Authority(
        scope, pair.public, EPOCH, NOT_AFTER, serial("root", f"authority/{scope}"), True
    )


def authority_share(member: Member) -> bytes:
    """The authority's seed, sealed to an officer of its desk."""
    scope = scope_of(station_of(member.person.station))
    return authorities.seal_authority_share(
        seed(f"authority/{scope}"), authority(scope), member.certificate.recipient()
    )


@cache
def authority_envelope(scope: str) -> bytes:
    return certificates.issue(authority(scope), seed("root"))


@cache
def escrow() -> certificates.EscrowCertificate:
    pair = primitives.box_pair(seed("escrow"))
    return certificates.EscrowCertificate(
        pair.public, EPOCH, NOT_AFTER, serial("root", "escrow"), True
    )


def escrow_envelope() -> bytes:
    return certificates.issue(escrow(), seed("root"))


def station_pair(station: DemoStation) -> primitives.KeyPair:
    return primitives.box_pair(seed(f"station/{station.code}/{EPOCH}"))


def station_envelope(station: DemoStation) -> bytes:
    scope = scope_of(station)
    certificate = certificates.StationCertificate(
        station=station.code,
        kind=station.kind,
        province=station.province,
        wards=station.wards,
        epoch=EPOCH,
        box_key=station_pair(station).public,
        not_after=NOT_AFTER,
        serial=serial(scope, f"station/{station.code}"),
        demonstration=True,
    )
    return certificates.issue(certificate, seed(f"authority/{scope}"))


@cache
def member(username: str) -> Member:
    """The officer with this username, with all that the vault needs."""
    person = next(officer for officer in OFFICERS if officer.username == username)
    station = station_of(person.station)
    own_seed, public_id = seed(f"officer/{username}"), seed(f"id/{username}")[:8].hex()
    pairs, scope = officers.keys(own_seed), scope_of(station)
    certificate = certificates.OfficerCertificate(
        officer=public_id,
        station=station.code,
        province=station.province,
        box_key=pairs.box.public,
        sign_key=pairs.sign.public,
        not_after=NOT_AFTER,
        serial=serial(scope, f"officer/{username}"),
        demonstration=True,
    )
    envelope = certificates.issue(certificate, seed(f"authority/{scope}"))
    return Member(person, public_id, own_seed, passphrase(username), certificate, envelope)


def passphrase(username: str) -> str:
    """Six words of the vault's list, always the same ones for a username."""
    words, drawn = officers.words(), seed(f"passphrase/{username}")
    picks = (int.from_bytes(drawn[i : i + 2], "big") for i in range(0, 12, 2))
    return " ".join(words[pick % len(words)] for pick in picks)


def totp_secret(username: str) -> str:
    """The second factor's secret in base32, as an authenticator app takes it."""
    return b32encode(seed(f"totp/{username}")[:20]).decode("ascii")
