"""Labels of validity by date and by last check: nothing is green that nobody looked at."""

from datetime import date

import pytest

from news.documents.comparison import compare
from news.documents.structure import split
from news.documents.validity import Dates, validity_on

START, PART, END = date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1)


def on(today, checked, partly=PART, ended=END):
    return str(validity_on(today, Dates(START, partly, ended, checked)))


@pytest.mark.parametrize(
    ("today", "checked", "label"),
    [
        (date(2019, 12, 31), date(2019, 6, 1), "not-yet"),
        (date(2020, 1, 1), date(2019, 6, 1), "in-force"),
        (date(2021, 12, 31), date(2021, 6, 1), "in-force"),
        (date(2022, 1, 1), date(2021, 6, 1), "partly-ended"),
        (date(2023, 12, 31), date(2023, 6, 1), "partly-ended"),
        (date(2024, 1, 1), date(2023, 6, 1), "ended"),
        (date(2030, 1, 1), date(2023, 6, 1), "ended"),
        (date(2021, 6, 1), None, "unchecked"),
        (date(2030, 1, 1), None, "unchecked"),
        (date(2021, 6, 1), date(2020, 6, 1), "in-force"),
        (date(2021, 6, 2), date(2020, 6, 1), "unchecked"),
        (date(2021, 6, 1), date(2021, 6, 2), "unchecked"),
        (date(2024, 2, 29), date(2023, 2, 28), "ended"),
    ],
)
def test_a_label_follows_the_dates_and_the_last_check(today, checked, label):
    assert on(today, checked) == label


def test_without_a_first_day_nothing_can_be_said():
    assert validity_on(date(2024, 1, 1), Dates(checked=date(2024, 1, 1))) == "unchecked"


def test_a_look_on_the_leap_day_holds_for_its_year():
    assert on(date(2025, 2, 28), date(2024, 2, 29), None, None) == "in-force"
    assert on(date(2025, 3, 1), date(2024, 2, 29), None, None) == "unchecked"


def test_a_comparison_names_what_stayed_changed_came_and_went():
    old = split("Điều 1. A\nMột hai ba bốn\nĐiều 2. B\nĐiều 3. C")
    new = split("Điều 1. A\nMột hai năm bốn\nĐiều 2a. D\nĐiều 3. C")
    changes = [(one.anchor, str(one.state)) for one in compare(old, new)]
    assert changes == [
        ("dieu-1", "changed"),
        ("dieu-2", "removed"),
        ("dieu-2a", "added"),
        ("dieu-3", "same"),
    ]
    pieces = [(one.op, one.text) for one in compare(old, new)[0].paragraphs[1]]
    assert pieces == [("", "Một hai"), ("del", "ba"), ("ins", "năm"), ("", "bốn")]


def test_both_versions_can_be_read_out_of_their_comparison():
    old = split("Mở đầu\nĐiều 1. A\n1. Một\n2. Hai\nĐiều 2. " + "từ " * 900)
    new = split("Mở đầu mới\nĐiều 1. A\n1. Một\n3. Ba\nĐiều 2. " + "chữ " * 900)

    def words(leave_out):
        changes = (one for one in compare(old, new) if one.paragraphs)
        paragraphs = (line for change in changes for line in change.paragraphs)
        pieces = (piece for line in paragraphs for piece in line if piece.op != leave_out)
        return " ".join(piece.text for piece in pieces).split()

    for parts, leave_out in ((old, "ins"), (new, "del")):
        assert words(leave_out) == " ".join(line for part in parts for line in part.lines).split()
