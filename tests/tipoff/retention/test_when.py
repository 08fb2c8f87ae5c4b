"""When a tip goes: after its time, announced first, by the journal's word, whatever clocks do."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from tests.tipoff.retention.closing import close, send

from tipoff import triggers
from tipoff.models import Draft, JournalEntry, Message, State, Tip
from tipoff.retention.housekeeping import retain
from tipoff.services import add_text
from tipoff.services.drafts import erase_expired_drafts

MOMENT = timedelta(seconds=1)


def rounds(*moments):
    """What each round counted."""
    return [dict(retain(moment)) for moment in moments]


@pytest.mark.parametrize(
    ("state", "outcome", "kept"),
    [
        (State.CONCLUDED, "prosecuted", settings.TIP_KEPT),
        (State.CONCLUDED, "fined", settings.TIP_KEPT),
        (State.CONCLUDED, "mediated", settings.TIP_KEPT),
        (State.CONCLUDED, "not_prosecuted", settings.TIP_KEPT_UNFOUNDED),
        (State.MERGED, "", settings.TIP_KEPT_UNFOUNDED),
    ],
)
def test_a_closed_tip_is_announced_when_its_time_is_over_and_shredded_after_the_notice(
    world, clock, state, outcome, kept
):
    closed_at = clock.set(timezone.now())
    close(send(), state, outcome)
    over, notice = closed_at + kept, settings.TIP_SHRED_NOTICE
    assert rounds(over - MOMENT) == [{}]
    assert rounds(over, over + MOMENT) == [{"announced": 1}, {}]
    assert Tip.objects.get().shred_at == over + notice
    assert rounds(over + notice - MOMENT) == [{}]
    assert rounds(over + notice) == [{"shredded": 1}]
    assert not Tip.objects.exists()


@pytest.mark.parametrize("state", sorted(set(State) - {State.CONCLUDED, State.MERGED}))
def test_a_tip_that_is_not_closed_is_kept_however_old(world, state):
    close(send(), state, "")
    later = timezone.now() + timedelta(days=36500)
    assert rounds(later, later + timedelta(days=30)) == [{}, {}]
    assert Tip.objects.exists()


@pytest.mark.parametrize(
    "closed", [(2026, 12, 31, 23, 59, 59), (2027, 1, 1, 0, 0, 0), (2028, 2, 29, 23, 30, 0)]
)
def test_days_are_counted_in_full_over_midnight_new_year_and_leap_days(world, clock, closed):
    closed_at = clock.local(*closed)
    close(send())
    over = clock.forward(settings.TIP_KEPT)
    assert over - closed_at == timedelta(days=365)
    assert rounds(over - MOMENT, over) == [{}, {"announced": 1}]


@pytest.mark.parametrize("begun", [(2026, 12, 31, 23, 59, 59), (2027, 1, 1, 0, 0, 0)])
def test_half_done_answers_last_a_day_over_midnight_and_new_year(db, clock, begun):
    day = settings.TIP_DRAFT_AGE
    Draft.objects.create(key_hash="k", sealed=b"x", expires_at=clock.local(*begun) + day)
    clock.forward(day - MOMENT)
    assert erase_expired_drafts() == 0
    clock.forward(MOMENT)
    assert erase_expired_drafts() == 1


def test_a_clock_that_jumped_ahead_shreds_nothing(world):
    close(send())
    wrong = timezone.now() + timedelta(days=3650)
    assert rounds(wrong, timezone.now()) == [{"announced": 1}, {"spared": 1}]
    assert Tip.objects.get().shred_at is None


def test_an_announcement_by_a_wrong_clock_does_not_put_off_the_right_one(world, clock):
    closed_at = clock.set(timezone.now())
    close(send())
    over = closed_at + settings.TIP_KEPT
    Tip.objects.update(shred_at=over + timedelta(days=5000))
    assert rounds(over) == [{"announced": 1}]
    assert Tip.objects.get().shred_at == over + settings.TIP_SHRED_NOTICE


def test_a_clock_set_back_keeps_everything(world):
    close(send())
    assert rounds(timezone.now() - timedelta(days=3650)) == [{}]


def test_a_tip_taken_up_again_is_spared(world):
    tip = close(send())
    over = timezone.now() + settings.TIP_KEPT
    assert rounds(over) == [{"announced": 1}]
    close(tip, State.VERIFYING, "")
    assert rounds(over + settings.TIP_SHRED_NOTICE) == [{"spared": 1}]


def test_what_the_citizen_adds_afterwards_begins_the_time_anew(world, clock):
    start = clock.set(timezone.now())
    tip = close(send())
    clock.forward(timedelta(days=300))
    add_text(tip, "Có thêm ảnh.", b"m" * 32, "0" * 32)
    assert Message.objects.get().created_at == start + timedelta(days=300)
    assert rounds(start + settings.TIP_KEPT) == [{}]
    assert rounds(start + timedelta(days=300) + settings.TIP_KEPT) == [{"announced": 1}]


def test_a_row_closed_without_the_journals_word_is_kept(world):
    """A writer of the database has no journal key: the second copy must not go by its hand."""
    tip = send()
    Tip.objects.filter(pk=tip.pk).update(state=State.CONCLUDED, shred_at=timezone.now())
    assert rounds(timezone.now() + timedelta(days=3650)) == [{"spared": 1}]


def test_a_forged_entry_of_the_journal_is_no_word(world):
    tip = close(send())
    triggers.remove(connection)
    JournalEntry.objects.filter(subject=tip.public_id).update(mac=b"m" * 32)
    triggers.install(connection)
    assert rounds(timezone.now() + timedelta(days=3650)) == [{}]


def test_an_open_tip_that_was_given_a_closed_ones_number_is_kept(world):
    closed, open_tip = close(send()), send("Việc khác")
    number = closed.public_id
    closed.delete()
    Tip.objects.filter(pk=open_tip.pk).update(
        public_id=number, state=State.CONCLUDED, shred_at=timezone.now()
    )
    assert rounds(timezone.now() + timedelta(days=3650)) == [{"failed": 1}]
    assert Tip.objects.get().keys.exists()
