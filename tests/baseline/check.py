"""Files and pages against a baseline and a list of what is known to fall back."""

import csv
from collections.abc import Iterable
from pathlib import Path

from tests.baseline import markup, scripts, sheets
from tests.baseline.support import Baseline, Finding

READERS = {".css": sheets.lacking, ".js": scripts.lacking, ".html": markup.lacking}


def findings(files: Iterable[Path], baseline: Baseline) -> list[Finding]:
    """Everything in these files that the baseline lacks."""
    return [one for file in files for one in in_text(file.read_text("utf-8"), file.name, baseline)]


def in_text(text: str, name: str, baseline: Baseline) -> list[Finding]:
    """Everything in a text that the baseline lacks; its name's ending says what it is."""
    used = READERS[Path(name).suffix](text, baseline)
    return [Finding(feature, f"{name}:{line}") for feature, line in used]


def known(file: Path) -> dict[str, str]:
    """Features with a fallback, and why each is harmless."""
    with file.open(newline="", encoding="utf-8") as lines:
        return {row["feature"]: row["reason"] for row in csv.DictReader(lines)}


def unlisted(found: Iterable[Finding], listed: dict[str, str]) -> list[Finding]:
    """What of the findings has no reason beside it."""
    return sorted(one for one in found if one.feature not in listed)
