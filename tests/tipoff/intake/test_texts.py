"""Text is counted as people count it, and loses only what nobody can see."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tipoff.intake.texts import MARKS_ALLOWED, TypedField, clean, length


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("", 0),
        ("Nghiệp", 6),
        (unicodedata.normalize("NFD", "Nghiệp"), 6),
        ("a\r\nb", 3),
        ("👨‍👩‍👧‍👦", 1),
        ("👍🏽", 1),
        ("🇻🇳🇫🇷", 2),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1),
        ("☎️ 113", 5),
        ("e\u0301\u0323", 1),
        ("नि", 1),
    ],
)
def test_characters_are_counted_as_people_count_them(text, characters):
    assert length(clean(text)) == characters


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a b \n", "a b"),
        ("a\x00b\x07c", "abc"),
        ("a\ud800b", "ab"),
        ("a\tb\r\nc\rd", "a\tb\nc\nd"),
        ("Vie\u0302\u0323t", "Việt"),
        ("\x00", ""),
    ],
)
def test_only_the_unseen_is_taken_away(typed, kept):
    assert clean(typed) == kept


def test_exactly_as_many_as_allowed_are_taken_in_any_form():
    field = TypedField(limit=5000)
    for text in ("ệ" * 5000, unicodedata.normalize("NFD", "ệ" * 5000), "👨‍👩‍👧‍👦" * 5000):
        assert length(field.clean(text)) == 5000
    with pytest.raises(ValidationError, match="5001"):
        field.clean("ệ" * 5001)


def test_marks_without_end_do_not_pass_as_one_character():
    with pytest.raises(ValidationError):
        TypedField(limit=10).clean("a" + "\u0301\u0316" * (10 * MARKS_ALLOWED))


@given(st.text(max_size=80))
def test_cleaning_is_done_once_and_what_it_leaves_can_be_kept_anywhere(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert "\x00" not in cleaned
    assert cleaned.encode().decode() == cleaned
    assert length(cleaned) <= len(cleaned)
