"""How long a typed place takes over all Vietnam: `python -m tests.bench.bench_matcher`.

A fixed sample of former wards in several spellings, against the plain alternative: comparing the
text with every full address by `rapidfuzz`, which needs no index and understands nothing. Times
are of the processor, so that a busy machine does not change the ratios.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from platform import python_version
from statistics import quantiles

from tests.bench import report

ROOT = Path(__file__).resolve().parents[2]
#: Every so many-th former ward.
STEP = 40
HEAD = ["spelling", "queries", "p50 ms", "p95 ms", "max ms", "comparing, p95 ms", "ratio"]


def main():
    """Measure in a process of its own, whose settings and database are nobody else's."""
    subprocess.run([sys.executable, "-m", "tests.bench.bench_matcher"], cwd=ROOT, check=True)


def measure():
    """Write the table: milliseconds a query, and how many times faster than comparing."""
    with tempfile.TemporaryDirectory() as folder:
        index, built = _prepare(folder)
        units = _units()
        addresses = [_full(*unit) for unit in units]
        rows = [_row(name, texts, index, addresses) for name, texts in _spellings(units).items()]
        report.write("matcher", _conditions(index, built) + "\n\n" + report.table(HEAD, rows))


def _conditions(index, built):
    """What was measured, and how busy the machine was at the end."""
    return (
        f"Measured {date.today():%-d/%-m/%Y} in processor time; Python {python_version()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}. "
        f"Index of {len(index.names):,} names built in {built:.2f} s."
    )


def _prepare(folder):
    """The index over the committed files, in a database of its own."""
    sys.path.insert(0, str(ROOT / "site"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
    os.environ["PORTAL_VAR_DIR"] = folder
    import django

    django.setup()
    from django.core.management import call_command

    from places import files, index, loading

    call_command("migrate", "places", verbosity=0)
    loading.load(files.DATA, date(2026, 11, 21))
    started = time.process_time()
    return index.build(), time.process_time() - started


def _units():
    """(ward, district, province) of every former ward."""
    from places import files

    found = {
        (row["level"], row["code"]): row for row in files.read_table(files.DATA, "former_units")
    }
    wards = [row for (level, _), row in found.items() if level == "ward"]
    districts = [found["district", ward["parent"]] for ward in wards]
    return [(w, d, found["province", d["parent"]]) for w, d in zip(wards, districts, strict=True)]


def _full(*units):
    return ", ".join(f"{unit['kind']} {unit['name']}" for unit in units)


def _spellings(units):
    from places.folding import fold

    sample = units[::STEP]
    return {
        "full": [_full(*unit) for unit in sample],
        "no marks, no commas": [fold(_full(*unit)) for unit in sample],
        "no district": [_full(ward, province) for ward, _, province in sample],
        "the name alone": [ward["name"] for ward, _, _ in sample],
        "a lost letter": [
            f"{_slip(ward['name'])}, {district['name']}" for ward, district, _ in sample
        ],
        "still typing": [ward["name"][:-2] for ward, _, _ in sample],
        "with house and street": [f"12 Nguyễn Văn Linh, {_full(*unit)}" for unit in sample],
        "10,000 characters": [_full(*unit) * 200 for unit in sample[::10]],
    }


def _slip(name):
    return name[: len(name) // 2] + name[len(name) // 2 + 1 :]


def _row(name, texts, index, addresses):
    from places import matcher

    ours = _times(lambda text: matcher.find_in(index, text), texts)
    plain = _times(lambda text: _compare(text, addresses), texts[:25])
    p50, p95 = quantiles(ours, n=20)[9], quantiles(ours, n=20)[18]
    theirs = quantiles(plain, n=20)[18]
    figures = [f"{p50:.2f}", f"{p95:.2f}", f"{max(ours):.2f}", f"{theirs:.1f}"]
    return [name, len(texts), *figures, f"{theirs / p95:.0f} ×"]


def _compare(text, addresses):
    from rapidfuzz import fuzz, process

    return process.extract(text[:240], addresses, scorer=fuzz.token_set_ratio, limit=8)


def _times(find, texts):
    """Milliseconds of processor time for each text."""
    took = []
    for text in texts:
        started = time.process_time()
        find(text)
        took.append((time.process_time() - started) * 1000)
    return took


if __name__ == "__main__":
    measure()
