"""The tick: scheduled pages appear and disappear, days turn, and one process acts for all."""

import os
import threading
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.module_loading import import_string
from tests.publishing.pages import make_article, make_site
from wagtail.models import Page

from publishing import tick
from publishing.generation import Daemon, read
from publishing.models import CatalogueEntry, TickLease


@pytest.mark.django_db
def test_a_page_appears_and_disappears_at_its_hours():
    index, moment = make_site(), timedelta(seconds=0.3)
    coming, going = make_article(index, 1, live=False), make_article(index, 2)
    coming.go_live_at = timezone.now() + moment
    coming.save_revision().publish()
    Page.objects.filter(pk=going.pk).update(expire_at=timezone.now())
    time.sleep(moment.total_seconds())
    before = read()
    tick.run()
    assert set(CatalogueEntry.objects.values_list("pk", flat=True)) == {coming.pk}
    assert read() > before


@pytest.mark.django_db
def test_each_day_starts_one_new_generation():
    tick.take_lease("a")
    tick.turn_day()
    before = read()
    tick.turn_day()
    assert read() == before
    TickLease.objects.update(day=timezone.localdate() - timedelta(days=1))
    tick.turn_day()
    assert read() > before


@pytest.mark.django_db
def test_the_day_turns_at_the_portals_midnight_whatever_zone_is_active():
    tick.take_lease("a")
    with timezone.override("Pacific/Kiritimati"):
        tick.turn_day()
    zone = timezone.get_default_timezone()
    assert TickLease.objects.get().day == timezone.localdate(timezone=zone)


@pytest.mark.django_db
def test_a_day_and_a_lease_from_before_the_clock_was_set_back_hold_nobody_up():
    assert tick.take_lease("a")
    ahead = timezone.now() + timedelta(days=365)
    TickLease.objects.update(expires_at=ahead, day=ahead.date())
    assert tick.take_lease("b")
    before = read()
    tick.turn_day()
    assert read() > before


CALLS = []


def fine():
    CALLS.append("fine")


def broken():
    CALLS.append("broken")
    raise ValueError


@pytest.mark.django_db
def test_housekeeping_runs_where_the_lease_is_and_one_that_fails_stops_no_other(settings):
    names = [f"{__name__}.{name}" for name in ("broken", "fine")]
    settings.HOUSEKEEPING = dict.fromkeys(names, 3600)
    keeper = tick.Housekeeping()
    tick.take_lease("another process")
    keeper.step()
    TickLease.objects.update(holder=tick.name_of_process())
    keeper.step()
    keeper.step()
    assert CALLS == ["broken", "fine"]


def test_every_round_that_the_settings_name_can_be_called(settings):
    for path, seconds in settings.HOUSEKEEPING.items():
        assert callable(import_string(path))
        assert seconds >= tick.TICK_SECONDS


@pytest.mark.django_db
def test_one_process_holds_the_lease_until_it_dies():
    assert tick.take_lease("a")
    assert not tick.take_lease("b")
    assert tick.take_lease("a")
    TickLease.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert tick.take_lease("b")
    assert not tick.take_lease("a")


@pytest.mark.django_db
def test_a_lease_is_written_again_only_when_half_of_it_has_passed(django_assert_num_queries):
    tick.take_lease("a")
    with django_assert_num_queries(1):
        assert tick.take_lease("a")
    soon = timezone.now() + tick.LEASE / 3
    TickLease.objects.update(expires_at=soon)
    assert not tick.take_lease("b")
    assert tick.take_lease("a")
    assert TickLease.objects.get().expires_at > soon


class Counting(Daemon):
    """Counts its steps; every step fails."""

    def __init__(self):
        super().__init__("counting", 0.01)
        self.steps, self.thrice = 0, threading.Event()

    def step(self):
        self.steps += 1
        if self.steps >= 3:
            self.thrice.set()
        raise ValueError("broken")


def test_a_failing_step_does_not_end_the_thread_and_there_is_one_a_process():
    counting = Counting()
    for _ in range(5):
        counting.ensure_started()
    assert counting.thrice.wait(5)
    assert [thread.name for thread in threading.enumerate()].count("counting") == 1
    counting.stop()


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_worker_starts_a_thread_of_its_own():
    counting = Counting()
    counting.ensure_started()
    assert counting.thrice.wait(5)
    child = os.fork()
    if child == 0:
        counting.thrice.clear()
        counting.ensure_started()
        os._exit(0 if counting.thrice.wait(5) else 1)
    counting.stop()
    assert os.waitpid(child, 0)[1] == 0
