"""Dates as far as they are known: a day, a month or only a year."""

import re
from dataclasses import dataclass
from datetime import date

YEARS = range(1930, 2101)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WRITTEN = re.compile(r"(?:(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*)?(\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date whose day, or day and month, may be unknown (0); a year comes before its months."""

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self):
        date(self.year, self.month or 1, self.day or 1)
        if self.year not in YEARS or (self.day and not self.month):
            raise ValueError(f"no such date: {self.year}-{self.month}-{self.day}")

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read "2023", "2023-07" or "2023-07-25"; ValueError otherwise."""
        return cls._read(_ISO, text, slice(None))

    @classmethod
    def from_text(cls, text: str) -> "PartialDate":
        """Read what people write: "2023", "7/2023" or "25/7/2023"; ValueError otherwise."""
        return cls._read(_WRITTEN, text.strip(), slice(None, None, -1))

    @classmethod
    def _read(cls, pattern: re.Pattern, text: str, order: slice) -> "PartialDate":
        found = pattern.fullmatch(text)
        if not found or any(part and not int(part) for part in found.groups()):
            raise ValueError(f"no date: {text!r}")
        return cls(*(int(part or 0) for part in found.groups()[order]))

    @property
    def iso(self) -> str:
        """As far as it is known: "2023-07"; valid in `<time datetime>`."""
        known = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(known)

    def __str__(self):
        return "/".join(str(part) for part in (self.day, self.month, self.year) if part)
