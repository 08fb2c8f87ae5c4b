"""Lighthouse as a phone, over the pages: scores, what they lost, and a second look at misses.

Accessibility, best practices and SEO are the same each time. Performance is measured on a machine
that does other things too: a page that misses its goal is measured twice more, alone, and the
median counts.
"""

import json
import os
import statistics
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
FLAGS = [
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PERFORMANCE, SEO = "performance", "seo"
GOALS = {PERFORMANCE: 0.95, "accessibility": 1, "best-practices": 1, SEO: 1}
# What a page may lose that search engines must not keep: nobody reads its description there.
HIDDEN = {"is-crawlable", "http-status-code", "meta-description"}
# What a page may lose whose answer is "not found": Chromium names such an answer in its console.
MISSING = {"errors-in-console"}
TRIES = 3
WITHIN = 1800  # seconds


@dataclass(frozen=True)
class Asked:
    """A page to measure; `headers` go with each of its requests (a draft's cookie)."""

    name: str
    url: str
    indexed: bool
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """What Lighthouse said: scores from 0 to 1, milliseconds, and the audits that lost points."""

    name: str
    error: str
    scores: dict[str, float | None]
    lost: dict[str, list[str]]
    lcp: float | None
    cls: float | None
    tbt: float | None
    indexed: bool

    def misses(self) -> list[str]:
        """The goals not reached, each with what lost the points; an error is one of them."""
        if self.error:
            return [f"error: {self.error}"]
        found = [name for name in GOALS if not self._reaches(name)]
        return [f"{name}: {', '.join(self.lost[name])}" for name in found]

    def _reaches(self, name: str) -> bool:
        if name == SEO and not self.indexed:
            return set(self.lost[SEO]) <= HIDDEN
        if name == "best-practices" and "http-status-code" in self.lost[SEO]:
            return set(self.lost[name]) <= MISSING
        return (self.scores[name] or 0) >= GOALS[name]


def measure(pages: list[Asked], chromium: str, work: Path, jobs: int = 2) -> list[Measured]:
    """Every page once, `jobs` at a time; those slower than the goal again, one at a time."""
    found = {one.name: one for one in _run(pages, chromium, work, jobs)}
    slow = [page for page in pages if _is_slow(found[page.name])]
    tries = {page.name: [found[page.name]] for page in slow}
    for _ in range(TRIES - 1):
        for one in _run(slow, chromium, work, 1):
            tries[one.name].append(one)
    return [_median(tries[page.name]) if page in slow else found[page.name] for page in pages]


def _is_slow(one: Measured) -> bool:
    return bool(one.error) or (one.scores[PERFORMANCE] or 0) < GOALS[PERFORMANCE]


def _median(tries: list[Measured]) -> Measured:
    """The try in the middle by its performance; what else it says is the same in all."""
    ordered = sorted(tries, key=lambda one: one.scores.get(PERFORMANCE) or 0)
    middle = statistics.median_low(range(len(ordered)))
    return ordered[middle]


def flags() -> list[str]:
    """What Chromium is started with; its own sandbox needs a user that is not root."""
    return [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def _run(pages: list[Asked], chromium: str, work: Path, jobs: int) -> Iterator[Measured]:
    """The pages shared out among so many processes, each with a Chromium of its own."""
    shares = [share for start in range(jobs) if (share := pages[start::jobs])]
    running = [_begun(share, chromium, work / f"{n}.json") for n, share in enumerate(shares)]
    indexed = {page.name: page.indexed for page in pages}
    for process in running:
        said, _ = process.communicate(timeout=WITHIN)
        if process.returncode:
            raise RuntimeError(f"Lighthouse ended with {process.returncode}")
        for line in said.splitlines():
            told = json.loads(line)
            yield Measured(**told, indexed=indexed[told["name"]])


def _begun(pages: list[Asked], chromium: str, job: Path) -> subprocess.Popen:
    told = [{"name": page.name, "url": page.url, "headers": page.headers} for page in pages]
    told = {"chrome": chromium, "flags": flags(), "pages": told}
    job.write_text(json.dumps(told), encoding="utf-8")
    command = ["node", "lighthouse.mjs", str(job)]
    return subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True)
