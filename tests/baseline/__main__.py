"""The tool on the command line; see the package's docstring."""

import argparse
import sys
from pathlib import Path

from tests.baseline.check import findings, known, unlisted
from tests.baseline.support import Baseline


def main() -> int:
    parser = argparse.ArgumentParser(description="Name what old browsers lack.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--chrome", type=float, default=80)
    parser.add_argument("--safari", type=float, default=13)
    parser.add_argument("--known", type=Path)
    asked = parser.parse_args()
    listed = known(asked.known) if asked.known else {}
    found = findings(asked.files, Baseline(asked.chrome, asked.safari))
    for one in unlisted(found, listed):
        print(f"{one.where}: {one.feature}")
    return bool(unlisted(found, listed))


if __name__ == "__main__":
    sys.exit(main())
