"""Notices are sent at least once: a worker killed while sending, a database that goes and comes.

Real `manage.py worker` processes, and a mail server that holds back its answer at the worst moment:
it has taken the message, and the worker has yet to hear so.
"""

import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest
from tests import prepared
from tests.faults.breaking import database_gone
from tests.mailbox import Mailbox
from tests.process import ROOT, Portal
from tests.waiting import until

NOTICES = 12
WITHIN = 90  # seconds, on a busy machine


class Office(Portal):
    """A portal with its tables and nothing else, whose mail goes to a mailbox."""

    def __init__(self, folder):
        super().__init__(folder)
        self.box = None
        (folder / "var").mkdir()
        self._take_database(prepared.migrated())

    @property
    def environment(self):
        return super().environment | {"EMAIL_URL": self.box.url if self.box else "dummymail://"}

    def worker(self) -> subprocess.Popen:
        """A worker, once it says that it is at work: from then on it may be told to end."""
        command = [sys.executable, "manage.py", "worker"]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, cwd=ROOT, env=self.environment, **pipes)
        assert process.stdout.readline()
        return process


@pytest.fixture
def box(office):
    with Mailbox() as box:
        office.box = box
        yield box


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def ask(office):
    """A question to the office's database: `ask(name, argument)`."""
    with office.talk("tests.faults.outbox_rows") as answer:
        yield lambda name, argument=0: answer([name, argument])


@contextmanager
def working(office, count):
    """So many workers, told to end when the block does; they must end by themselves."""
    workers = [office.worker() for _number in range(count)]
    try:
        yield workers
        for worker in workers:
            worker.send_signal(signal.SIGTERM)
        assert [worker.wait(WITHIN) for worker in workers] == [0] * count
    finally:
        for worker in workers:
            end(worker)


def end(worker) -> None:
    """`kill -9`; nothing where it has ended."""
    worker.kill()
    worker.communicate()


def test_a_worker_killed_while_sending_loses_no_notice_and_doubles_only_that_one(office, box, ask):
    ask("queue", NOTICES)
    box.hold_at(4)
    killed = office.worker()
    assert box.held.wait(WITHIN)
    end(killed)
    assert ask("waiting") == NOTICES - 3
    ask("expire")
    box.go_on()
    with working(office, 2):
        assert until(lambda: ask("waiting") == 0)
    assert ask("leased") == 0
    assert len(box.copies()) == NOTICES
    assert len(box.received) == NOTICES + 1


def test_a_worker_told_to_end_finishes_the_notice_in_its_hands(office, box, ask):
    ask("queue", 3)
    box.hold_at(1)
    with working(office, 1) as (worker,):
        assert box.held.wait(WITHIN)
        worker.send_signal(signal.SIGTERM)
        box.go_on()
    assert ask("waiting") == 2
    assert ask("leased") == 0
    assert len(box.received) == 1


def test_a_database_that_goes_while_a_notice_is_sent_loses_none(office, box, ask):
    ask("queue", NOTICES)
    box.hold_at(4)
    with working(office, 1):
        assert box.held.wait(WITHIN)
        with database_gone(office):
            box.go_on()
        assert until(lambda: ask("expire") == 0)
    assert len(box.copies()) == NOTICES
    assert len(box.received) <= NOTICES + 1
