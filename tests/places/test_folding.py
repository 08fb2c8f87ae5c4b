"""Names are compared without what people leave out or place differently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.folding import compose, fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("P. Khuê Trung,  Q.Cẩm Lệ", "p khue trung q cam le"),
        ("ĐẮK NÔNG", "dak nong"),
        ("Hoà Quý", "hoa quy"),
        ("M'Đrắk", "m drak"),
        ("\u0110a\u0300 Na\u0306\u0301ng", "da nang"),
        ("", ""),
        ("🏠\x00\n", ""),
    ],
)
def test_marks_case_and_punctuation_fall_away(typed, folded):
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("old", "new"), [("Hoà Quý", "Hòa Quý"), ("Thuỷ Đường", "Thủy Đường")])
def test_the_place_of_the_tone_mark_does_not_count(old, new):
    assert compose(old) == compose(new)


def test_the_tone_itself_counts():
    assert compose("Hòa") != compose("Hóa")
