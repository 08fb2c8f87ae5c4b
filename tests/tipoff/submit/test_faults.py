"""Without both copies there is no receipt; a lost answer and a race still make one tip."""

import os
import sqlite3
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.db import OperationalError, connection, transaction
from tests.tipoff.factories import World
from tests.tipoff.submit.reports import full_disk, report

from tipoff import blobs, services
from tipoff.models import Tip
from tipoff.services import submit_tip
from tipoff.vault import receipts


def test_when_the_blob_cannot_be_written_there_is_no_row_and_no_receipt(world, monkeypatch):
    monkeypatch.setattr(blobs.FileBlobs, "write", full_disk)
    with pytest.raises(services.NotKeptError):
        submit_tip(receipts.draw(), report())
    assert Tip.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_commit_whose_answer_was_lost_is_found_again(settings, tmp_path, monkeypatch):
    World().install(settings, tmp_path).country()
    real, lost = transaction.Atomic.__exit__, []

    def lose_the_answer(self, *error):
        real(self, *error)
        if self.durable and not lost:
            lost.append(True)
            raise OperationalError("server closed the connection unexpectedly")

    receipt = receipts.draw()
    monkeypatch.setattr("tipoff.services.commits.PAUSE", 0)
    monkeypatch.setattr(transaction.Atomic, "__exit__", lose_the_answer)
    kept = submit_tip(receipt, report())
    assert lost
    assert Tip.objects.get() == kept.tip
    assert list(blobs.store().names()) == [kept.tip.blob]


SENDER = """
import sys, django
django.setup()
from django.conf import settings
settings.VAULT_ROOT_KEY, settings.RECEIPT_SALT = sys.argv[1:3]
from tipoff.routing import Question
from tipoff.services import Report, submit_tip
question = Question(ward="20260", province="48", category="theft", home_province="48")
report = Report(question, header={"category": "theft"}, body={"story": "Mất xe máy"})
print("ready", flush=True)
sys.stdin.readline()
print(submit_tip(sys.argv[3], report).tip.public_id)
"""


def _environment(settings, tmp_path):
    """What another process needs to work on this test's database (SQLite's copied to a file)."""
    values = {"PORTAL_VAR_DIR": str(tmp_path), "TIPOFF_BLOB_URL": settings.TIPOFF_BLOB_URL}
    values |= {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PYTHONPATH": "site"}
    if connection.vendor == "sqlite":
        path = tmp_path / "copy.sqlite3"
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
        return os.environ | values | {"DATABASE_URL": f"sqlite:///{path}"}
    name = connection.settings_dict["NAME"]
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return os.environ | values | {"DATABASE_URL": url}


@pytest.mark.django_db(transaction=True)
def test_processes_that_send_at_once_with_one_receipt_make_one_tip(settings, tmp_path):
    World().install(settings, tmp_path).country()
    receipt, environment = receipts.draw(), _environment(settings, tmp_path)
    words = [sys.executable, "-c", SENDER, settings.VAULT_ROOT_KEY, settings.RECEIPT_SALT, receipt]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    senders = [
        subprocess.Popen(words, env=environment, cwd=settings.BASE_DIR, **pipes) for _ in range(3)
    ]
    for sender in senders:
        assert sender.stdout.readline() == "ready\n"
    numbers = {sender.communicate("go\n", timeout=60)[0] for sender in senders}
    assert [sender.returncode for sender in senders] == [0, 0, 0]
    assert len(numbers) == 1
