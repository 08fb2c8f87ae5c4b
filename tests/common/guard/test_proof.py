"""The proof of work: right once, for a while, in whatever process; everything else is none."""

import base64
import json
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone
from tests.common.guard.browser import solve

from common.guard import proof
from common.models import SpentChallenge

pytestmark = pytest.mark.django_db


def altered(solution, **changes):
    payload = json.loads(base64.b64decode(solution)) | changes
    return base64.b64encode(json.dumps(payload).encode()).decode()


def test_a_solution_is_good_once(settings):
    solution = solve(proof.challenge())
    assert proof.spend(solution)
    assert not proof.spend(solution)


def test_the_same_solution_written_otherwise_is_the_same():
    solution = solve(proof.challenge())
    number = json.loads(base64.b64decode(solution))["number"]
    assert proof.spend(solution)
    assert not proof.spend(altered(solution, number=str(number)))
    assert not proof.spend(altered(solution, took=1, more="x"))


def test_a_solution_that_has_expired_is_none(settings):
    settings.GUARD_PAGE_AGE = timedelta(seconds=-1)
    assert not proof.spend(solve(proof.challenge()))


def test_a_longer_life_cannot_be_written_into_it(settings):
    settings.GUARD_PAGE_AGE = timedelta(seconds=-1)
    challenge = proof.challenge()
    settings.GUARD_PAGE_AGE = timedelta(hours=1)
    later = int(timezone.now().timestamp()) + 9999
    solution = solve(challenge)
    for salt in (f"{challenge['salt']}expires={later}&", f"x?expires={later}&"):
        assert not proof.spend(altered(solution, salt=salt))


def test_somebody_elses_challenge_is_none(settings):
    solution = solve(proof.challenge())
    settings.SECRET_KEY = "another" * 10
    assert not proof.spend(solution)


@pytest.mark.parametrize(
    "posted",
    [
        "",
        "x",
        "[" * 2000,
        base64.b64encode(b"[" * 1200).decode(),
        base64.b64encode(b"[]").decode(),
        base64.b64encode(b"null").decode(),
        base64.b64encode(b'{"algorithm":"SHA-256"}').decode(),
        base64.b64encode(
            b'{"algorithm":[],"challenge":{},"number":{},"salt":5,"signature":null}'
        ).decode(),
        "\ud83d\ude00",
        "A" * 100_000,
    ],
)
def test_what_is_no_solution_is_no_fault_either(posted):
    assert not proof.spend(posted)
    assert not SpentChallenge.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_another_process_spent_is_spent_here_too():
    solution = solve(proof.challenge())
    key = json.loads(base64.b64decode(solution))["challenge"]
    other = connections["default"].copy()
    try:
        with other.cursor() as cursor:
            cursor.execute(
                "INSERT INTO common_spentchallenge (key, expires_at) VALUES (%s, %s)",
                [key, other.ops.adapt_datetimefield_value(timezone.now() + timedelta(days=1))],
            )
    finally:
        other.close()
    assert not proof.spend(solution)
