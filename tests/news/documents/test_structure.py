"""Pasted text becomes parts with anchors; no word is ever lost, whatever is pasted."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.documents.structure import Level, anchor_of, clean, split


def anchors(text):
    return [part.anchor for part in split(text)]


def words(parts):
    return " ".join(line for part in parts for line in part.lines).split()


def letters(text):
    return [char for char in unicodedata.normalize("NFD", text) if char.isalnum()]


LAW = """LUẬT
LỰC LƯỢNG THAM GIA BẢO VỆ AN NINH
Căn cứ Hiến pháp;
Phần thứ nhất
NHỮNG QUY ĐỊNH CHUNG
Chương I
Quy định chung
Điều 1. Phạm vi điều chỉnh
Luật này quy định về lực lượng.
1. Vị trí, chức năng;
2. Nhiệm vụ gồm:
a) Nắm tình hình;
d) Tuần tra;
đ) Vận động;
e) Việc khác.
Chương II
NHIỆM VỤ
Mục 1. TUẦN TRA
Điều 2. Tuần tra
a) Ban ngày;
Điều 12a. Thi hành
Luật này có hiệu lực từ ngày 01 tháng 7 năm 2024."""


def test_a_law_is_split_down_to_its_points():
    assert anchors(LAW) == [
        "",
        "phan-thu-nhat",
        "chuong-i",
        "dieu-1",
        "dieu-1-khoan-1",
        "dieu-1-khoan-2",
        "dieu-1-khoan-2-diem-a",
        "dieu-1-khoan-2-diem-d",
        "dieu-1-khoan-2-diem-dd",
        "dieu-1-khoan-2-diem-e",
        "chuong-ii",
        "chuong-ii-muc-1",
        "dieu-2",
        "dieu-2-diem-a",
        "dieu-12a",
    ]
    parts = {part.anchor: part for part in split(LAW)}
    assert parts["chuong-i"].heading == "Chương I Quy định chung"
    assert parts["dieu-1"].body == ("Luật này quy định về lực lượng.",)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Điều 5. Tên", Level.ARTICLE),
        ("ĐIỀU 5. TÊN", Level.ARTICLE),
        ("Ðiều 5. Tên", Level.ARTICLE),
        ("Điều 217a.Tên", Level.ARTICLE),
        ("Điều 5", Level.ARTICLE),
        ("Điều 5 của Luật này quy định", Level.TEXT),
        ("Điều này áp dụng cho", Level.TEXT),
        ("Phần lớn người dân", Level.TEXT),
        ("Chương trình phối hợp số 1", Level.TEXT),
        ("CHƯƠNG III", Level.CHAPTER),
        ("Mục 2: VAY VỐN", Level.SECTION),
        ("Mục đích của việc vay", Level.TEXT),
        ("Tiểu mục 1. CHO VAY", Level.SUBSECTION),
        ("Phụ lục II", Level.APPENDIX),
        ("2023. Nghị định", Level.TEXT),
        ("1.500.000 đồng", Level.TEXT),
        ("25.7.2023", Level.TEXT),
        ("IV. TỔ CHỨC THỰC HIỆN", Level.SECTION),
    ],
)
def test_only_a_marker_opens_a_part(line, level):
    assert split(line)[0].level == level


def test_articles_quoted_by_an_amending_document_are_its_words():
    text = """Điều 1. Sửa đổi, bổ sung Luật X
1. Sửa đổi Điều 5 như sau:
“Điều 5. Tên mới
1. Câu một.
2. Câu “hai” ở đây.”.
2. Bổ sung Điều 5a như sau:
"Điều 5a. Tên
1. Câu."
Điều 2. Hiệu lực"""
    assert anchors(text) == ["dieu-1", "dieu-1-khoan-1", "dieu-1-khoan-2", "dieu-2"]


def test_a_quotation_that_nothing_closes_swallows_no_article():
    text = "Điều 1. Gọi là “khu dân cư\nĐiều 2. Tên “khác”\nĐiều 3. Tên"
    assert anchors(text) == ["dieu-1", "dieu-2", "dieu-3"]


def test_a_wrapped_reference_is_no_article():
    text = "Điều 4. Tên\nTheo quy định tại\nĐiều 12. Người vay"
    assert anchors(text) == ["dieu-4"]


def test_numbers_that_start_again_keep_anchors_apart():
    decision = "Điều 1. Ban hành\n1. Một.\nQUY CHẾ\nĐiều 1. Phạm vi\n1. Một."
    assert anchors(decision) == [
        "dieu-1",
        "dieu-1-khoan-1",
        "dieu-1-lan-2",
        "dieu-1-khoan-1-lan-2",
    ]


def test_a_list_that_starts_again_within_an_article_stays_text():
    assert anchors("Điều 1. A\n1. Một\n2. Hai\n1. Lại một") == [
        "dieu-1",
        "dieu-1-khoan-1",
        "dieu-1-khoan-2",
    ]


@pytest.mark.parametrize("text", ["", "   \n\t\n", "\u200b\ufeff"])
def test_nothing_pasted_is_nothing(text):
    assert split(text) == ()


def test_only_headings_are_headings():
    assert anchors("Chương I\nChương II\nĐiều 1\nĐiều 2") == [
        "chuong-i",
        "chuong-ii",
        "dieu-1",
        "dieu-2",
    ]


def test_text_from_word_and_text_in_pieces_read_alike():
    junk = "\ufeff" + LAW.replace(" ", "\u00a0").replace("\n", "\r\n\v").replace("ệ", "ệ\u200b")
    decomposed = unicodedata.normalize("NFD", junk)
    assert split(decomposed) == split(LAW)


def test_a_huge_text_costs_no_more_than_its_length(monkeypatch):
    """Ten times the text is looked at ten times as often: counted in calls, not in seconds."""

    def calls(text):
        count = 0

        def profile(*_):
            nonlocal count
            count += 1

        split.cache_clear()
        sys.setprofile(profile)
        try:
            split(text)
        finally:
            sys.setprofile(None)
        return count

    for unit in ("Điều 1. Tên\n1. Một “hai\n", "chữ chạy\n", "“\n", "”\n", '"a\n'):
        small, large = calls(unit * 30), calls(unit * 300)
        assert large < 11 * small


def test_anchors_name_the_cited_place():
    assert anchor_of("146") == "dieu-146"
    assert anchor_of("146", "1", "a") == "dieu-146-khoan-1-diem-a"
    assert anchor_of("12a", "", "đ") == "dieu-12a-diem-dd"


PIECES = st.sampled_from(
    [
        "Điều 1. Tên",
        "Điều 12a.",
        "Ðiều 3",
        "Chương I",
        "CHƯƠNG II",
        "Mục 1. TÊN",
        "Phần thứ hai",
        "PHỤ LỤC",
        "I. MỤC TIÊU",
        "1. Một",
        "2a. Hai",
        "a) A",
        "đ) Đ",
        "“Điều 5. Tên",
        "hết.”",
        '"',
        "\u200b",
        "theo quy định tại",
        "chữ thường",
        unicodedata.normalize("NFD", "Điều 7. Tiếng Việt"),
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(max_size=20), max_size=25), st.sampled_from(["\n", "\r\n", "\v"]))
def test_no_word_is_lost_and_no_anchor_stands_twice(pieces, between):
    text = between.join(pieces)
    parts = split(text)
    assert words(parts) == clean(text).split()
    assert letters("".join(words(parts))) == letters(text)
    named = [part.anchor for part in parts if part.anchor]
    assert len(named) == len(set(named))
    assert all(part.lines for part in parts)
