"""What people are told: the desk when a tip goes, the citizen whom to ring when we fail."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.urls import reverse
from django.utils import translation
from tests.tipoff.retention.closing import close, officer, send

from places.models import Station
from tipoff.desk import labels
from tipoff.models import Tip
from tipoff.retention.holds import hold
from tipoff.selectors import area


def test_the_desk_says_when_a_tip_is_erased_and_when_the_last_backup_has_rotated(
    world, clock, settings
):
    now = clock.local(2026, 12, 28, 23, 30)
    tip = close(send())
    assert labels.ending(tip) == ""
    tip.shred_at, settings.BACKUPS_KEPT = now + timedelta(days=3), timedelta(days=30)
    with translation.override("vi"):
        told = labels.ending(tip)
    assert "31/12/2026" in told
    assert "30/01/2027" in told


def test_the_desk_says_that_a_tip_is_held(world):
    tip = close(send())
    hold(officer(world, "desk-48"), tip, "12/QD-DT")
    with translation.override("en"):
        assert labels.ending(Tip.objects.get()) == "Held on request: it is not erased."


@pytest.fixture
def phone(world):
    Station.objects.filter(code="desk-48").update(duty_phone="0236 000 000")
    return "0236 000 000"


def fault_page(client, monkeypatch):
    def broken(*args):
        raise OperationalError

    monkeypatch.setattr("tipoff.boxes.Box.load", broken)
    return client.get(reverse("tipoff:check"))


def test_the_page_for_faults_names_113_and_the_duty_phone(client, monkeypatch, phone):
    answer = fault_page(client, monkeypatch)
    assert answer.status_code == 503
    for number in ("113", phone):
        assert f'href="tel:{number.replace(" ", "")}"' in answer.text


def test_it_has_the_phone_that_was_seen_last_while_the_database_is_down(client, monkeypatch, phone):
    assert area.duty_phone() == phone
    monkeypatch.setattr("tipoff.selectors.area.duty_desks", broken_query)
    assert f'href="tel:{phone.replace(" ", "")}"' in fault_page(client, monkeypatch).text


def broken_query():
    raise OperationalError
