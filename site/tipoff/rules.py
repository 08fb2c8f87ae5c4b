"""Routing rules as signed statements: only the province's own key may send its tips elsewhere."""

from tipoff.vault import envelopes
from tipoff.vault.errors import CertificateError

PURPOSE = "routing-rule"


def sign(province: str, category: str, station: str, seed: bytes) -> bytes:
    """The signed statement of a rule, by the Ed25519 `seed` of the province's authority."""
    return envelopes.sign(PURPOSE, _fields(province, category, station), seed)


def holds(signature: bytes, province: str, category: str, station: str, key: bytes) -> bool:
    """Whether `signature` is `key`'s over exactly this rule."""
    try:
        signed = envelopes.read_signed(PURPOSE, signature, key)
    except CertificateError:
        return False
    return signed == _fields(province, category, station)


def _fields(province: str, category: str, station: str) -> dict:
    return {"province": province, "category": category, "station": station}
