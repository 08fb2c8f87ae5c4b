"""No reader can narrow a small number by what is shown beside it, whatever else is known."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tipoff.figures.spans import Span, published, total

SMALLEST = st.integers(3, 8)


def view(numbers, smallest):
    """All that is published of a month: each province's count, and the sum."""
    spans = tuple(published(number, smallest) for number in numbers)
    return (*spans, total(spans))


@settings(max_examples=30)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4), st.integers(3, 5))
def test_every_small_number_could_be_any_small_number(numbers, smallest):
    """By trying: all tables that are published the same, by a reader who knows these rules."""
    same = view(numbers, smallest)
    ranges = [range(10)] * len(numbers)
    alike = [table for table in product(*ranges) if view(table, smallest) == same]
    for place, number in enumerate(numbers):
        possible = {table[place] for table in alike}
        if 0 < number < smallest:
            assert possible == set(range(1, smallest))
        else:
            assert possible == {number}


@settings(max_examples=30)
@given(st.lists(st.integers(0, 10_000)), SMALLEST)
def test_the_true_sum_lies_within_the_published_one(numbers, smallest):
    span = view(numbers, smallest)[-1]
    assert span.least <= sum(numbers) <= span.most


@settings(max_examples=30)
@given(st.lists(st.integers(0, 10_000), min_size=1), SMALLEST)
def test_a_sum_is_exact_only_where_all_its_parts_are(numbers, smallest):
    *parts, whole = view(numbers, smallest)
    assert whole.is_exact == all(part.is_exact for part in parts)


def test_a_sum_that_told_the_truth_would_give_a_lone_small_number_away():
    """The attack finds what it looks for: with an exact sum, 43 - 40 = 3."""
    honest = (*view([40, 3], 5)[:-1], Span(43, 43))
    fitting = [n for n in range(1, 5) if 40 + n == honest[-1].least]
    assert fitting == [3]
