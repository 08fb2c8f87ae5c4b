"""A practice tip is kept, read and replayed like any other, counted nowhere, and gone sooner."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from tests.tipoff.retention.closing import officer
from tests.tipoff.submit.reports import report

from tipoff import blobs, journal
from tipoff.journal import Action
from tipoff.models import Counter, Tip
from tipoff.retention.housekeeping import retain
from tipoff.services import replay_blob, submit_tip
from tipoff.services.replay import Replayed
from tipoff.vault import receipts


def practise(world, *, told=True):
    """A practice tip, and the journal's word that it is one."""
    tip = submit_tip(receipts.draw(), replace(report(), practice=True)).tip
    if told:
        actor = officer(world, "cam-le").public_id
        journal.record(Action.TAKEN_IN, actor=actor, subject=tip.public_id, practice=True)
    return tip


def test_a_practice_tip_raises_no_public_figure(world):
    practise(world)
    assert not Counter.objects.exists()
    submit_tip(receipts.draw(), report())
    assert Counter.objects.get().count == 1


def test_a_practice_tip_comes_back_from_its_blob_as_one(world):
    data = blobs.store().read(practise(world).blob)
    Tip.objects.all().delete()
    assert replay_blob(data) == Replayed.ADDED
    assert Tip.objects.get().practice is True


def test_the_sealed_header_says_practice_too_so_that_the_row_alone_cannot(world):
    made, real = practise(world), submit_tip(receipts.draw(), report()).tip
    assert world.open_tip(made, "desk-48")[0]["practice"] is True
    assert "practice" not in world.open_tip(real, "desk-48")[0]


def test_a_practice_tip_goes_after_its_own_time_though_nobody_closed_it(world):
    tip = practise(world)
    over = timezone.now() + settings.TIP_KEPT_PRACTICE
    assert retain(over - timedelta(minutes=5)) == {}
    assert retain(over) == {"announced": 1}
    assert retain(over + settings.TIP_SHRED_NOTICE + timedelta(minutes=1)) == {"shredded": 1}
    assert not Tip.objects.filter(pk=tip.pk).exists()


def test_a_real_tip_that_somebody_marks_as_practice_in_the_database_does_not_go(world):
    tip = practise(world, told=False)
    assert retain(timezone.now() + timedelta(days=3650)) == {}
    real = submit_tip(receipts.draw(), report()).tip
    Tip.objects.filter(pk=real.pk).update(practice=True)
    assert retain(timezone.now() + timedelta(days=3650)) == {}
    assert Tip.objects.filter(pk__in=(tip.pk, real.pk)).count() == 2


def test_months_are_counted_by_the_clock_on_the_wall(world, monkeypatch):
    """Half past eleven at night on 31 May in Greenwich is the morning of 1 June in Hà Nội."""
    moment = datetime(2026, 5, 31, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    submit_tip(receipts.draw(), report())
    assert Counter.objects.get().month == date(2026, 6, 1)
