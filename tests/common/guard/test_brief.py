"""What is limited in memory alone is forgotten by time and by size, and its key with it."""

from common.guard.brief import BriefLimit

NETWORK = "192.0.2.0/24"


def test_so_many_are_within_the_limit_and_others_are_not_touched():
    limit = BriefLimit(2, 60)
    assert [limit.allow(NETWORK, "a") for _ in range(3)] == [True, True, False]
    assert limit.allow(NETWORK, "b")
    assert limit.allow("198.51.100.0/24", "a")
    assert all(b"192" not in digest for digest in limit._counts)


def test_a_window_ends_by_time_or_when_it_is_full_and_its_key_goes_with_it():
    moment = [0.0]
    limit = BriefLimit(1, 60, clock=lambda: moment[0], room=2)
    key = limit._key
    assert [limit.allow(NETWORK), limit.allow(NETWORK)] == [True, False]
    assert limit.left() == 60
    moment[0] = 60
    assert limit.left() == 0
    assert limit.allow(NETWORK)
    assert limit._key != key
    limit.allow(NETWORK, "b")
    limit.allow(NETWORK, "c")
    assert len(limit._counts) == 1
