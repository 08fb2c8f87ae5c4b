"""A legal hold: set and released by the provincial desk, journalled, stronger than retention."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from tests.tipoff.retention.closing import close, officer, send

from tipoff import journal
from tipoff.journal import Action
from tipoff.models import Tip
from tipoff.retention.holds import NotAllowedError, hold, is_held, release
from tipoff.retention.housekeeping import retain, sweep
from tipoff.retention.shredding import HeldError, shred

LATER = timedelta(days=3650)


@pytest.fixture
def desk(world):
    return officer(world, "desk-48")


def test_a_held_tip_is_neither_announced_nor_shredded(desk):
    tip = close(send())
    hold(desk, tip, "12/QĐ-ĐT")
    assert dict(retain(timezone.now() + LATER)) == {}
    with pytest.raises(HeldError):
        shred(tip)
    assert Tip.objects.get().keys.exists()


def test_a_hold_takes_back_what_was_announced(desk, settings):
    tip = close(send())
    over = timezone.now() + settings.TIP_KEPT
    retain(over)
    hold(desk, tip, "12/QĐ-ĐT")
    assert dict(retain(over + settings.TIP_SHRED_NOTICE)) == {}
    assert Tip.objects.get().shred_at is None


def test_who_held_and_released_by_which_document_is_in_the_journal(desk):
    tip = send()
    hold(desk, tip, "12/QĐ-ĐT")
    held = journal.newest(tip.public_id, Action.TIP_HELD)
    assert (held.actor, held.details["reference"]) == (desk.public_id, "12/QĐ-ĐT")
    release(desk, tip, "15/QĐ-ĐT")
    released = journal.newest(tip.public_id, Action.TIP_RELEASED)
    assert (released.actor, released.details["reference"]) == (desk.public_id, "15/QĐ-ĐT")
    assert not is_held(Tip.objects.get())


def test_a_released_tip_is_announced_anew(desk, settings):
    tip = close(send())
    hold(desk, tip, "12/QĐ-ĐT")
    release(desk, tip, "15/QĐ-ĐT")
    assert dict(retain(timezone.now() + settings.TIP_KEPT)) == {"announced": 1}


def test_the_database_alone_cannot_lift_a_hold(desk):
    """Neither its writer nor an older backup: the mark beside the blobs counts, and comes back."""
    tip = close(send())
    hold(desk, tip, "12/QĐ-ĐT")
    Tip.objects.update(held_at=None)
    assert is_held(Tip.objects.get())
    assert dict(retain(timezone.now() + LATER)) == {}
    sweep(0)
    assert Tip.objects.get().held_at


@pytest.mark.parametrize(
    ("station", "allowed"),
    [("desk-48", True), ("central", True), ("cam-le", False), ("desk-68", False)],
)
def test_only_the_tips_provincial_desk_and_the_central_one_may(world, station, allowed):
    tip, who = send(), officer(world, station)
    if allowed:
        hold(who, tip, "1/QĐ")
    else:
        with pytest.raises(NotAllowedError):
            hold(who, tip, "1/QĐ")
    assert is_held(Tip.objects.get()) == allowed


@pytest.mark.parametrize("reference", ["", "vì ông Nam ở 12 Lê Lợi", "x" * 41, "12\n13"])
def test_a_hold_names_a_document_and_keeps_nobodys_words(desk, reference):
    tip = send()
    with pytest.raises(NotAllowedError):
        hold(desk, tip, reference)
    assert not is_held(Tip.objects.get())


def test_the_command_holds_and_releases(desk, capsys):
    tip = send()
    words = [tip.public_id, "--officer", desk.user.username, "--reference", "12/QD-DT"]
    call_command("hold_tip", *words)
    assert is_held(Tip.objects.get())
    call_command("hold_tip", *words, "--release")
    assert not is_held(Tip.objects.get())


def test_the_command_names_what_is_wrong(desk):
    tip = send()
    with pytest.raises(CommandError, match="no tip"):
        call_command("hold_tip", "0000000000", "--officer", "desk-48-0", "--reference", "1/QD")
    with pytest.raises(CommandError, match="no active officer"):
        call_command("hold_tip", tip.public_id, "--officer", "nobody", "--reference", "1/QD")
    with pytest.raises(CommandError, match="number"):
        call_command("hold_tip", tip.public_id, "--officer", "desk-48-0", "--reference", "vì sao")
