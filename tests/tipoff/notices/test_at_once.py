"""Rounds and workers that run at the same moment make no doubles and lose nothing."""

from collections import Counter

import pytest
from tests.tipoff.desk.duty import send
from tests.tipoff.threads import in_threads

from tipoff import outbox, reminders
from tipoff.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 4


@pytest.fixture
def late(country, clock):
    """Tips that three rounds of reminders are due for; nothing has been told yet."""
    for _tip in range(3):
        send("cam-le", urgent=True)
    Notice.objects.all().delete()
    clock(hours=25)
    return clock.now


def test_rounds_at_once_tell_each_moment_once(late, shared_database):
    in_threads(lambda _: reminders.reminders_round(), range(AT_ONCE))
    [keys] = in_threads(lambda _: list(Notice.objects.values_list("key", flat=True)), [0])
    # Two officers of the ward (head and desk), two of the province (unopened and overdue).
    assert len(keys) == 3 * 8
    assert len(set(keys)) == len(keys)


def test_workers_at_once_take_different_notices_until_none_is_left(late, shared_database):
    in_threads(lambda _: reminders.reminders_round(), [0])

    def work(_):
        taken = []
        while notice := outbox.take():
            taken.append(notice.key)
            assert outbox.note_sent(notice)
        return taken

    taken = Counter(key for keys in in_threads(work, range(AT_ONCE)) for key in keys)
    [left] = in_threads(lambda _: Notice.objects.filter(sent_at=None).count(), [0])
    assert set(taken.values()) == {1}
    assert len(taken) == 3 * 8
    assert left == 0
