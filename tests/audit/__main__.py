"""`make audit`: the Nu checker, the oldest browsers' tools and Lighthouse over every template.

Writes its tables to docs/benchmarks.md and fails where a goal is missed; docs/audit.md says why.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from playwright.sync_api import sync_playwright

django.setup()

from tests.audit import controls, lighthouse, nu, oldest, report, walks  # noqa: E402
from tests.audit.catching import Catcher  # noqa: E402
from tests.audit.lighthouse import Asked  # noqa: E402
from tests.audit.portals import Public, started  # noqa: E402
from tests.browser.conftest import find_chromium  # noqa: E402
from tests.process import Portal  # noqa: E402
from tests.templates import FORMS, PAGES, STEPS, TIP  # noqa: E402

BEGAN = time.monotonic()
RESIDENTS, STAFF = "residents", "staff"


def say(text: str) -> None:
    print(f"--- {text} ({time.monotonic() - BEGAN:.0f} s)", flush=True)


@contextmanager
def portals(work: Path) -> Iterator[tuple[Portal, Portal]]:
    """The public portal and the demonstration, both serving."""
    running = []
    try:
        for kind in (Public, Portal):
            running.append(started(kind, work / kind.__name__))
        yield tuple(running)
    finally:
        for portal in running:
            portal.stop()


@contextmanager
def browser() -> Iterator:
    """A function that opens a page in a profile of its own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(), args=lighthouse.flags()
        )
        yield lambda: chromium.new_context(locale="vi-VN").new_page()
        chromium.close()


def caught(new_page, public: Portal, demonstration: Portal, work: Path) -> dict[str, Path]:
    """A folder each for what a resident's and what a member of staff's browser is sent."""
    ways = [
        (RESIDENTS, walks.reading, public),
        (RESIDENTS, walks.sent, public),
        (RESIDENTS, walks.tip, demonstration),
        (STAFF, walks.staff, demonstration),
    ]
    for who, walk, portal in ways:
        catcher = Catcher(new_page(), work / who)
        walk(catcher.page, portal.base, catcher.keep)
    return {who: work / who for who in (RESIDENTS, STAFF)}


def asked(new_page, public: Portal, demonstration: Portal) -> list[Asked]:
    """Every template for Lighthouse: public pages as in production, the tip's in the trial."""
    page = new_page()
    reading = [
        Asked(shown.name, walks.address(page, public.base, shown), shown.indexed)
        for shown in [*PAGES, *FORMS]
    ]
    draft = {"Cookie": walks.drafted(page, demonstration.base)}
    tips = [Asked(one.name, demonstration.base + one.path, False) for one in TIP]
    steps = [Asked(one.name, demonstration.base + one.path, False, draft) for one in STEPS]
    return [*reading, *tips, *steps]


def audit(work: Path, jobs: int) -> list[str]:
    """Every goal that is missed, in words."""
    say("planted faults")
    controls.verify(work)
    say("two portals")
    with portals(work) as served:
        with browser() as new_page:
            say("every page, as it is sent")
            folders = caught(new_page, *served, work)
            pages = asked(new_page, *served)
        say("Nu checker")
        messages = {who: nu.check(sorted(folder.glob("*.html"))) for who, folder in folders.items()}
        say("oldest browsers")
        old = oldest.findings(walks.sources(folders[RESIDENTS]))
        say(f"Lighthouse on {len(pages)} pages")
        measured = lighthouse.measure(pages, find_chromium(), work, jobs)
    say("tables")
    return report.write(messages, old, measured)


def main() -> int:
    """Run it all; the exit code tells whether every goal is reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2, help="pages that Lighthouse opens at once")
    jobs = parser.parse_args().jobs
    with tempfile.TemporaryDirectory(prefix="portal-audit.") as folder:
        missed = audit(Path(folder), jobs)
    for line in missed:
        print(f"missed: {line}")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
