"""The title of an answer comes from a reader's words, without what names or reaches a person."""

import unicodedata

import pytest
from tests.news.questions.factories import ReaderQuestionFactory

from news.questions.answering import TITLE_LENGTH, title_of

UNKNOWN = "Câu hỏi của bạn đọc"


def title(text, **values):
    return title_of(ReaderQuestionFactory.build(text=text, **values))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Báo tin ở đâu?", "Báo tin ở đâu?"),
        ("Chào anh chị. Báo tin ở đâu? Xin cảm ơn.", "Báo tin ở đâu?"),
        ("Cho hỏi thủ tục vay vốn", "Cho hỏi thủ tục vay vốn"),
        ("Dòng một\n\n  Vay   ở đâu?\nDòng ba", "Vay ở đâu?"),
        ("Gọi +84 905.123.456 hay mau@example.org được không?", "Gọi … hay … được không?"),
        ("Căn cước 048090001234 hết hạn thì sao?", "Căn cước … hết hạn thì sao?"),
        ("Xem https://example.org/a?b=c có đúng không?", "Xem … có đúng không?"),
        ("Mức phạt 500.000 đồng theo Nghị định 49/2020 còn đúng không?", None),
        ("", UNKNOWN),
        ("???", UNKNOWN),
        ("🚓 … !", UNKNOWN),
    ],
)
def test_the_first_question_is_the_title(text, expected):
    assert title(text) == (text if expected is None else expected)


def test_neither_the_senders_name_nor_contact_is_in_it():
    for text in (
        "TRẦN VĂN MẪU hỏi: đến đâu?",
        unicodedata.normalize("NFD", "Trần Văn Mẫu đến đâu?"),
    ):
        assert "mẫu" not in title(text).lower()
    assert "tổ 5" not in title("Nhà ở tổ 5 thì đến đâu?", reply_to="tổ 5")


def test_a_short_name_takes_no_letters_out_of_other_words():
    assert title("An ninh do ai lo?", name="A") == "An ninh do ai lo?"


@pytest.mark.parametrize("text", ["từ " * 900, "x" * 3000, "x" * 3000 + "?", "từ " * 900 + "?"])
def test_it_is_short_whatever_is_sent(text):
    made = title(text)
    assert 0 < len(made) <= TITLE_LENGTH
    assert made.endswith(("…", "?"))
