"""Categories told together stay together for a reader who knows the rule and tries all tables."""

from collections import defaultdict
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tipoff.figures.folding import fold

REST = "other"
NAMES = ("theft", "fraud", "drugs")
SMALLEST, MOST, JUDGED = 3, 11, 7


def told(numbers):
    """What is published of [other, theft, fraud, drugs], as a key; the sum is known anyway."""
    counts = dict(zip((REST, *NAMES), numbers, strict=True))
    shown = fold(counts, REST, SMALLEST)
    return (sum(numbers), None if shown is None else tuple(sorted(shown.items())))


def test_no_small_category_has_one_possible_value():
    alike = defaultdict(list)
    for numbers in product(range(MOST), repeat=4):
        alike[told(numbers)].append(numbers)
    judged = 0
    for (_, shown), tables in alike.items():
        for numbers in tables:
            if shown is None or max(numbers) > JUDGED:
                continue  # nothing is told, or the numbers tried do not reach far enough
            for place, number in enumerate(numbers):
                if 0 < number < SMALLEST:
                    judged += 1
                    possible = {table[place] for table in tables}
                    assert len(possible) > 1, (numbers, shown)
    assert judged > 500


@given(st.dictionaries(st.sampled_from((REST, *NAMES, "child", "safety")), st.integers(0, 60)))
def test_nothing_small_is_told_and_the_sum_stays(counts):
    shown = fold(counts, REST, 5)
    if shown is not None:
        assert sum(shown.values()) == sum(counts.values())
        assert all(number >= 5 for number in shown.values())


def test_large_categories_stand_as_they_are_the_largest_first():
    counts = {"theft": 10, "fraud": 30, REST: 7, "drugs": 0}
    assert list(fold(counts, REST, 5).items()) == [("fraud", 30), ("theft", 10), (REST, 7)]
