"""Who is told as time goes by: each moment once, nobody whom the tip may be about."""

import pytest
from django.utils import timezone
from tests.tipoff.desk.duty import send

from places.models import Station
from tipoff import reminders
from tipoff.models import DutyShift, Notice, Officer, State, Tip, TipKey

CALM, URGENT = False, True


def station(code):
    return Station.objects.get(code=code)


def told(kind=None):
    """(kind, station) of every notice, sorted."""
    found = Notice.objects.filter(**({"kind": kind} if kind else {}))
    return sorted(set(found.values_list("kind", "officer__station__code")))


@pytest.fixture
def at_noon(country, clock):
    clock.at("2026-11-20T12:00:00+07:00")
    return clock


def test_a_tip_that_comes_in_is_told_to_its_station_in_the_same_transaction(at_noon):
    tip = send("cam-le")
    assert told() == [("new", "cam-le")]
    assert set(Notice.objects.values_list("number", flat=True)) == {tip.public_id}


def test_an_urgent_one_is_told_to_the_province_at_once_and_again_when_missed(at_noon):
    send("cam-le", urgent=True)
    assert told() == [("new", "cam-le"), ("new", "desk-48")]
    at_noon(minutes=29)
    reminders.reminders_round()
    assert told("overdue") == []
    at_noon(minutes=1)
    reminders.reminders_round()
    assert told("overdue") == [("overdue", "cam-le"), ("overdue", "desk-48")]


def test_a_tip_unopened_at_half_its_deadline_is_told_to_the_province(at_noon):
    send("cam-le")
    at_noon(hours=11, minutes=59)
    reminders.reminders_round()
    assert told("unopened") == []
    at_noon(minutes=1)
    reminders.reminders_round()
    assert told("unopened") == [("unopened", "desk-48")]


def test_an_opened_one_is_not(at_noon):
    send("cam-le")
    Tip.objects.update(opened_at=timezone.now())
    at_noon(hours=12)
    reminders.reminders_round()
    assert told("unopened") == []


def test_half_the_time_to_decide_is_told_to_the_officer_who_has_it(at_noon):
    tip = send("cam-le")
    officer = station("cam-le").officers.order_by("pk").last()
    Tip.objects.update(state=State.VERIFYING, assigned_to=officer)
    at_noon(days=10)
    reminders.reminders_round()
    (notice,) = Notice.objects.filter(kind="due")
    assert (notice.officer, notice.number) == (officer, tip.public_id)


def test_an_overdue_one_is_told_to_the_head_and_a_day_later_to_the_province(at_noon):
    send("cam-le")
    Tip.objects.update(state=State.VERIFYING)
    chief = station("cam-le").officers.order_by("pk").last()
    Officer.objects.filter(pk=chief.pk).update(role="chief")
    at_noon(days=20)
    reminders.reminders_round()
    assert [notice.officer for notice in Notice.objects.filter(kind="overdue")] == [chief]
    at_noon(hours=24)
    reminders.reminders_round()
    assert told("overdue") == [("overdue", "cam-le"), ("overdue", "desk-48")]


def test_a_desk_without_the_key_is_not_told_the_next_above_is(at_noon):
    tip = send("cam-le")
    key = station("central").keys.get()
    own = TipKey.objects.filter(tip=tip, name="desk-48")
    own.update(name="central", station_key=key)
    at_noon(hours=12)
    reminders.reminders_round()
    assert told("unopened") == [("unopened", "central")]


def test_nobody_without_a_key_is_told_at_all(at_noon):
    tip = send("cam-le", urgent=True)
    TipKey.objects.filter(tip=tip, name="desk-48").delete()
    Notice.objects.all().delete()
    at_noon(hours=30)
    reminders.reminders_round()
    assert told() == [("overdue", "cam-le")]


def test_each_moment_is_told_once_however_many_rounds_there_are(at_noon):
    send("cam-le", urgent=True)
    send("nam-dong")
    at_noon(hours=25)
    reminders.reminders_round()
    first = set(Notice.objects.values_list("key", flat=True))
    for _minute in range(3):
        at_noon(minutes=1)
        reminders.reminders_round()
    assert set(Notice.objects.values_list("key", flat=True)) == first


def test_a_deadline_that_moved_is_told_again(at_noon):
    tip = send("cam-le")
    Tip.objects.update(state=State.VERIFYING)
    at_noon(days=20)
    reminders.reminders_round()
    Tip.objects.update(decide_by=timezone.now() + (tip.decide_by - tip.created_at))
    before = Notice.objects.filter(kind="overdue").count()
    at_noon(days=20)
    reminders.reminders_round()
    assert Notice.objects.filter(kind="overdue").count() == 2 * before


@pytest.mark.parametrize("state", [State.TRANSFERRED, State.CONCLUDED, State.MERGED])
def test_what_is_closed_reminds_nobody(at_noon, state):
    send("cam-le")
    Tip.objects.update(state=state)
    Notice.objects.all().delete()
    at_noon(days=100)
    reminders.reminders_round()
    assert told() == []


def test_practice_reminds_nobody(at_noon):
    send("cam-le", urgent=True)
    Tip.objects.update(practice=True)
    Notice.objects.all().delete()
    at_noon(days=100)
    reminders.reminders_round()
    reminders.absence_round()
    assert told() == []


def test_tips_sent_in_bulk_are_one_notice_an_hour_without_a_number(at_noon):
    tip = send("cam-le")
    Notice.objects.all().delete()
    tip.in_digest = True
    for _tip in range(5):
        reminders.tell_new(tip)
    notices = Notice.objects.all()
    assert {notice.number for notice in notices} == {""}
    assert len(notices) == station("cam-le").officers.count()
    assert {n.send_after.isoformat() for n in notices} == {"2026-11-20T06:00:00+00:00"}
    at_noon(hours=1)
    reminders.tell_new(tip)
    assert Notice.objects.count() == 2 * len(notices)


def test_tips_sent_in_bulk_and_left_are_told_to_the_province_once_a_day(at_noon):
    for _tip in range(3):
        send("cam-le")
    Tip.objects.update(in_digest=True)
    Notice.objects.all().delete()
    at_noon(hours=25)
    reminders.reminders_round()
    reminders.reminders_round()
    assert told() == [("overdue", "desk-48")]
    assert Notice.objects.count() == station("desk-48").officers.count()


def test_a_station_where_tips_wait_and_nobody_comes_is_told_to_the_province_once_a_day(at_noon):
    send("cam-le")
    Notice.objects.all().delete()
    for vault in [officer.vault for officer in station("cam-le").officers.all()]:
        vault.last_unlocked_at = timezone.now()
        vault.save()
    at_noon(hours=11)
    reminders.absence_round()
    assert told() == []
    at_noon(minutes=61)  # a minute past midnight
    reminders.absence_round()
    reminders.absence_round()
    assert told() == [("absent", "desk-48")]
    first = Notice.objects.count()
    at_noon(hours=23, minutes=30)  # the same day
    reminders.absence_round()
    assert Notice.objects.count() == first
    at_noon(hours=1)
    reminders.absence_round()
    assert Notice.objects.count() == 2 * first


def test_a_station_without_waiting_tips_may_rest(at_noon):
    send("cam-le")
    Tip.objects.update(state=State.RECEIVED)
    Notice.objects.all().delete()
    at_noon(days=3)
    reminders.absence_round()
    assert told() == []


def test_who_is_on_duty_is_told_others_are_not(at_noon):
    cam_le = station("cam-le")
    officer = cam_le.officers.order_by("pk").last()
    now = timezone.now()
    ends = now + timezone.timedelta(hours=8)
    DutyShift.objects.create(station=cam_le, officer=officer, starts_at=now, ends_at=ends)
    send("cam-le")
    assert [notice.officer for notice in Notice.objects.all()] == [officer]


def test_what_the_citizen_adds_is_told_once_an_hour(at_noon):
    tip = send("cam-le")
    Notice.objects.all().delete()
    for _time in range(3):
        reminders.tell_added(tip)
    assert Notice.objects.count() == station("cam-le").officers.count()
