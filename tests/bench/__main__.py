"""`make bench`: run every `bench_*.py` of this folder; each writes its own table."""

import importlib
from pathlib import Path


def main() -> None:
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        print(f"--- {path.stem}", flush=True)
        importlib.import_module(f"tests.bench.{path.stem}").main()


if __name__ == "__main__":
    main()
