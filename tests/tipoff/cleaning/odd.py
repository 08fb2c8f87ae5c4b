"""The register of odd files: each maker, by the name that it has in `odd_files.csv`."""

from collections.abc import Callable
from functools import cache

SECRET = b"BI-MAT-7f3a9c"  # planted wherever nobody looks; may not come out of a cleaner
MAKERS: dict[str, Callable[[], bytes]] = {}


def odd(name: str) -> Callable:
    """Registers a maker of one odd file."""

    def register(maker: Callable[[], bytes]) -> Callable[[], bytes]:
        assert name not in MAKERS, name
        MAKERS[name] = cache(maker)
        return maker

    return register


def secrets_in(data: bytes) -> bool:
    """Whether the secret can be read in these bytes, in the codings that notes are written in."""
    text = SECRET.decode()
    return any(text.encode(code) in data for code in ("ascii", "utf-16-le", "utf-16-be"))
