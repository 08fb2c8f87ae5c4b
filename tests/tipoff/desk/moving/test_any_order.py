"""Whatever anybody does to tips, in any order: no orphan, nothing lost, no wrong hands.

`PORTAL_HEAVY=1` walks many more ways.
"""

import os
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import event, given, settings
from hypothesis import strategies as st
from tests.tipoff.desk.moving import hands
from tests.tipoff.desk.moving.walk import ACTIONS, Walk, messages_of

from tipoff import journal
from tipoff.models import JournalEntry, Officer, State, Tip, TipKey
from tipoff.models.states import may_follow
from tipoff.services import handing

pytestmark = pytest.mark.django_db

WAYS, LONGEST = (400, 40) if os.environ.get("PORTAL_HEAVY") else (5, 12)
number = st.integers(0, 299)
steps = st.lists(
    st.tuples(st.sampled_from(ACTIONS), number, number, number),
    min_size=LONGEST // 2,
    max_size=LONGEST,
)
# What a step may change only together with a row of the journal.
SEEN = ("state", "public_state", "station", "assigned_to", "merged_into", "outcome")


@pytest.fixture
def country(world, neighbour):
    """Five units with officers, one of each their chief."""
    for station in {officer.station for officer in Officer.objects.all()}:
        chief = station.officers.order_by("pk").first()
        chief.role = Officer.Role.CHIEF
        chief.save()
    return world


def check_owner(world, tip):
    assert hands.open_key(world, tip, tip.station), "the owner can open it"
    opened = handing.open_transfer(tip)
    if opened is not None:
        assert (tip.state, opened.receiver) == (State.TRANSFERRED, tip.station)


def check_keys(world, tip):
    holders = TipKey.objects.filter(tip=tip, kind=TipKey.Kind.STATION)
    kinds = set(holders.values_list("station_key__station__kind", flat=True))
    assert not kinds & hands.kept_out(world, tip), "no key for whom it concerns"


def check_state(tip):
    assert (tip.state == State.MERGED) == (tip.merged_into is not None)
    if tip.merged_into:
        assert tip.merged_into_id != tip.pk
        assert tip.merged_into.merged_into is None
    state = State.NEW
    for change in tip.changes.order_by("created_at", "pk"):
        assert (change.before, may_follow(state, change.after)) == (state, True)
        state = change.after
    assert tip.state == state
    told = tip.changes.filter(told=True).order_by("created_at", "pk").last()
    assert tip.public_state == (told.after if told else State.NEW)


def check_messages(tip, known):
    places = messages_of(tip)
    assert places == list(range(1, len(places) + 1)), "no gap"
    assert places[: len(known)] == known, "nothing lost"
    return places


def check_journal(tip, before, rows):
    if before != tuple(getattr(tip, name) for name in SEEN):
        assert JournalEntry.objects.filter(subject=tip.public_id).count() > rows


def standing(pk):
    """How a tip stands, and how many rows of the journal tell of it."""
    tip = Tip.objects.select_related("station", "merged_into", "assigned_to").get(pk=pk)
    seen = tuple(getattr(tip, name) for name in SEEN)
    return tip, seen, JournalEntry.objects.filter(subject=tip.public_id).count()


def look(world, pk, before, known):
    """Every promise about one tip, which stood as `before`."""
    tip, seen, rows = standing(pk)
    check_owner(world, tip)
    check_keys(world, tip)
    check_state(tip)
    check_journal(tip, *before[pk][1:])
    known[pk] = check_messages(tip, known.get(pk, []))
    before[pk] = tip, seen, rows


def go(world, ways) -> Counter:
    """Walk, and look after every step at each tip that it touched, at the end at all of them; how
    often each action was done."""
    walk, done, known = Walk(world).begin(), Counter(), {}
    before = {pk: standing(pk) for pk in walk.tips}
    for action, *numbers in ways:
        if walk.do(action, *numbers):
            done[action] += 1
            for pk in walk.touched(action, *numbers):
                look(world, pk, before, known)
    for pk in walk.tips:
        look(world, pk, before, known)
    assert journal.faults() == []
    return done


@settings(
    max_examples=WAYS,
)
@given(steps)
def test_in_any_order_no_tip_is_orphaned_lost_or_shown_to_whom_it_concerns(country, ways):
    outside = transaction.savepoint()
    epochs, keys = dict(country.station_keys), country.station_keys
    try:
        for action in +go(country, ways):
            event(action)
    finally:
        transaction.savepoint_rollback(outside)
        keys.clear()
        keys.update(epochs)


def test_the_walk_really_gets_about(country):
    """A fixed way on which each action is done at least once; otherwise nothing would be tried."""
    ways = [
        ("accept", 0, 1, 0), ("change", 0, 1, 6), ("tell", 0, 1, 0), ("add", 0, 0, 0),
        *(("assign", 0, 1, n) for n in range(12)), ("answer_anew", 0, 0, 1), ("reply", 0, 1, 0),
        ("merge", 1, 1, 0), ("change", 1, 1, 6), *(("take_over", 1, 3 * n, 0) for n in range(12)),
        ("renew", 0, 0, 0), *(("transfer", 0, 1, n) for n in range(6)), ("give_back", 0, 1, 0),
        *(("transfer", 0, 1, n) for n in range(6)), ("wait", 0, 0, 99),
    ]  # fmt: skip
    done = go(country, ways)
    assert {action for action in ACTIONS if not done[action]} == set()
