"""The desk's own reckoning in the browser: text without marks as the portal folds it, and phones,
plates and accounts out of whatever people write."""

from pathlib import Path

import pytest

from places.folding import fold

SCRIPTS = Path(__file__).parents[2] / "site/tipoff/static/tipoff/desk"
TEXTS = [
    "P. Khuê Trung,  Q.Cẩm Lệ",
    "ĐƯỜNG Ông Ích Đường — số 12/3",
    "Hoà Quý, Hòa Quý, HÒA QUÝ",
    "ｆｕｌｌ width ﬁve ½",
    "ằẳẵặấậẩẫữựơờởỡợỷỹỵ",
    "  \t\n…!?",
    "43A-123.45",
    "naïve café Straße İstanbul",
]
PHONES = {
    "0905123456": "0905123456",
    "gọi 0905.123.456 nhé": "0905123456",
    "0905 123 456, 0905-123-456": "0905123456",
    "+84905123456": "0905123456",
    "+84 905 123 456": "0905123456",
    "+84 (0)905 123 456": "0905123456",
    "0084905123456": "0905123456",
    "84905123456": "0905123456",
    "(0236) 3822 123": "02363822123",
    "0236.3822.123": "02363822123",
    "+84 236 3822 123": "02363822123",
    "tổng đài 1900 1234": "19001234",
    "1800-6789": "18006789",
}
PLATES = {
    "43A-123.45": "43A12345",
    "xe 43a 12345 màu đen": "43A12345",
    "43A.123.45": "43A12345",
    "43A - 123.45": "43A12345",
    "43-B1 123.45": "43B112345",
    "43B1-12345": "43B112345",
    "43 B1 1234": "43B11234",
    "43H1 9999": "43H19999",
    "29-LD 123.45": "29LD12345",
    "43MĐ1-123.45": "43MĐ112345",
}
ACCOUNTS = {
    "STK 19034567890123": "19034567890123",
    "tài khoản 1903 4567 8901 23": "19034567890123",
    "chuyển vào 0041000123456": "0041000123456",
    "TK: 123 456 78 Vietcombank": "12345678",
    "số thẻ 9704 3612 3456 7890": "9704361234567890",
}
NOTHING = [
    "12.000.000 đồng",
    "lừa 120.000.000",
    "5 000 000 000 đ",
    "ngày 22.11.2026",
    "2026-11-22 08:30",
    "22/11/2026",
    "lúc 22h 2030",
    "số nhà 123, tổ 45",
    "12345678",
    "10A 12345",
]


@pytest.fixture
def desk(page):
    """A blank page with the two pure scripts and nothing else of the desk."""
    page.goto("about:blank")
    page.evaluate("window.Desk = {}")
    for name in ("fold", "traces"):
        page.add_script_tag(content=(SCRIPTS / f"{name}.js").read_text())
    return page


def test_text_is_folded_as_the_portal_folds_places(desk):
    assert desk.evaluate("(texts) => texts.map(Desk.fold.fold)", TEXTS) == [fold(t) for t in TEXTS]


def test_a_search_finds_words_begun_with_marks_or_without(desk):
    holds = "([text, words]) => Desk.fold.holds(Desk.fold.fold(text), words)"
    story = "Hai người bẻ khóa tiệm tạp hóa đường Ông Ích Đường"
    for words in ("tap hoa", "TẠP HÓA", "đường ông", "duong ong ich", "khoa nguoi", "ti", ""):
        assert desk.evaluate(holds, [story, words]), words
    for words in ("tạp hóa xyz", "oa", "uong ich"):
        assert not desk.evaluate(holds, [story, words]), words


@pytest.mark.parametrize(
    ("kind", "written"), [("phone", PHONES), ("plate", PLATES), ("account", ACCOUNTS)]
)
def test_a_number_is_one_and_the_same_however_it_is_written(desk, kind, written):
    for text, value in written.items():
        found = desk.evaluate("(text) => Desk.traces.find(text)", text)
        assert found == [{"kind": kind, "value": value}], text


def test_money_days_times_and_houses_are_no_traces(desk):
    for text in NOTHING:
        assert desk.evaluate("(text) => Desk.traces.find(text)", text) == [], text


def test_several_numbers_in_one_sentence_are_all_found(desk):
    text = "Gọi 0905 123 456 hoặc 0987654321, xe 43A-123.45, STK 19034567890123 (5.000.000 đồng)"
    found = desk.evaluate("(text) => Desk.traces.find(text).map((one) => one.value)", text)
    assert found == ["43A12345", "0905123456", "0987654321", "19034567890123"]


def test_tips_share_a_number_whatever_it_was_taken_for(desk):
    shared = "([a, b]) => Desk.traces.shared(Desk.traces.find(a), Desk.traces.find(b)).length"
    assert desk.evaluate(shared, ["gọi 0905123456", "MB Bank, tài khoản 0905.123.456"]) == 1
    assert desk.evaluate(shared, ["gọi 0905123456", "gọi 0905123457"]) == 0
