"""The life of a tip: tipoff.md's states, and no dead ends."""

from pathlib import Path

import pytest

from tipoff.models.states import (
    CITIZEN_WORDING,
    MOVES,
    NEEDS_A_TARGET,
    TRANSITIONS,
    Actor,
    State,
    may_follow,
    may_move,
    targets,
)


def test_every_state_has_a_citizens_wording_and_a_way_on():
    for state in State:
        assert str(CITIZEN_WORDING[state])
        assert TRANSITIONS[state], f"{state} is a dead end"


def test_no_state_rejects_a_tip():
    assert not any(word in state for state in State for word in ("reject", "refuse", "watch"))


def test_every_state_can_be_reached_from_new():
    reached, frontier = {State.NEW}, [State.NEW]
    while frontier:
        for after in TRANSITIONS[frontier.pop()] - reached:
            reached.add(after)
            frontier.append(after)
    assert reached == set(State)


def test_a_new_tip_cannot_be_concluded_unread():
    assert not may_follow("new", "concluded")


DOCUMENT = Path(__file__).resolve().parents[2] / "docs/tip-life.md"


def rows_of_the_table():
    """The table of moves as docs/tip-life.md shows it."""
    for move in MOVES:
        before = ", ".join(state for state in State if state in move.before)
        actors = "; ".join(actor.label for actor in Actor if actor in move.actors)
        yield f"| {move.what} | {before} | {move.after} | {actors} |"


def test_the_document_shows_the_table_as_the_code_has_it():
    shown = [line for line in DOCUMENT.read_text("utf-8").splitlines() if line.startswith("| ")]
    table = [line for line in shown if line.count("|") == 5][1:]
    assert table == list(rows_of_the_table())


def test_every_move_has_somebody_who_may_and_every_state_a_move():
    assert all(move.actors and move.before for move in MOVES)
    assert {state for move in MOVES for state in move.before} == set(State)


def test_nobody_sets_by_a_word_what_needs_a_target():
    assert {State.NEW, State.TRANSFERRED, State.MERGED} == NEEDS_A_TARGET


@pytest.mark.parametrize("after", ["concluded", "suspended", "investigating", "other_authority"])
def test_what_ends_or_rests_a_tip_is_no_passing_officers(after):
    assert not may_move({Actor.OFFICER}, "verifying", after)
    assert may_move({Actor.ASSIGNED}, "verifying", after)
    assert may_move({Actor.CHIEF}, "verifying", after)


def test_a_tip_just_handed_over_is_first_answered_for():
    assert targets({Actor.OFFICER, Actor.CHIEF}, "transferred") == frozenset()
    assert targets({Actor.RECEIVER}, "transferred") == {"received", "new"}
    assert targets({Actor.SYSTEM}, "transferred") == {"transferred"}
