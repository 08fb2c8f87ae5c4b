"""How much JavaScript holds while an officer opens 400 MB: `python -m tests.bench.bench_film`.

The browser test measures; here it runs with the full film, and its numbers go into the table.
"""

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from tests.bench import report

ROOT = Path(__file__).resolve().parents[2]
TEST = "tests/browser/test_large_film.py"
HEAD = ["what was opened", "heap of the page, MB", "heap of the worker, MB", "goal, both"]


def main():
    """Write the table: the largest heap seen while the film was opened and saved."""
    found = _measured()
    row = ["a film of 400 MB", found["page_megabytes"], found["worker_megabytes"], "≤ 64 MB"]
    said = f"Measured {date.today():%-d/%-m/%Y} in Chromium over its debugging port."
    report.write("film", f"{said}\n\n{report.table(HEAD, [row])}")


def _measured() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "film.xml"
        command = [sys.executable, "-m", "pytest", TEST, "-q", f"--junitxml={told}"]
        subprocess.run(command, cwd=ROOT, env=os.environ | {"PORTAL_HEAVY": "1"}, check=True)
        properties = ElementTree.parse(told).iter("property")
        return {one.get("name"): one.get("value") for one in properties}


if __name__ == "__main__":
    main()
