"""Rule: of what may identify or brand a person the check finds most, and seldom cries wolf."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.common.privacy import measuring

from common.privacy import find_concerns

RECALL, FALSE_ALARMS = 0.95, 0.05
# What is truly met so far on texts that nobody tunes on (docs/privacy-check.md).
CORPUS_RECALL = 0.94


def _hold(figures: measuring.Figures, recall: float) -> None:
    if figures.recall < recall or figures.false_alarms > FALSE_ALARMS:
        pytest.fail(str(figures), pytrace=False)


def test_recall_is_95_and_false_alarms_are_under_5_per_cent_on_the_texts_developed_on():
    _hold(measuring.measure("own.csv"), RECALL)


def test_false_alarms_are_under_5_and_recall_is_94_per_cent_on_the_corpus_its_goal_of_95_not_met():
    _hold(measuring.measure("corpus.csv"), CORPUS_RECALL)


def test_recall_is_95_and_false_alarms_are_under_5_per_cent_on_both_together():
    _hold(measuring.measure("own.csv") + measuring.measure("corpus.csv"), RECALL)


def test_the_corpus_holds_at_least_150_texts():
    assert len(measuring.rows("corpus.csv")) >= 150


PIECES = ["đối tượng", " con nghiện", "N.V.T.", "anh T.", "tổ 12", "(SN 1998)", "lớp 8A", "trộm"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from([*PIECES, " ", ", ", ". "])).map("".join))


@settings(max_examples=100)
@given(TEXTS)
def test_any_text_is_read_and_every_place_says_its_words(text):
    composed = unicodedata.normalize("NFC", text)
    for concern in find_concerns(text):
        assert composed[concern.start : concern.end] == concern.words != ""


def test_decomposed_marks_are_read_like_composed_ones():
    text = "Công an bắt giữ 3 đối tượng trộm cắp ở thôn 2."
    assert find_concerns(unicodedata.normalize("NFD", text)) == find_concerns(text) != []
