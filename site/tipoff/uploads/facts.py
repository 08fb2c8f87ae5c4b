"""What a draft remembers of a file: its key, and the facts that officers will read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from tipoff.vault.encoding import unb64

# Told to the officers with the tip, sealed; the key goes its own way and the frames are public.
KEPT_BACK = ("key", "frames")


@dataclass(frozen=True)
class Attached:
    """One file that a citizen attached; JSON values throughout.

    `key` (base64) opens the sealed file. `kind` is what it is after cleaning, `size` and `sha256`
    are the original's. `removed` names what was taken out; `original` says that nothing was, by
    choice. `scan` is `clean`, `found`, `unscanned`, or `none` where no scanner is set up.
    """

    id: str
    key: str
    frames: int
    name: str
    kind: str
    size: int
    sha256: str
    removed: tuple[str, ...] = ()
    original: bool = False
    scan: str = "none"

    @classmethod
    def of(cls, held: Mapping) -> "Attached":
        """What `held` wrote."""
        known = {field.name: held[field.name] for field in fields(cls)}
        return cls(**{**known, "removed": tuple(known["removed"])})

    def held(self) -> dict:
        """As a sealed box keeps it."""
        return {**asdict(self), "removed": list(self.removed)}

    def told(self) -> dict:
        """As the tip's sealed body or message tells it."""
        return {name: value for name, value in self.held().items() if name not in KEPT_BACK}

    @property
    def raw_key(self) -> bytes:
        return unb64(self.key, 32)
