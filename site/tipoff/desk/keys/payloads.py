"""What a signing officer's browser is given to unlock with, besides every officer's material."""

from tipoff.desk.keys import issuers
from tipoff.models import AuthorityShare, Officer
from tipoff.vault.encoding import b64


def authority_shares(officer: Officer) -> list[dict]:
    """The signing keys of the officer's desk, sealed to this officer, each with its certificate."""
    scope = issuers.scope_of(officer)
    shares = AuthorityShare.objects.filter(officer=officer, authority__scope=scope or "")
    return [
        {"certificate": b64(bytes(share.authority.certificate)), "sealed": b64(bytes(share.sealed))}
        for share in shares.select_related("authority").order_by("-authority_id")
    ]
