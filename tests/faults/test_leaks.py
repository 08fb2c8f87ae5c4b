"""The search for leaks finds what is there: its positive controls."""

import os

import pytest
from tests.faults import leaks

WORDS = ["khuyết-danh-đỏ", "Ngõ Sương Mờ 417", "marker-ascii-9931"]


@pytest.mark.parametrize("wrapping", leaks.WRAPPINGS)
@pytest.mark.parametrize("word", WORDS)
def test_a_planted_word_is_found_in_every_wrapping(wrapping, word):
    planted = leaks.WRAPPINGS[wrapping](f"trước {word} sau")
    store = os.urandom(5000) + b"\n" + planted + b"\n" + os.urandom(5000)
    assert leaks.find(store, WORDS) == {word}


def test_nothing_is_found_where_nothing_was_planted():
    assert leaks.find(os.urandom(200_000) + b"tr\xc6\xb0\xe1\xbb\x9bc sau", WORDS) == set()
