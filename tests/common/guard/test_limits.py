"""The limits: exact under parallel processes, by network, by the hour, forgotten daily."""

import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone
from tests import prepared
from tests.process import Portal

from common.guard import limits
from common.models import LimitCount, LimitSalt, SpentChallenge

ROOT = Path(__file__).resolve().parents[3]
NOON = datetime(2026, 11, 22, 12, 30, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def clock(monkeypatch):
    """A clock of the test's own: `clock(moment)` sets it."""

    def set_to(moment):
        monkeypatch.setattr(limits.timezone, "now", lambda: moment)

    set_to(NOON)
    return set_to


def asked_from(address):
    return RequestFactory().post("/", REMOTE_ADDR=address)


def taken(times, address="203.0.113.9", kind="tip"):
    """How many of `times` were within the limit."""
    return sum(limits.take(asked_from(address), kind) for _ in range(times))


@pytest.mark.django_db
def test_thirty_people_behind_one_address_are_all_within_the_limit(clock):
    assert taken(30) == 30


@pytest.mark.django_db
def test_the_fifty_first_of_an_hour_is_over_the_limit_and_the_next_hour_begins_anew(clock):
    assert taken(60) == 50
    clock(NOON + timedelta(hours=1))
    assert taken(1) == 1


@pytest.mark.django_db
def test_each_network_and_each_kind_is_counted_apart(clock):
    assert taken(60, "203.0.113.9") == 50
    assert taken(5, "203.0.114.9") == 5
    assert taken(5, "203.0.113.9", "lookup") == 5


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.1", "203.0.113.254", True),
        ("203.0.113.1", "203.0.112.1", False),
        ("::ffff:203.0.113.1", "203.0.113.2", True),
        ("2001:db8:1:2ff::1", "2001:db8:1:200::9", True),
        ("2001:db8:1:2ff::1", "2001:db8:1:300::1", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("", "no address", True),
    ],
)
def test_an_address_stands_for_its_network(one, other, same):
    networks = [limits.network_of(asked_from(address)) for address in (one, other)]
    assert (networks[0] == networks[1]) == same


@pytest.mark.django_db
def test_salts_and_expired_counts_are_gone_the_next_day(clock):
    taken(3)
    yesterday = bytes(LimitSalt.objects.get().salt)
    SpentChallenge.objects.create(key="x", expires_at=NOON + timedelta(hours=2))
    clock(NOON + timedelta(days=1))
    taken(1)
    assert bytes(LimitSalt.objects.get().salt) != yesterday
    assert [row.count for row in LimitCount.objects.all()] == [1]
    assert not SpentChallenge.objects.exists()


@pytest.mark.django_db
def test_the_salt_of_a_day_on_which_nobody_comes_again_is_deleted_too(clock):
    taken(1)
    clock(NOON + timedelta(days=1))
    assert limits.forget() == 2
    assert not LimitSalt.objects.exists()


@pytest.mark.django_db
def test_a_network_cannot_be_told_from_its_counts_without_the_key(clock, settings):
    taken(1)
    key = LimitCount.objects.get().key
    settings.LIMIT_KEY = "b3RoZXI="
    assert limits._key("203.0.113.0/24", "tip", NOON) != key


@pytest.mark.django_db
def test_the_tables_that_no_backup_takes_are_named_as_they_stand():
    assert set(limits.NOT_IN_BACKUPS) <= set(connection.introspection.table_names())
    assert len(limits.NOT_IN_BACKUPS) == 3


def test_of_400_takes_in_four_processes_exactly_50_are_within_the_limit(tmp_path):
    portal = Portal(tmp_path)
    (tmp_path / "var").mkdir()
    portal._take_database(prepared.migrated())
    asked = {"address": "203.0.113.9", "times": 100, "now": NOON.isoformat()}
    question = json.dumps(asked)
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.common.guard.spenders"],
            cwd=ROOT,
            env={**portal.environment, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in running:
        process.stdin.write(question)
        process.stdin.close()
    answers = [json.loads(process.stdout.read()) for process in running]
    assert [process.wait() for process in running] == [0] * 4
    assert sum(map(len, answers)) == 400
    assert sum(map(sum, answers)) == 50
