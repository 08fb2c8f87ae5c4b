"""What certificates are checked against here: the root, the epochs' file, and revocations."""

import base64
import binascii
import fcntl
import logging
import os
from collections.abc import Set
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from tipoff.models import Authority, Revocation, RootSuccession
from tipoff.vault import certificates, epochs, succession
from tipoff.vault.certificates import Trust
from tipoff.vault.epochs import Epochs
from tipoff.vault.errors import CertificateError, VaultError

logger = logging.getLogger(__name__)
# A root that nothing verifies against: without a setting every check fails and tips go up.
NO_ROOT = bytes(32)


def current_trust(now: int) -> Trust:
    """The `Trust` of this moment (`now` in seconds); three queries, one small file.

    What is found revoked is remembered outside the database, where nobody can forgive it by
    deleting a row.
    """
    root, former = _roots()
    trust = Trust(root, stored_epochs(), settings.DEMONSTRATION, former=former)
    found = _revoked(trust, now)
    if not found.keys() <= trust.epochs.revoked:
        remember({}, found.keys())
    ended = {
        serial: taken_back.revoked_at
        for serial, taken_back in found.items()
        if taken_back.reason in certificates.PEACEFUL
    }
    return replace(trust, epochs=trust.epochs.revoking(found), ended=ended)


def root_key() -> bytes:
    """The root's public key from `VAULT_ROOT_KEY` (base64 in either alphabet)."""
    text = settings.VAULT_ROOT_KEY.strip().replace("-", "+").replace("_", "/")
    try:
        key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        key = b""
    return key if len(key) == 32 else NO_ROOT


def current_root() -> bytes:
    """The root's public key that counts now: the setting's, or the one that follows it."""
    return _roots()[0]


def _roots() -> tuple[bytes, dict[bytes, int]]:
    """The root that now counts, and the former ones with the time until which theirs does.

    A succession counts by its signatures, whoever wrote the row: the old root's word leads on from
    the setting, the new root's word back.
    """
    found = [said for row in RootSuccession.objects.all() if (said := _succession(row)) is not None]
    root, former = root_key(), {}
    forward = {said.old_root: said for said in found}
    while root in forward and root not in former:
        former[root] = forward[root].until
        root = forward[root].new_root
    back = {said.new_root: said for said in found}
    oldest = root_key()
    while oldest in back and back[oldest].old_root not in former:
        said = back[oldest]
        former[said.old_root] = said.until
        oldest = said.old_root
    return root, former


def _succession(row: RootSuccession) -> succession.Succession | None:
    try:
        return succession.read(row.statement)
    except CertificateError:
        return None


def stored_epochs() -> Epochs:
    """The lowest accepted epochs, from `VAULT_EPOCHS_FILE`; none where there is no file yet."""
    try:
        return _read_epochs()
    except (OSError, VaultError, UnicodeDecodeError):
        # A damaged file must not stop tips; it is the operator's to mend, and /readyz names it.
        logger.error("the file of accepted epochs cannot be read")
        return Epochs()


def epochs_readable() -> bool:
    """Whether the file of accepted epochs can be believed; one that is not there yet can."""
    try:
        _read_epochs()
    except (OSError, VaultError, UnicodeDecodeError):
        return False
    return True


def _read_epochs() -> Epochs:
    try:
        return epochs.read(Path(settings.VAULT_EPOCHS_FILE).read_text())
    except FileNotFoundError:
        return Epochs()


def remember(seen: dict[str, int], revoked: Set[str] = frozenset()) -> None:
    """Raise the lowest accepted epochs to those just seen in valid certificates, and keep what was
    found revoked.

    From then on an older key, put back by whoever can write the database, is refused. A file that
    cannot be written stops no tip, and a damaged one is left for the operator to read.
    """
    try:
        known = _read_epochs()
        if _with(known, seen, revoked) != known:
            _write(Path(settings.VAULT_EPOCHS_FILE), seen, revoked)
    except (OSError, VaultError, UnicodeDecodeError) as error:
        logger.error("the accepted epochs cannot be kept: %s", type(error).__name__)


def _with(known: Epochs, seen: dict[str, int], revoked: Set[str]) -> Epochs:
    for name, epoch in seen.items():
        if epoch > known.lowest(name):
            known = known.raised(name, epoch)
    return known.revoking(revoked)


def _write(path: Path, seen: dict[str, int], revoked: Set[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _replace(path, epochs.write(_with(_read_epochs(), seen, revoked)))


def _replace(path: Path, text: str) -> None:
    fresh = path.with_suffix(".new")
    with open(fresh, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)


def _revoked(trust: Trust, now: int) -> dict[str, certificates.Revocation]:
    """Revocations signed by whoever issued the serial, by it; other rows are passed over."""
    rows = list(Revocation.objects.all())
    if not rows:
        return {}
    authorities = {}
    for authority in Authority.objects.all():
        authorities.setdefault(authority.scope, []).append(authority.certificate)
    found = {}
    for row in rows:
        issuer = row.serial.partition(":")[0]
        signers = [None] if issuer == certificates.ROOT else authorities.get(issuer, [])
        for signer in signers:
            taken_back = _read_revocation(row, signer, trust, now)
            if taken_back is not None:
                found[row.serial] = taken_back
    return found


def _read_revocation(
    row: Revocation, signer: bytes | None, trust: Trust, now: int
) -> certificates.Revocation | None:
    try:
        revocation = certificates.verify_revocation(row.statement, trust, now, signer)
    except CertificateError:
        return None
    return revocation if revocation.serial == row.serial else None
