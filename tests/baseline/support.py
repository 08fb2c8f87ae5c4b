"""Since when browsers know a feature."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("support.json")


@dataclass(frozen=True)
class Baseline:
    """The oldest browsers that must do: versions of Chrome and of Safari."""

    chrome: float
    safari: float

    def __post_init__(self):
        floor_chrome, floor_safari = data()["floor"]
        if self.chrome < floor_chrome or self.safari < floor_safari:
            raise ValueError(f"the data begins at Chrome {floor_chrome}, Safari {floor_safari}")

    def lacks(self, group: str, name: str) -> bool:
        """Whether either browser lacks a feature; names that the data does not have are known."""
        since = data()[group].get(name)
        if not since:
            return False
        return any(
            version is None or version > here
            for version, here in zip(since, (self.chrome, self.safari), strict=True)
        )

    def is_property(self, name: str) -> bool:
        """Whether there is such a CSS property at all."""
        return name in data()["properties"]


@dataclass(frozen=True, order=True)
class Finding:
    """A feature that the baseline lacks ("property inset"), and where it is used."""

    feature: str
    where: str


@cache
def data() -> dict:
    """MDN's data, as `assets/support.mjs` wrote it."""
    return json.loads(DATA.read_text(encoding="utf-8"))
