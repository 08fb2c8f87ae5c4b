"""The outbox: a notice stands with what it tells of, once an officer, and one worker holds it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from tipoff import outbox
from tipoff.models import Notice

KIND = Notice.Kind.NEW


def test_a_notice_is_queued_once_for_each_officer_and_occasion(officers):
    for _time in range(2):
        outbox.notify(KIND, officers, key="new:0123456789", number="0123456789", urgent=True)
    outbox.notify(KIND, officers, key="new:9876543210", number="9876543210")
    assert Notice.objects.filter(number="0123456789", urgent=True).count() == 2
    assert Notice.objects.filter(number="9876543210", urgent=False).count() == 2


def test_a_notice_goes_with_what_it_tells_of(officers):
    with transaction.atomic():
        outbox.notify(KIND, officers, key="new:0123456789")
        transaction.set_rollback(True)
    assert not Notice.objects.exists()


def test_who_has_no_address_or_has_left_gets_none(officers):
    first, second = officers
    first.user.email = ""
    second.is_active = False
    outbox.notify(KIND, officers, key="new:0123456789")
    assert not Notice.objects.exists()


def test_a_notice_is_taken_by_one_worker_at_a_time_until_the_lease_is_over(officers):
    outbox.notify(KIND, officers[:1], key="new:0123456789")
    assert outbox.take().fence == 1
    assert outbox.take() is None
    Notice.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert outbox.take().fence == 2


def test_only_who_holds_the_last_lease_may_say_what_became_of_it(officers):
    outbox.notify(KIND, officers[:1], key="new:0123456789")
    late = outbox.take()
    Notice.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    present = outbox.take()
    assert not outbox.note_failed(late)
    assert not outbox.note_sent(late)
    assert outbox.note_sent(present)
    assert not outbox.note_sent(present)
    assert outbox.take() is None


def test_urgent_ones_go_first_and_none_before_its_time(officers):
    later = timezone.now() + timedelta(hours=1)
    outbox.notify(KIND, officers[:1], key="later", at=later)
    outbox.notify(KIND, officers[:1], key="calm")
    outbox.notify(KIND, officers[:1], key="urgent", urgent=True)
    taken = [outbox.take().key.partition(":")[0] for _time in range(2)]
    assert taken == ["urgent", "calm"]
    assert outbox.take() is None


def test_the_pause_after_a_failure_doubles_up_to_its_most(officers):
    outbox.notify(KIND, officers[:1], key="new:0123456789")
    pauses = []
    for _time in range(6):
        Notice.objects.update(send_after=timezone.now())
        before = timezone.now()
        outbox.note_failed(outbox.take())
        pauses.append(round((Notice.objects.get().send_after - before).total_seconds() / 60))
    assert pauses == [1, 2, 4, 8, 10, 10]
