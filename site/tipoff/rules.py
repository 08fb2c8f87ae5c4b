"""Routing rules as signed statements: only the province's own key may send its tips elsewhere.

Each has a serial, as a certificate has, so that a rule that was taken away is revoked: otherwise
whoever can write the database could put its row back.
"""

from collections.abc import Set

from tipoff.vault import certificates, envelopes
from tipoff.vault.errors import CertificateError

PURPOSE = "routing-rule"


def sign(province: str, category: str, station: str, seed: bytes) -> bytes:
    """The signed statement of a rule, by the Ed25519 `seed` of the province's authority."""
    fields = _fields(province, category, station)
    return envelopes.sign(PURPOSE, fields | {"serial": certificates.new_serial(province)}, seed)


def holds(
    signature: bytes,
    province: str,
    category: str,
    station: str,
    key: bytes,
    revoked: Set[str] = frozenset(),
) -> bool:
    """Whether `signature` is `key`'s over exactly this rule, and its serial was not revoked."""
    try:
        signed = envelopes.read_signed(PURPOSE, signature, key)
    except CertificateError:
        return False
    serial = str(signed.pop("serial", ""))
    right = serial.startswith(f"{province}:") and serial not in revoked
    return right and signed == _fields(province, category, station)


def serial_of(signature: bytes) -> str:
    """The serial that a statement claims, **unchecked**; empty where it names none."""
    try:
        return str(envelopes.peek(signature).get("serial", ""))
    except CertificateError:
        return ""


def _fields(province: str, category: str, station: str) -> dict:
    return {"province": province, "category": category, "station": station}
