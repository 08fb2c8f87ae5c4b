"""What is no part of an article leaves it and is listed; what is, keeps every word."""

import os
import re
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.news.importing import docx

from news.importing.cleaning import Kind, clean, words
from news.importing.gaps import find_gaps
from news.importing.pieces import Picture, Table, Words
from news.importing.reading import read_text, read_word

ROOT = Path(__file__).resolve().parents[3]
SEEDS = Path(os.environ.get("SEEDS_DIR", ROOT.parent / "shared" / "seeds"))
LIKE_THE_NEWS = """Đội tuần tra thôn Hạ ra mắt

26/7/2023, 07:40:16
In trang
.
Tối thứ Bảy, sáu người đi buổi đầu tiên quanh thôn.

Bà con nói: “Đường làng sáng hơn”. Công an xã ký chương trình phối hợp số . Việc ấy mới bắt đầu.

Họp mỗi tháng một lần tại nhà văn hóa.

NGỌC LAN

;
.
"""


def codes(draft, kind):
    return [note.code for note in draft.notes if note.kind is kind]


def of_word(*body, **more):
    return clean(read_word(docx.word(*body, **more)))


def of_text(text):
    return clean(read_text(text))


def all_words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFC", text))


def told(draft):
    """Every word that the draft or its report has."""
    notes = [note.words for note in draft.notes if note.kind in (Kind.REMOVED, Kind.MOVED)]
    fields = [draft.title, draft.summary, draft.byline, draft.source_name]
    return all_words(" ".join([*fields, *words(draft.pieces), *notes]))


def check_article(draft):
    assert draft.title == "Đội tuần tra thôn Hạ ra mắt"
    assert draft.summary == "Tối thứ Bảy, sáu người đi buổi đầu tiên quanh thôn."
    assert draft.byline == "NGỌC LAN"
    assert draft.published_at == datetime(2023, 7, 26, 7, 40, 16)
    assert codes(draft, Kind.REMOVED).count("stray") == 3
    assert "web_residue" in codes(draft, Kind.REMOVED)
    assert "lost_number" in codes(draft, Kind.LOOK)
    assert [piece.text[:6] for piece in draft.pieces] == ["Bà con", "Họp mỗ"]
    assert "“Đường làng sáng hơn”" in draft.pieces[0].text


def test_a_pasted_article_with_all_the_faults_becomes_clean():
    check_article(of_text(LIKE_THE_NEWS))


def test_a_word_file_with_all_the_faults_becomes_clean():
    check_article(of_word(*LIKE_THE_NEWS.splitlines()))


def test_an_article_broken_by_line_breaks_in_one_paragraph_becomes_clean():
    lines = [docx.run(line) for line in LIKE_THE_NEWS.splitlines()]
    check_article(of_word(docx.paragraph("<w:r><w:br/></w:r>".join(lines))))


def test_letters_apart_from_their_marks_are_joined_and_said():
    draft = of_text(unicodedata.normalize("NFD", LIKE_THE_NEWS))
    check_article(draft)
    assert "recomposed" in codes(draft, Kind.MOVED)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("26/7/2023, 07:40:16", datetime(2023, 7, 26, 7, 40, 16)),
        ("Thứ tư, 26/07/2023 - 07:40", datetime(2023, 7, 26, 7, 40)),
        ("07:40 | 26/7/2023", datetime(2023, 7, 26, 7, 40)),
        ("Cập nhật: 26-7-2023 7h40", datetime(2023, 7, 26, 7, 40)),
        ("Ngày 26/7/2023", datetime(2023, 7, 26)),
        ("26/07/2023 07:40 (GMT+7)", datetime(2023, 7, 26, 7, 40)),
    ],
)
def test_a_date_line_becomes_the_proposed_time(line, moment):
    draft = of_text(f"Tựa\n{line}\nĐoạn một.\nĐoạn hai.")
    assert draft.published_at == moment
    assert all(line not in piece.text for piece in draft.pieces)


@pytest.mark.parametrize("line", ["31/2/2023", "26/7/2023, 25:61", "26/13/2023"])
def test_a_date_that_does_not_exist_stays_and_is_pointed_out(line):
    draft = of_text(f"Tựa\nĐoạn một.\n{line}\nĐoạn hai.")
    assert draft.published_at is None
    assert "impossible_date" in codes(draft, Kind.LOOK)
    assert line in words(draft.pieces)


def test_a_date_within_a_sentence_or_amid_the_text_stays():
    body = [f"Đoạn {n}." for n in range(20)]
    draft = of_text("\n".join(["Tựa", "Sáng 26/7/2023 trời mưa.", *body[:10], "25/7/2023", *body]))
    assert draft.published_at is None
    assert "25/7/2023" in words(draft.pieces)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("NGỌC LAN", "NGỌC LAN"),
        ("NGỌC LAN - THU HÀ", "NGỌC LAN - THU HÀ"),
        ("Bài, ảnh: Ngọc Lan", "Ngọc Lan"),
        ("Ngọc Lan", "Ngọc Lan"),
    ],
)
def test_the_byline_at_the_end_goes_to_its_field(line, byline):
    assert of_text(f"Tựa\nĐoạn một.\nĐoạn hai.\n{line}").byline == byline


@pytest.mark.parametrize("line", ["Họp lúc 7 giờ", "Hết giờ rồi.", "Ai cũng vui", "KẾT QUẢ 2023"])
def test_what_is_no_name_is_no_byline(line):
    draft = of_text(f"Tựa\nĐoạn một.\nĐoạn hai.\n{line}")
    assert draft.byline == ""
    assert line in words(draft.pieces)


def test_the_source_line_goes_to_its_field():
    draft = of_text("Tựa\nĐoạn một.\nĐoạn hai.\n(Nguồn: Báo Quê Ta)")
    assert draft.source_name == "Báo Quê Ta"


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện chương trình phối hợp số . Sau đó",
        "ký chương trình phối hợp số về an ninh",
        "theo Quyết định số ngày 2/5/2024",
        "Kế hoạch số /KH-UBND",
        "Nghị định số",
        "họp ngày  tháng  năm 2024",
    ],
)
def test_a_lost_number_is_pointed_out(text):
    assert len(find_gaps(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "chương trình phối hợp số 12/CTPH",
        "Nghị định số 49/2020/NĐ-CP của Chính phủ",
        "báo cáo một số về kết quả",
        "quy định về dân số.",
        "chuyển đổi số của xã",
        "đa số, thiểu số và vô số.",
        "ngày 2 tháng 5 năm 2024",
    ],
)
def test_numbers_that_are_there_and_words_with_số_are_not_pointed_out(text):
    assert find_gaps(text) == []


def test_headings_lists_tables_and_pictures_of_word_stay_what_they_are():
    draft = of_word(
        docx.paragraph("Tựa", "H1"),
        "Sapo ngắn.",
        docx.paragraph("Vì sao", "H2"),
        docx.paragraph("áo phản quang", number=1),
        docx.paragraph("đèn pin", number=1),
        docx.paragraph("họp", number=2),
        docx.paragraph("đi", number=2),
        docx.table(("Khu", "Số người"), ("Một", "3"), ("Hai", "5")),
        docx.paragraph(docx.picture()),
        docx.paragraph(docx.run("Đội đi buổi đầu", "<w:i/>")),
        docx.paragraph("Chi tiết", "H3"),
        "Hết.",
        images={"rId9": b"not looked at here"},
    )
    kinds = [p.tag if isinstance(p, Words) else type(p).__mro__[-2] for p in draft.pieces]
    assert kinds == ["h2", "ul", "ol", Table, Picture, "h3", "p"]
    assert draft.pieces[1].html == "<li>áo phản quang</li><li>đèn pin</li>"
    assert draft.pieces[3].rows == (("Khu", "Số người"), ("Một", "3"), ("Hai", "5"))
    assert draft.pieces[4].caption == "Đội đi buổi đầu"
    assert {"alt", "section"} <= set(codes(draft, Kind.FILL))


def test_a_table_that_is_only_a_frame_is_paragraphs():
    draft = of_word("Tựa", "Sapo.", docx.table(("Một đoạn trong khung.",)), "Hết.")
    assert words(draft.pieces) == ["Một đoạn trong khung.", "Hết."]


def test_dashes_typed_before_lines_make_a_list():
    draft = of_text("Tựa\nSapo.\nMang theo:\n- đèn pin\n- áo mưa\nHết rồi.")
    assert draft.pieces[1].tag == "ul"
    assert draft.pieces[1].html == "<li>đèn pin</li><li>áo mưa</li>"


def test_a_long_first_paragraph_is_neither_title_nor_summary():
    long = "từ " * 200
    draft = of_text(f"{long}\nĐoạn hai.")
    assert (draft.title, draft.summary) == ("", "")
    assert {"title", "summary"} <= set(codes(draft, Kind.FILL))
    assert len(draft.pieces) == 2


LINES = st.lists(
    st.one_of(
        st.text("aăâđêôơưủặ ẾQ19.,;:/-–•“”()<>&", max_size=60),
        st.sampled_from(["In trang", ";", "NGỌC LAN", "26/7/2023, 07:40", "Nguồn: A", "- a", "x"]),
    ),
    max_size=14,
)


@settings(max_examples=60)
@given(LINES)
def test_no_word_of_a_pasted_text_is_lost_unless_listed(lines):
    text = "\n".join(lines)
    have = told(of_text(text))
    for word in set(all_words(text)):
        assert have.count(word) >= all_words(text).count(word)


@settings(max_examples=30)
@given(LINES)
def test_no_word_of_a_document_is_lost_unless_listed(lines):
    body = [docx.paragraph(line, number=place % 3) for place, line in enumerate(lines)]
    body.append(docx.table(*[(line, "ô") for line in lines[:4]]))
    have = told(of_word(*body))
    for word in set(all_words(" ".join(lines))):
        assert have.count(word) >= all_words("\n".join(lines)).count(word)


@pytest.mark.parametrize("make", [of_text, lambda text: of_word(*text.splitlines())])
@pytest.mark.parametrize("name", ["khue-trung-quan-ly-4-1.txt", "nam-dong-hai-mo-hinh.txt"])
def test_the_given_articles_become_clean_drafts(name, make):
    path = SEEDS / name
    if not path.exists():
        pytest.skip(f"the given articles are not part of the repository ({path})")
    text = path.read_text()
    draft = make(text)
    assert draft.title == text.splitlines()[0].strip()
    assert draft.summary
    assert draft.byline == [line for line in text.splitlines() if any(map(str.isalpha, line))][-1]
    left = "\n".join(words(draft.pieces)).splitlines()
    assert not any(line.strip() in (".", ";", "In trang", "") for line in left)
    have, needed = told(draft), all_words(text)
    assert all(have.count(word) >= needed.count(word) for word in set(needed))
    dated = re.search(r"^\d+/\d+/\d{4}, [\d:]+$", text, re.MULTILINE)
    assert (draft.published_at is not None) == bool(dated)
    assert codes(draft, Kind.LOOK).count("lost_number") == len(find_gaps(text))
