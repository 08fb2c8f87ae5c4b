"""The files that the offline commands read and write, as text.

An envelope is one line of base64url. A request is a JSON object that names what is to be
certified, with public keys as base64url; whoever certifies reads it first.
"""

import json
from collections.abc import Mapping

from tipoff.vault import authorities, certificates, officers, primitives
from tipoff.vault.certificates import (
    Authority,
    OfficerCertificate,
    Recipient,
    StationCertificate,
)
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import OpenError

_FIELDS = {
    Authority: ("scope", "sign_key", "epoch"),
    StationCertificate: ("station", "kind", "province", "wards", "epoch", "box_key"),
    OfficerCertificate: ("officer", "station", "province", "box_key", "sign_key"),
}


def write_line(data: bytes) -> str:
    """An envelope or public key as a file's text."""
    return b64(data) + "\n"


def read_line(text: str, size: int | None = None) -> bytes:
    """The bytes that `write_line` wrote; raises `OpenError("malformed")`."""
    return unb64(text.strip(), size)


def write_request(fields: Mapping) -> str:
    """A request as a file's text: indented, so that a person can read it."""
    return json.dumps(dict(fields), indent=1, ensure_ascii=False) + "\n"


def certificate_of(kind: type, text: str, issuer: str, not_after: int, demonstration: bool = False):
    """The certificate that a request's text asks for, with a serial of its issuer's, unsigned.

    Raises `OpenError("malformed")` where a field is missing, unknown or of another type.
    """
    asked = _object(text)
    if set(asked) != set(_FIELDS[kind]):
        raise OpenError("malformed")
    given = {"not_after": not_after, "serial": certificates.new_serial(issuer)}
    return certificates.built(kind, {**asked, **given, "demonstration": demonstration})


def new_authority_key(scope: str, passphrase: str, epoch: int, **costs: int) -> tuple[str, str]:
    """A province's signing key: (wrapped key file, request for the root), as texts."""
    pair = primitives.sign_pair()
    wrapped = officers.wrap(pair.private, passphrase, f"authority:{scope}", **costs)
    request = {"scope": scope, "sign_key": b64(pair.public), "epoch": epoch}
    return write_line(wrapped), write_request(request)


def read_authority_key(text: str, passphrase: str, authority: Authority) -> bytes:
    """The seed of an authority's key file; `OpenError` unless it is the certified one's."""
    seed = officers.unwrap(read_line(text), passphrase, f"authority:{authority.scope}")
    if primitives.sign_pair(seed).public != authority.sign_key:
        raise OpenError("wrong-key")
    return seed


def authority_share(seed: bytes, authority: Authority, officer: Recipient) -> str:
    """An authority's key, sealed to a certified officer of its desk, as a file's text (JSON)."""
    sealed = authorities.seal_authority_share(seed, authority, officer)
    named = {"scope": authority.scope, "sign_key": b64(authority.sign_key)}
    return write_request({**named, "officer": officer.name, "sealed": b64(sealed)})


def _object(text: str) -> dict:
    try:
        found = json.loads(text)
    except ValueError:
        raise OpenError("malformed") from None
    if not isinstance(found, dict):
        raise OpenError("malformed")
    return found
