"""What may only grow: the lowest accepted epochs and the revoked serials.

Kept as a small JSON text in a file outside the database, so that whoever can write the database
cannot bring back an old key. The caller reads and writes the file (fsynced, renamed into place).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tipoff.vault.errors import VaultError


@dataclass(frozen=True)
class Epochs:
    """`minimum` by name (a station's code, `authority:SCOPE`, `escrow`) and revoked serials."""

    minimum: Mapping[str, int] = field(default_factory=dict)
    revoked: frozenset[str] = frozenset()

    def lowest(self, name: str) -> int:
        """The lowest epoch still accepted for `name`; 0 when none was ever raised."""
        return self.minimum.get(name, 0)

    def raised(self, name: str, epoch: int) -> "Epochs":
        """With `name` at `epoch` or above; never lowers."""
        lowest = max(self.lowest(name), epoch)
        return Epochs({**self.minimum, name: lowest}, self.revoked)

    def revoking(self, serials: Iterable[str]) -> "Epochs":
        """With these serials revoked too; none is ever forgiven."""
        return Epochs(self.minimum, self.revoked | frozenset(serials))


def read(text: str) -> Epochs:
    """The epochs in a file's text, empty text being none; `VaultError("malformed")` otherwise."""
    if not text.strip():
        return Epochs()
    try:
        found = json.loads(text)
        minimum, revoked = found["minimum"], found["revoked"]
        whole = all(type(epoch) is int and epoch >= 0 for epoch in minimum.values())
        named = isinstance(revoked, list) and all(isinstance(serial, str) for serial in revoked)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise VaultError("malformed") from None
    if not (whole and named):
        raise VaultError("malformed")
    return Epochs(minimum, frozenset(revoked))


def write(epochs: Epochs) -> str:
    """The file's text, the same for the same epochs, ended by a newline."""
    plain = {"minimum": dict(epochs.minimum), "revoked": sorted(epochs.revoked)}
    return json.dumps(plain, indent=1, sort_keys=True) + "\n"
