"""The style sheets and scripts that residents were sent, held against Chrome 80 and Safari 13.

Asks caniuse and ESLint (oldest.mjs). tests/baseline asks MDN's data within `make test`; here a
second, independent source is asked, of what a browser really received.
"""

import csv
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
LISTED = HERE / "oldest.csv"
WITHIN = 300  # seconds


@dataclass(frozen=True, order=True)
class Finding:
    """A feature that one of the browsers lacks, wholly or in part, and a file that uses it."""

    feature: str
    file: str


def findings(files: list[Path]) -> set[Finding]:
    """Everything in these `.css` and `.js` files that the oldest browsers lack."""
    command = ["node", "oldest.mjs", *map(str, files)]
    done = subprocess.run(
        command, cwd=HERE, stdout=subprocess.PIPE, text=True, timeout=WITHIN, check=True
    )
    told = map(json.loads, done.stdout.splitlines())
    return {Finding(one["feature"], one["file"]) for one in told}


def reasons(file: Path = LISTED) -> dict[str, str]:
    """Features that are used all the same, and why each is harmless."""
    with file.open(newline="", encoding="utf-8") as lines:
        return {row["feature"]: row["reason"] for row in csv.DictReader(lines)}
