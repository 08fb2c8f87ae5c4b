"""The life of a tip: tipoff.md's states, and no dead ends."""

from tipoff.models.states import CITIZEN_WORDING, TRANSITIONS, State, may_follow


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
