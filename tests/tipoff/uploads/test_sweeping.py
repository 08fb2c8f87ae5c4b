"""What nobody sent goes; what may have been sent stays."""

import os
import time
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from tests.tipoff.uploads import samples
from tests.tipoff.uploads.conftest import stored
from tests.tipoff.uploads.test_sending import photo, read, report

from tipoff import blobs
from tipoff.boxes import DRAFT
from tipoff.models import Draft, SealedFile, Tip
from tipoff.services import submit_tip
from tipoff.services.replay import sweep_blobs
from tipoff.uploads.sweeping import DAY, sweep
from tipoff.vault import receipts

LATER = timedelta(days=1, minutes=1)


def aged(*paths):
    """As if written a little more than a day ago."""
    then = time.time() - DAY - 60
    for path in paths:
        os.utime(path, (then, then))


def test_a_file_that_was_not_sent_in_time_goes_with_its_object(sender):
    photo(sender)
    assert sweep(timezone.now())["expired"] == 0
    assert sweep(timezone.now() + LATER)["expired"] == 1
    assert not stored()
    assert not SealedFile.objects.exists()


def test_a_file_lives_as_long_as_the_draft_that_holds_its_key(sender):
    photo(sender)
    SealedFile.objects.update(expires_at=timezone.now() + timedelta(hours=1))
    sender.remove("0" * 32)  # no change, no renewal
    assert SealedFile.objects.get().expires_at < timezone.now() + timedelta(hours=2)
    sender.await_file(b"x" * 10)
    assert SealedFile.objects.get().expires_at == Draft.objects.get().expires_at


def test_a_sent_file_stays_however_old(world, sender):
    tip = submit_tip(receipts.draw(), report([photo(sender)])).tip
    aged(*stored())
    assert sum(sweep(timezone.now() + timedelta(days=900)).values()) == 0
    assert read(world, SealedFile.objects.get(tip=tip))


def test_an_object_without_a_row_stays_a_day_and_then_goes(sender):
    blobs.files().write("0" * 32, b"x")
    assert sweep(timezone.now())["orphans"] == 0
    aged(*stored())
    assert sweep(timezone.now())["orphans"] == 1
    assert not stored()


def test_after_an_older_backup_the_files_of_tips_still_to_be_replayed_stay(world, sender):
    submit_tip(receipts.draw(), report([photo(sender)]))
    Tip.objects.all().delete()
    aged(*stored())
    assert sweep(timezone.now())["orphans"] == 0
    sweep_blobs(0)
    assert read(world, SealedFile.objects.get())


def test_while_a_blob_is_damaged_no_orphan_is_deleted(sender):
    blobs.files().write("0" * 32, b"x")
    blobs.store().write("1" * 32, b"damaged")
    aged(*stored())
    assert sweep(timezone.now())["orphans"] == 0
    assert stored()


def test_pieces_and_half_written_objects_go_after_a_day(sender):
    awaiting = sender.await_file(samples.whole_movie(50_000)).json()
    sender.piece(awaiting["id"], 0, samples.whole_movie(50_000)[:20_000])
    writer = blobs.files().writer("2" * 32)
    writer.write(b"half")
    writer._file.flush()
    assert sum(sweep(timezone.now()).values()) == 0
    aged(*stored())
    told = sweep(timezone.now())
    assert (told["pieces"], told["unfinished"]) == (1, 1)
    assert not stored()
    writer.discard()


def test_when_nobody_knows_whether_the_row_was_committed_the_object_stays(sender, monkeypatch):
    def lost(self, *args):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(type(DRAFT), "change", lost)
    assert sender.add(samples.jpeg()).status_code == 503
    assert len(stored()) == 1


@pytest.mark.parametrize("shelf", ["sender", "follower"])
def test_every_kind_of_box_renews_its_files(shelf, request):
    sender = request.getfixturevalue(shelf)
    photo(sender)
    assert SealedFile.objects.get().expires_at == Draft.objects.get().expires_at
