"""Names and numbers as people shorten them lead to the official ones; look-alikes to nothing."""

import pytest

from news.citations import find_citations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Điều 5 Luật Cảnh sát biển", ["Luật Cảnh sát biển Việt Nam đ5"]),
        ("Luật Mặt trận Tổ quốc 2015", ["Luật Mặt trận Tổ quốc Việt Nam 2015"]),
        ("Luật Phòng, chống tác hại rượu, bia", ["Luật Phòng, chống tác hại của rượu, bia"]),
        ("Luật Tố cáo các năm 2011 và 2018", ["Luật Tố cáo 2011", "Luật Tố cáo 2018"]),
        ("Nghị quyết số 18 NQ/TW", ["18-NQ/TW"]),
        ("Quyết định 521 QĐ-TTg", ["521/QĐ-TTg"]),
        ("năm 2020 NQ-CP", []),
        ("năm 2018 NQ/TW", []),
        ("luật biển quốc tế", []),
        ("luật quốc tịch Nhật Bản", []),
    ],
)
def test_a_shortened_name_or_number_is_the_official_one(text, found):
    assert [str(one) for one in find_citations(text)] == found
