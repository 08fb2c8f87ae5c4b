"""Production never runs on the demonstration: its passwords and keys are public."""

import base64
import binascii

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error

from portal.demo import constants

PUBLISHED = ("VAULT_ROOT_KEY", "RECEIPT_SALT", "JOURNAL_KEY", "LIMIT_KEY")


def reasons() -> list[str]:
    """Answer, a line each, what of the demonstration is found; nothing where it may exist."""
    if settings.DEMONSTRATION:
        return []
    return [*key_reasons(), *_rows()]


def refuse_at_start() -> None:
    """Raise ImproperlyConfigured if anything of the demonstration is found when a server starts.

    A database that does not answer yet, or has no tables, is left to /readyz.
    """
    try:
        found = reasons()
    except Error:
        found = key_reasons()
    if found:
        raise ImproperlyConfigured("Production refuses the demonstration: " + "; ".join(found))


def key_reasons() -> list[str]:
    """Answer which keys are the published ones, however their base64 is spelled."""
    if settings.DEMONSTRATION:
        return []
    known = {name: getattr(constants, name.removeprefix("VAULT_")) for name in PUBLISHED}
    return [
        f"{name} is the demonstration's"
        for name, published in known.items()
        if _decoded(getattr(settings, name)) == _decoded(published)
    ]


def _decoded(text: str) -> bytes | None:
    plain = text.strip().rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except binascii.Error:
        return None


def _rows() -> list[str]:
    from common.models import User
    from places.models import Station

    kinds = {"accounts": User, "stations": Station}
    found = [
        name
        for name, model in kinds.items()
        if model.objects.filter(is_demonstration=True).exists()
    ]
    return [f"the database holds demonstration {name}" for name in [*found, *_keys()]]


def _keys() -> list[str]:
    """ "keys" if one certified by the demonstration is left; nothing would ever be sealed to it."""
    from tipoff.models import Authority, EscrowKey
    from tipoff.vault import certificates

    kinds = {Authority: certificates.Authority, EscrowKey: certificates.EscrowCertificate}
    held = (
        _says_demonstration(kind, bytes(row.certificate))
        for model, kind in kinds.items()
        for row in model.objects.all()
    )
    return ["keys"] if any(held) else []


def _says_demonstration(kind: type, certificate: bytes) -> bool:
    from tipoff.vault import certificates
    from tipoff.vault.errors import CertificateError

    try:
        return certificates.read_unverified(kind, certificate).demonstration
    except CertificateError:
        return False
