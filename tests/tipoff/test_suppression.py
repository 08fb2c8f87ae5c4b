"""Small numbers stay hidden from a reader who adds and subtracts all that is shown."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipoff.suppression import Shown, suppress

LEAST = 3


def tables(rows, columns, most):
    row = st.lists(st.integers(0, most), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


def fits(shown, table):
    """Whether a table could be the one behind what is shown: hidden numbers are at least one."""
    columns = list(zip(*table, strict=True))
    numbers = [*sum(table, ()), *map(sum, table), *map(sum, columns), sum(map(sum, table))]
    seen = [*sum(shown.rows, ()), *shown.row_totals, *shown.column_totals, shown.total]
    return all(n >= 1 if s is None else n == s for n, s in zip(numbers, seen, strict=True))


def possible(shown, most):
    """Every table that fits, by trying all."""
    width = len(shown.rows[0])
    ranges = [range(1, most + 1) if n is None else [n] for row in shown.rows for n in row]
    for flat in product(*ranges):
        table = [flat[i : i + width] for i in range(0, len(flat), width)]
        if fits(shown, table):
            yield table


def seen_by_all(tables_that_fit):
    """Each number of the table that is the same in every table that fits, with its sums."""
    views = []
    for table in tables_that_fit:
        columns = list(zip(*table, strict=True))
        views.append((*sum(table, ()), *map(sum, table), *map(sum, columns), sum(map(sum, table))))
    return [numbers[0] for numbers in zip(*views, strict=True) if len(set(numbers)) == 1]


def known_small(table):
    shown = suppress(table, LEAST)
    most = max(max(row) for row in table) + 1
    known = seen_by_all(possible(shown, most))
    return [number for number in known if 0 < number < LEAST]


@settings(max_examples=20)
@given(tables(2, 2, most=5))
def test_no_small_number_can_be_reckoned_from_what_a_table_shows(table):
    assert known_small(table) == []


@settings(max_examples=5)
@given(tables(2, 3, most=3))
def test_nor_from_a_wider_table(table):
    assert known_small(table) == []


def test_the_attack_of_these_tests_finds_a_number_that_was_hidden_alone():
    alone = Shown(rows=((None, 5),), row_totals=(7,), column_totals=(None, 5), total=7)
    assert 2 in seen_by_all(possible(alone, 8))


def test_two_ones_are_not_given_away_by_their_sum():
    # 1 + 1 = 2: with both hidden and the total shown, each could only be one.
    table = [[1, 1, 0], [4, 4, 0]]
    assert suppress(table, LEAST).rows[0] == (None, None, 0)
    assert known_small(table) == []


def test_large_numbers_and_zeros_stand_as_they_are():
    shown = suppress([[10, 0], [20, 30]], 5)
    assert shown.rows == ((10, 0), (20, 30))
    assert (shown.row_totals, shown.column_totals, shown.total) == ((10, 50), (30, 30), 60)


def test_only_as_much_is_hidden_as_needed():
    shown = suppress([[2, 10, 40], [12, 11, 50], [90, 80, 70]], 5)
    hidden = [number for row in shown.rows for number in row].count(None)
    assert hidden == 4, shown
    assert shown.total == 365


@pytest.mark.parametrize("table", [[], [[]], [[0, 0]], [[1]], [[1], [0]]])
def test_empty_and_tiny_tables_are_tables_too(table):
    shown = suppress(table, 5)
    assert len(shown.rows) == len(table)
    assert shown.total in (0, None)
