"""Hostile requests over every citizen's address: no error of ours, no outlier, no state left.

1,500 requests; `PORTAL_FUZZ=20000` for the full number, `PORTAL_FUZZ_SEED` for others. A failure
names its request; the same seed makes it again.
"""

import os
import statistics
import sys
import tempfile
import time
import traceback
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.signals import got_request_exception
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.faults.fuzzing import Fuzzer, addresses, names_in
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.intake.walk import answer_until, fill

from portal.plain import plain
from tipoff.models import Draft
from tipoff.services.drafts import erase_expired_drafts
from tipoff.vault import primitives

NUMBER = int(os.environ.get("PORTAL_FUZZ", "1500"))
SEED = int(os.environ.get("PORTAL_FUZZ_SEED", "3"))
# Work that one request may take; a page takes a tenth of it, a lookup one Argon2id.
MOST_QUERIES = 60
MOST_STRETCHES = 2
# Seconds of this thread's work: a lookup with its Argon2id takes a twentieth.
MOST_WORK = 3.0
# What a request may rightly leave: counts and salts of the limits, a solved challenge, a draft that
# expires, a letter or question whose every field happened to be right.
MAY_GROW = {
    "common.limitsalt",
    "common.limitcount",
    "common.spentchallenge",
    "tipoff.draft",
    "home.contactmessage",
    "news.readerquestion",
}

pytestmark = pytest.mark.filterwarnings("ignore")


def rows():
    """How many rows each table holds."""
    models = [model for model in apps.get_models() if model._meta.managed]
    return {model._meta.label_lower: model._base_manager.count() for model in models}


def files(folder):
    return sorted(str(path) for path in Path(folder).rglob("*") if path.is_file())


class Watch:
    """What one request costs: its queries, its Argon2id, this thread's seconds of work."""

    def __init__(self, monkeypatch):
        self.queries = self.stretches = 0
        real = primitives.argon2id

        def counted(*arguments):
            self.stretches += 1
            return real(*arguments)

        monkeypatch.setattr(primitives, "argon2id", counted)

    def __call__(self, execute, sql, params, many, context):
        self.queries += 1
        return execute(sql, params, many, context)

    def cost(self, work):
        """The answer of some work, and its cost."""
        self.queries = self.stretches = 0
        start = time.thread_time()
        with connection.execute_wrapper(self):
            answer = work()
        return answer, (self.queries, self.stretches, time.thread_time() - start)


@pytest.fixture
def site(world, settings, tmp_path, monkeypatch):  # noqa: F811
    """A whole site with working stations; every file that it may write lies in one folder."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    call_command("setup_site", verbosity=0)
    return tmp_path


def citizens():
    """Nobody known, one with half a draft, one who is about to send."""
    stranger, halfway, ready = (Client(raise_request_exception=False) for _ in range(3))
    answer_until(halfway, "noi-dung")
    fill(ready)
    return stranger, halfway, ready


def fired(citizen, shot):
    """The answer to a shot; the citizen's own cookies go with it unless it brings others."""
    jar = {name: morsel.value for name, morsel in citizen.cookies.items()}
    extra = {"HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in jar.items())}
    kept = citizen.cookies.copy()
    try:
        return citizen.request(**{**extra, **as_served(shot.environ())})
    finally:
        citizen.cookies = kept


def as_served(environ):
    """What the server's own layers make of a request before Django sees it."""
    return {**environ, **plain(environ)}


def read(answer):
    """The whole answer, as a server sends it."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


class Range:
    """Fires every shot and keeps what was wrong and what it cost."""

    def __init__(self, watch):
        self.watch = watch
        self.wrong: list[str] = []
        self.costs: list[tuple[int, int, float]] = []
        self.answers: Counter[int] = Counter()
        self.raised: list[str] = []

    def note(self, sender, **kwargs):
        kind, error, _ = sys.exc_info()
        self.raised.append(f"{kind.__name__}: {error}"[:200])

    def fire(self, citizen, shot):
        self.raised.clear()
        try:
            answer, cost = self.watch.cost(lambda: fired(citizen, shot))
            read(answer)
        except Exception as error:  # a server would answer 500
            where = traceback.extract_tb(error.__traceback__)[-16:]
            path = " > ".join(f"{'/'.join(Path(f.filename).parts[-2:])}:{f.lineno}" for f in where)
            self.wrong.append(f"{type(error).__name__}: {error!s:.200} {path} {shot}")
            return
        self.costs.append(cost)
        self.answers[answer.status_code] += 1
        if answer.status_code >= 500 or self.raised:
            self.wrong.append(f"{answer.status_code} {self.raised} {shot}")
        if cost[0] > MOST_QUERIES or cost[1] > MOST_STRETCHES:
            self.wrong.append(f"{cost[0]} queries, {cost[1]} Argon2id: {shot}")
        if cost[2] > MOST_WORK and self._again(citizen, shot) > MOST_WORK:
            self.wrong.append(f"{cost[2]:.1f} s of work: {shot}")

    def _again(self, citizen, shot):
        """Work of a second try: a slow first one may have loaded the list of wards."""
        return self.watch.cost(lambda: fired(citizen, shot))[1][2]


def test_no_request_is_an_error_of_ours_an_outlier_or_leaves_a_trace(site, monkeypatch):
    crowd = citizens()
    where = addresses()
    pages = [
        crowd[index % 3].get(url, follow=True).content.decode() for index, url in enumerate(where)
    ]
    fuzzer = Fuzzer(SEED, where, names_in(pages))
    target = Range(Watch(monkeypatch))
    got_request_exception.connect(target.note)
    before, files_before = rows(), files(site)
    for index in range(NUMBER):
        target.fire(crowd[index % 3], fuzzer.shot())
    got_request_exception.disconnect(target.note)
    report(target, len(where))
    assert not target.wrong, "\n".join(target.wrong[:20])
    assert set(grown(before)) <= MAY_GROW
    assert sent_by(crowd[2], before) <= 1
    assert files(site) == files_before
    assert bounded_drafts(before)
    assert statistics.median(cost[0] for cost in target.costs) <= MOST_QUERIES / 4


def grown(before):
    after = rows()
    return {name for name in after if after[name] != before.get(name, 0)}


def sent_by(citizen, before):
    return rows()["tipoff.tip"] - before["tipoff.tip"]


def bounded_drafts(before):
    """Not more drafts than requests, and none that outlives its day."""
    made = Draft.objects.count() - before["tipoff.draft"]
    far = timezone.now() + timedelta(hours=24, minutes=1)
    outliving = Draft.objects.filter(expires_at__gt=far).count()
    Draft.objects.update(expires_at=timezone.now())
    erase_expired_drafts()
    return made <= NUMBER and outliving == 0 and not Draft.objects.exists()


def report(target, count):
    """For the record of a full run."""
    queries, stretches, work = zip(*target.costs, strict=True)
    print(
        f"\n{len(target.costs)} requests over {count} addresses, seed {SEED}: "
        f"{dict(sorted(target.answers.items()))}; queries median {statistics.median(queries)}, "
        f"most {max(queries)}; Argon2id at most {max(stretches)}; work median "
        f"{statistics.median(work) * 1000:.1f} ms, most {max(work) * 1000:.0f} ms"
    )
