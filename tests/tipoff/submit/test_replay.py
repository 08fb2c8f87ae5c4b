"""A blob alone brings back a tip and what was added to it, and is not swept away before."""

import pytest
from tests.tipoff.submit.reports import report

from tipoff import blobs, services
from tipoff.models import Message, Tip
from tipoff.services import replay_blob, submit_tip
from tipoff.services.replay import Replayed, sweep_blobs
from tipoff.vault import receipts


def test_a_blob_brings_back_a_tip_that_the_database_lacks(world):
    receipt = receipts.draw()
    tip = submit_tip(receipt, report()).tip
    before = {f.name: getattr(tip, f.name) for f in Tip._meta.fields if f.name != "id"}
    data = blobs.store().read(tip.blob)
    Tip.objects.all().delete()
    assert replay_blob(data) == Replayed.ADDED
    assert replay_blob(data) == Replayed.PRESENT
    tip = Tip.objects.get()
    after = {f.name: getattr(tip, f.name) for f in Tip._meta.fields if f.name != "id"}
    for name in ("created_at", "acknowledge_by", "forward_by", "decide_by"):
        assert abs((after.pop(name) - before.pop(name)).total_seconds()) < 1
    assert after == before
    assert world.open_tip(tip, "desk-48")[1] == {"story": "Mất xe máy"}
    assert submit_tip(receipt, report()).added is False


def test_a_blob_brings_back_what_was_added_to_a_tip(world):
    receipt = receipts.draw()
    submit_tip(receipt, report())
    submit_tip(receipt, report(story="Khác"))
    Tip.objects.all().delete()
    assert sweep_blobs(0) == {"added": 2}
    assert Message.objects.get().sequence == 1
    assert submit_tip(receipt, report(story="Khác")).added is False
    assert sweep_blobs(0) == {"present": 2}


def test_a_blob_that_lost_its_race_is_swept_away_and_nothing_else(world):
    receipt = receipts.draw()
    tip = submit_tip(receipt, report()).tip
    data = blobs.store().read(tip.blob)
    Tip.objects.all().delete()
    kept = submit_tip(receipt, report()).tip
    assert replay_blob(data) == Replayed.SUPERSEDED
    assert sweep_blobs(3600) == {}
    assert sweep_blobs(0) == {"present": 1, "superseded": 1}
    assert list(blobs.store().names()) == [kept.blob]


def test_a_forged_row_does_not_have_the_last_copy_of_a_tip_swept_away(world):
    tip = submit_tip(receipts.draw(), report()).tip
    Tip.objects.filter(pk=tip.pk).update(tip_id="f" * 32, blob="f" * 32)
    assert sweep_blobs(0) == {"superseded": 1}
    assert list(blobs.store().names()) == [tip.blob]


def test_a_blob_that_cannot_come_back_keeps_no_other_away(world):
    tips = [submit_tip(receipts.draw(), report()).tip for _ in range(2)]
    first = min(tips, key=lambda tip: tip.blob)
    Tip.objects.exclude(pk=first.pk).delete()
    # Another tip has the first one's number: that blob's row cannot be made.
    Tip.objects.filter(pk=first.pk).update(lookup_id="0" * 64, tip_id="0" * 32, blob="0" * 32)
    assert sweep_blobs(0) == {"failed": 1, "added": 1}


def test_what_was_added_and_then_overtaken_after_a_restore_is_kept(world):
    receipt = receipts.draw()
    tip = submit_tip(receipt, report()).tip
    submit_tip(receipt, report(story="Khác"))
    Message.objects.all().delete()
    Tip.objects.update(content_tag=bytes(32))
    services.add_text(tip, "Một câu khác", bytes(32), "0" * 32)
    names = list(blobs.store().names())
    assert sweep_blobs(0) == {"present": 2, "overtaken": 1}
    assert list(blobs.store().names()) == names


@pytest.mark.parametrize("cut", [0, 7, 100, -1])
def test_a_half_written_blob_is_named_and_kept(world, cut):
    tip = submit_tip(receipts.draw(), report()).tip
    data = blobs.store().read(tip.blob)[:cut]
    assert replay_blob(data) == Replayed.DAMAGED
    blobs.store().write("abcd", data)
    assert sweep_blobs(0)["damaged"] == 1
    assert blobs.store().read("abcd") == data
