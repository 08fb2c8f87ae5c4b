"""`make run` may be stopped at any moment of its first start and begun again."""

import contextlib
import signal
import sqlite3
import subprocess
import sys
import time
from functools import partial
from itertools import takewhile

import pytest
from tests.process import ROOT, Portal

from portal.demo.content.articles import ARTICLES
from portal.demo.content.people import OFFICERS
from portal.demo.content.tips import TIPS
from portal.demo.loading.practice import PRACTICE
from portal.management.commands.migrate import Command

pytestmark = pytest.mark.faults
# The step in whose middle Ctrl-C comes, and how many seconds after it was announced.
MOMENTS = (("Database", 2.5), ("Demonstration", 1.5))


@pytest.fixture
def new_portal(tmp_path):
    """A portal that has nothing yet; SQLite, as a first start has it."""
    portal = Portal(tmp_path)
    portal.database = ""
    return portal


def begin(portal):
    return subprocess.Popen(
        [sys.executable, "manage.py", "start", "--only-prepare"],
        cwd=ROOT,
        env=portal.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A shell may have started these tests in the background, where Ctrl-C is ignored.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )


def interrupt(portal, step, seconds):
    """Start, wait for the step's title and a little longer, then press Ctrl-C."""
    start = begin(portal)
    said = list(takewhile(lambda line: step not in line, start.stdout))
    assert start.poll() is None, "".join(said)[-4000:]
    time.sleep(seconds)
    start.send_signal(signal.SIGINT)
    start.communicate(timeout=60)
    assert start.returncode != 0, "it ended before Ctrl-C came"


def test_ctrl_c_ends_migrating_after_a_migration_and_never_inside_one():
    command = Command()
    command.verbosity = 0
    command.interrupt(signal.SIGINT, None)
    command.migration_progress_callback("apply_start", None, False)
    with pytest.raises(KeyboardInterrupt):
        command.migration_progress_callback("apply_success", None, False)


def count(portal, table):
    with contextlib.closing(sqlite3.connect(portal.folder / "var" / "db.sqlite3")) as database:
        return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_ctrl_c_in_the_middle_leaves_nothing_that_the_next_start_does_not_mend(new_portal):
    for step, seconds in MOMENTS:
        interrupt(new_portal, step, seconds)
    again = begin(new_portal)
    said, _ = again.communicate()
    assert again.returncode == 0, said[-4000:]
    assert count(new_portal, "tipoff_tip") == len(TIPS) + len(PRACTICE)
    assert count(new_portal, "news_newsarticlepage") == len(ARTICLES)
    assert count(new_portal, "tipoff_officervault") == len(OFFICERS)
