"""A shredded tip is gone: from rows, blobs and receipts, after a crash at any step, for good."""

import pytest
from django.utils import timezone
from tests.tipoff.retention.closing import close, send

from tipoff import blobs, journal, tombstones
from tipoff.followup.lookup import open_receipt
from tipoff.journal import Action
from tipoff.models import Counter, JournalEntry, Message, SealedFile, StateChange, Tip, TipKey
from tipoff.retention import housekeeping, shredding
from tipoff.retention.housekeeping import retain, sweep
from tipoff.retention.shredding import shred
from tipoff.services import add_text
from tipoff.services.replay import Replayed, replay_blob
from tipoff.vault import receipts


class CrashError(BaseException):
    """As sudden as a kill: nothing catches it."""


def stored() -> dict[str, bytes]:
    store = blobs.store()
    return {name: store.read(name) for name in store.names()}


def with_message(**options) -> Tip:
    tip = close(send(**options))
    add_text(tip, "Nhớ thêm.", b"m" * 32, "0" * 32)
    return tip


def test_keys_contents_messages_and_blobs_go_figures_and_the_journal_stay(world):
    tip = with_message()
    tip_id = tip.tip_id
    assert len(stored()) == 2
    shred(tip)
    for model in (Tip, TipKey, Message, StateChange):
        assert not model.objects.exists()
    assert stored() == {}
    assert Counter.objects.get().count == 1
    last = journal.newest(tip.public_id, *Action)
    assert (last.action, last.details) == ("tip-shredded", {"reason": "over", "state": "concluded"})
    assert journal.faults() == []
    assert tombstones.stand_over(tip_id)


def test_its_files_go_with_it_keys_and_objects_but_not_another_tips(world):
    tip, other = close(send()), send("Việc khác")
    for number, owner in enumerate((tip, tip, other)):
        name = f"{number:032x}"
        blobs.files().write(name, b"sealed")
        SealedFile.objects.create(file_id=name, tip=owner, frames=1, sealed_key=b"key")
    shred(tip)
    left = f"{2:032x}"
    assert list(SealedFile.objects.values_list("file_id", flat=True)) == [left]
    assert list(blobs.files().names()) == [left]


def test_its_receipt_then_answers_as_an_unknown_one_does(world):
    receipt = receipts.draw()
    tip = close(send(receipt=receipt))
    assert open_receipt(receipt)[0] == tip
    shred(tip)
    assert open_receipt(receipt)[0] is None


STEPS = {
    "before the first commit": (shredding, "_empty"),
    "before the tombstones": (tombstones, "raise_over"),
    "before the blobs": (shredding, "_erase_copies"),
    "between two blobs": (blobs.FileBlobs, "delete"),
    "before the row": (shredding, "commit"),
}


def crash_at(monkeypatch, step):
    """Die at a step; commits are two, and the second is the one of the row."""
    where, name = STEPS[step]
    real, calls = getattr(where, name), []
    survives = {"between two blobs": 1, "before the row": 1}.get(step, 0)

    def dying(*args, **kwargs):
        calls.append(name)
        if len(calls) > survives:
            raise CrashError
        return real(*args, **kwargs)

    monkeypatch.setattr(where, name, dying)


@pytest.mark.parametrize("step", STEPS)
def test_after_a_crash_at_any_step_the_next_round_ends_it_and_nothing_comes_back(
    world, monkeypatch, step
):
    receipt = receipts.draw()
    tip = with_message(receipt=receipt)
    with monkeypatch.context() as patch:
        crash_at(patch, step)
        with pytest.raises(CrashError):
            shred(tip)
    begun = step != "before the first commit"
    assert (open_receipt(receipt)[0] is None) == begun
    sweep(0)
    assert TipKey.objects.exists() != begun
    if begun:
        retain()
        assert sweep(0) == {}
        assert (Tip.objects.count(), stored()) == (0, {})
        shreddings = JournalEntry.objects.filter(action=Action.TIP_SHREDDED)
        assert shreddings.count() == 1


def test_a_blob_put_back_from_a_backup_does_not_bring_it_back(world):
    tip = with_message()
    old = stored()
    shred(tip)
    for name, data in old.items():
        blobs.store().write(name, data)
    assert sweep(0) == {Replayed.SHREDDED: 2}
    assert (Tip.objects.count(), Message.objects.count(), stored()) == (0, 0, {})


def test_another_attempt_with_its_receipt_does_not_bring_it_back(world):
    """Two processes may have sealed the same answers; the loser's blob waits for the sweeper."""
    receipt = receipts.draw()
    send(receipt=receipt)
    loser = next(iter(stored().values()))
    Tip.objects.all().delete()
    tip = close(send(receipt=receipt))
    shred(tip)
    assert replay_blob(loser) == Replayed.SHREDDED
    assert not Tip.objects.exists()


def test_a_row_brought_back_by_an_older_backup_is_shredded_again(world):
    tip = send()
    keys = list(tip.keys.all())
    shred(tip)
    tip.save(force_insert=True)
    TipKey.objects.bulk_create(keys)
    sweep(0)
    assert (Tip.objects.count(), TipKey.objects.count()) == (0, 0)


def test_a_tombstone_that_the_portal_did_not_sign_shreds_nothing(world):
    victim, other = send(), send("Việc khác")
    shred(close(other))
    forged = tombstones.store().read(other.tip_id)
    tombstones.store().write(victim.tip_id, forged)
    sweep(0)
    assert Tip.objects.get() == victim


def test_tombstones_stay_longer_than_backups_and_then_go(world, clock, settings):
    clock.set(timezone.now())
    tip = close(send())
    shred(tip)
    clock.forward(settings.BACKUPS_KEPT)
    sweep(0)
    assert tombstones.stand_over(tip.tip_id)
    clock.forward(housekeeping.TOMBSTONES_OUTLIVE * 1.1)
    sweep(0)
    assert list(tombstones.store().names()) == []


def test_the_blob_store_gone_puts_it_off_to_the_next_round(world, monkeypatch, settings):
    tip = close(send())
    over = timezone.now() + settings.TIP_KEPT
    retain(over)

    def fails(*args):
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(blobs.FileBlobs, "write", fails)
        assert dict(retain(over + settings.TIP_SHRED_NOTICE)) == {"failed": 1}
    assert not tip.keys.exists()
    assert dict(retain()) == {"shredded": 1}
