"""Shown words are the sender's own: pieces may be left out, nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.consultations.words import LEFT_OUT, is_shortened

TEXT = "Nên họp buổi tối. Gọi tôi 0900 000 000 hoặc nhà số 5."


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        (TEXT, True),
        ("Nên họp buổi tối. Gọi tôi […] hoặc nhà số 5.", True),
        ("Nên họp buổi tối. Gọi tôi […] hoặc […].", True),
        ("Nên họp buổi tối. […]", True),
        ("[…]", True),
        ("Nên  họp\nbuổi tối. […]", True),
        ("Nên họp buổi sáng. […]", False),
        ("Nên họp buổi tối.", False),
        ("Không nên họp buổi tối. […]", False),
        ("[…] hoặc nhà số 5. Tôi đồng ý.", False),
        ("[…]nhà số 5.[…] Gọi tôi", False),
        ("Nên họp buổi tối. Gọi tôi[…]tôi 0900 000 000 hoặc nhà số 5.", False),
    ],
)
def test_pieces_may_go_and_no_word_may_come(shown, right):
    assert is_shortened(TEXT, shown) is right


@given(st.text("abc ", min_size=1, max_size=30), st.data())
def test_whatever_piece_is_left_out_is_recognised(text, data):
    text = " ".join(text.split())
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert is_shortened(text, text[:start] + LEFT_OUT + text[end:])


@given(st.text("abc ", max_size=30), st.sampled_from("xyz"))
def test_a_letter_that_was_not_there_is_seen(text, letter):
    assert not is_shortened(text, f"{LEFT_OUT}{letter}{LEFT_OUT}")
