"""Rule: any text at all is read, in proportion to its length, and every offset lies inside it."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.citations import find_citations

PIECES = [
    *(
        "Điều ",
        "điều 5",
        "khoản 1",
        "điểm a",
        "điểm đ)",
        " 9-11 ",
        "Đ.",
        "K1",
        "đ.",
        " đến ",
        "từ ",
    ),
    *("Luật ", "Bộ luật Hình sự", " Phòng, chống ma túy", " sửa đổi, bổ sung một số điều của "),
    *("BLHS", "Hiến pháp", "Nghị định ", "số ", "49/2020/NĐ-CP", "22/2023", " năm 2015", "(2015)"),
    *(
        "ngày 16/6/2025",
        "ngày 16 tháng 6 năm ",
        "này",
        "dự thảo ",
        " của ",
        " Pháp",
        "QH15",
        "-CT/TW",
    ),
    *(
        "(",
        ")",
        "“",
        "”",
        ",",
        ";",
        ".",
        "-",
        "–",
        "/",
        " ",
        "\n\n",
        "\u00a0",
        "và",
        "các ",
        "1",
        "a",
    ),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@settings(max_examples=100)
@given(TEXTS)
def test_any_text_is_read_and_every_offset_lies_inside_it(text):
    length = len(unicodedata.normalize("NFC", text))
    for citation in find_citations(text):
        assert 0 <= citation.start < citation.end <= length
        assert citation.document


@settings(max_examples=40)
@given(TEXTS)
def test_composed_and_decomposed_marks_are_read_alike(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert find_citations(composed) == find_citations(decomposed)


ADVERSARIAL = {
    "articles": "Điều 5, ",
    "clauses of articles": "khoản 1, 2, 3 Điều 5, 6, ",
    "a list without an end": "1, ",
    "ranges": "Điều 1-99 ",
    "brackets": "Điều 5 (",
    "headings": "Điều 5 (a) ",
    "documents": "Luật Phòng, chống ma túy ",
    "unfinished names": "Luật Phòng, chống ",
    "amendments": "Luật sửa đổi, bổ sung một số điều của ",
    "numbers": "49/2020/",
    "symbols": "NĐ-CP-",
    "digits": "1",
    "dashes": "9-",
    "spaces": " ",
    "drafts": "dự thảo các ",
    "points": "Đ.",
}


def _steps(text: str) -> int:
    """Function calls while reading: work counted, since seconds depend on the machine."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        find_citations(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", ADVERSARIAL.values(), ids=ADVERSARIAL.keys())
def test_twice_the_text_is_at_most_twice_the_work(piece):
    _steps(piece * 4)  # fills the caches
    once, twice = _steps("Điều 1 " + piece * 100), _steps("Điều 1 " + piece * 200)
    assert twice <= 2.2 * once + 200


def test_a_mention_across_lines_and_odd_spaces_is_one():
    text = "khoản 2\nĐiều\u00a012  Luật\nTố cáo   2018"
    (citation,) = find_citations(text)
    assert str(citation) == "Luật Tố cáo 2018 đ12 k2"
    assert (citation.start, citation.end) == (0, len(text))
