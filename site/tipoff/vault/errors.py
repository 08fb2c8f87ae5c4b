"""What can go wrong in the vault: always one of these, always with a short reason code."""


class VaultError(Exception):
    """Something sealed, signed or wrapped is not what it should be.

    `reason` is a stable code for programs and journals; it never holds content.
    """

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class OpenError(VaultError):
    """A sealed text does not open, or opens to something sealed for another place.

    Reasons: `malformed`, `wrong-key`, `no-key`, `wrong-context`, `wrong-passphrase`, `truncated`.
    """


class CertificateError(VaultError):
    """A certificate, revocation or signed statement must not be believed.

    Reasons: `malformed`, `bad-signature`, `expired`, `revoked`, `old-epoch`, `wrong-scope`,
    `wrong-station`, `wrong-ward`, `wrong-officer`, `wrong-context`, `demonstration`.
    """
