"""How long the desk takes on an old computer: `python -m tests.bench.bench_desk [BASE]`.

The demonstration behind the real server, unlocked in Chromium with the real costs of Argon2id; 50
headers opened at once, a tip, a reply. The slow half: the browser's renderer, its worker included,
is stopped for five sixths of each moment (SIGSTOP, SIGCONT). Chromium's own throttle would slow the
page alone and not the worker, where the reckoning is.
"""

import os
import secrets
import signal
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.bench import report
from tests.browser.conftest import find_chromium
from tests.process import Portal

SLOWER = 6
TURN = 0.06  # seconds, of which a slowed process runs a sixth
HEADERS = 50
HEAD = ["", "this machine, s", "a sixth of it, s", "goal"]
GOALS = {"unlocking": "≤ 10 s", f"{HEADERS} headers": "≤ 1 s on this machine"}


def main():
    """Prepare a demonstration of its own, measure on it and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        portal = Portal(Path(folder))
        portal.prepare()
        try:
            portal.start()
            measure(portal.base)
        finally:
            portal.stop()


def measure(base):
    """Write the table for the demonstration that answers at `base`."""
    plain, slow = _walk(base, slowed=False), _walk(base, slowed=True)
    rows = [[what, plain[what], slow[what], GOALS.get(what, "")] for what in plain]
    load = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    told = f"Measured {date.today():%-d/%-m/%Y}; {load}."
    report.write("desk", told + "\n\n" + report.table(HEAD, rows))


def _walk(base, *, slowed):
    """Seconds for each step of an officer's, as text."""
    mark = f"--bench-{secrets.token_hex(8)}"
    with sync_playwright() as playwright:
        args = [mark, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=args)
        page = browser.new_context(base_url=base, locale="vi-VN").new_page()
        page.set_default_timeout(180_000)
        page.goto("/dung-thu/")
        page.locator("form[data-card=desk] button").click()
        page.locator("#unlock").wait_for()
        with _slowed(mark) if slowed else nullcontext():
            took = {what: f"{seconds:.2f}" for what, seconds in _steps(page)}
        browser.close()
    return took


def _steps(page):
    yield "unlocking", _timed(lambda: _unlock(page))
    yield f"{HEADERS} headers", page.evaluate(OPEN_HEADERS, HEADERS)
    yield "opening a tip", _timed(lambda: _open(page))
    yield "sealing and sending a reply", _timed(lambda: _reply(page))


# The tips of the page again and again, as if they were so many: each costs the same. In seconds.
OPEN_HEADERS = """async (count) => {
  const { tips } = await Desk.server.post("list", { tab: "all" });
  const many = Array.from({ length: count }, (_, i) => tips[i % tips.length]);
  const began = performance.now();
  await Desk.tips.headers(many);
  return (performance.now() - began) / 1000;
}"""


def _unlock(page):
    page.locator("#unlock").click()
    page.locator("#desk").wait_for()


def _open(page):
    page.locator("[data-open]").first.click()
    page.locator('[data-slot="body"]:not(:empty)').wait_for()


def _reply(page):
    page.locator("#reply").fill("Cảm ơn anh/chị đã báo tin.")
    page.locator('form[data-form="reply"] [type=submit]').first.click()
    page.locator("#notice.note--good").wait_for()


def _timed(act):
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


@contextmanager
def _slowed(mark):
    """Let the renderers of the browser that was started with `mark` run a sixth of the time."""
    over = threading.Event()
    turns = threading.Thread(target=_turns, args=(_renderers(mark), over))
    turns.start()
    try:
        yield
    finally:
        over.set()
        turns.join()


def _turns(processes, over):
    while not over.is_set():
        _tell(processes, signal.SIGSTOP)
        time.sleep(TURN * (SLOWER - 1) / SLOWER)
        _tell(processes, signal.SIGCONT)
        time.sleep(TURN / SLOWER)


def _tell(processes, said):
    for process in processes:
        os.kill(process, said)


def _renderers(mark):
    """The renderers that descend from the process with this mark."""
    found, parents = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            found[int(folder.name)] = (folder / "cmdline").read_text()
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(folder.name)] = int(stat[1])
    own = {pid for pid, line in found.items() if mark in line}
    for _ in range(4):
        own |= {pid for pid, parent in parents.items() if parent in own}
    return [pid for pid in own if "--type=renderer" in found[pid]]


if __name__ == "__main__":
    measure(sys.argv[1]) if len(sys.argv) > 1 else main()
