"""Legal documents, what explains them, and the quiz."""

from datetime import date
from types import SimpleNamespace as Made

from wagtail.rich_text import RichText

from news.documents.comparison import compare
from news.documents.reading import contents, shown
from news.documents.structure import split
from news.documents.validity import Validity
from news.learning.forms import QuizForm
from news.learning.marking import Choice, Question, mark

from .made import BARE, ENTRIES, HERE, LAW, NOON, PLAIN, ROWS, Example

DAYS = (date(2018, 1, 1), date(2025, 7, 1))
OLD_TEXT = """Chương I
TIN BÁO
Điều 1. Ai báo tin
1. Mọi người đều báo tin được.
Điều 2. Nhận tin
1. Cơ quan công an phải nhận tin trong 24 giờ.
Điều 3. Trả lời
1. Trong 20 ngày phải trả lời.
Điều 4. Lưu tin
1. Tin được lưu năm năm."""
NEW_TEXT = OLD_TEXT.replace("24 giờ", "12 giờ, cả ngày nghỉ").partition("\nĐiều 4")[0]
NEW_TEXT += "\nĐiều 5. Giữ kín\n1. Người báo tin được giữ kín tên."
QUESTIONS = (
    Question(
        1,
        "Thấy trộm quả tang, ai được bắt?",
        (Choice("a", "Bất kỳ ai", True), Choice("b", "Chỉ Công an", False)),
        RichText("<p>Bắt rồi thì giải ngay đến cơ quan gần nhất.</p>"),
        "Điều 111 Bộ luật Tố tụng hình sự",
    ),
    Question(
        2,
        "Có thể báo tin bằng những cách nào?",
        (
            Choice("a", "Nói trực tiếp", True),
            Choice("b", "Gửi văn bản", True),
            Choice("c", "Chỉ khi có người làm chứng", False),
        ),
        RichText("<p>Bằng lời hay bằng văn bản đều được.</p>"),
    ),
)


def _law() -> list[Example]:
    """What is told of a document."""
    folder = "pages/parts/document/"
    other = Made(document=LAW, note="khoản 3")
    tags = [Example(f"{folder}validity.html", v.value, {"validity": v}) for v in Validity]
    return [
        *tags,
        *(
            Example(f"{folder}row.html", state, {"entry": one, "document": LAW}, ROWS)
            for state, one in ENTRIES
            if not one.thumbnail
        ),
        Example(f"{folder}facts.html", "default", {"page": LAW}),
        Example(f"{folder}relations.html", "default", {"relations": [("thay thế", [other])]}),
        Example(f"{folder}cited_by.html", "default", {"cited_by": [(PLAIN, [145]), (BARE, [])]}),
        Example(
            "pages/parts/reviewed.html",
            "checked long ago",
            {
                "basis": [Made(citation="Điều 145 Bộ luật Tố tụng hình sự", url=HERE)],
                "page": Made(
                    reviewer="Lan", reviewer_office="Sở Tư pháp", checked_on=NOON, is_fresh=False
                ),
            },
        ),
    ]


def _text() -> list[Example]:
    """The text of a document: its versions, what changed between them, its parts and contents."""
    folder = "pages/parts/document/"
    old, new = (Made(pk=n, effective_on=day, note="") for n, day in enumerate(DAYS, start=1))
    both = {"page": LAW, "versions": [old, new], "version": new}
    alone = {"page": LAW, "versions": [old], "version": old}
    parts = split(NEW_TEXT)
    changes = shown(compare(split(OLD_TEXT), parts))
    compared = {"other_version": old, "changes": changes, "unchanged": 2}
    return [
        Example(f"{folder}versions.html", "one version", alone),
        Example(f"{folder}versions.html", "as of a day", both | {"asked_day": DAYS[1]}),
        Example(f"{folder}contents.html", "default", {"contents": contents(parts)}),
        Example(f"{folder}text.html", "default", {"parts": parts[:4]}),
        Example(f"{folder}changes.html", "put in, taken out", both | compared),
        Example(f"{folder}changes.html", "the same", both | compared | {"changes": []}),
    ]


def _cited() -> list[Example]:
    """A place of the law as a body quotes it."""
    block = "components/streamfield/legal_citation.html"
    words = "Khoản 1 Điều 145 Bộ luật Tố tụng hình sự 2015"
    cited = {"written": words, "self": Made(day=DAYS[1])}
    quoted = {"parts": split(NEW_TEXT)[-2:], "address": HERE, "validity": Validity.IN_FORCE}
    return [
        Example(block, "quoted", cited | quoted),
        Example(block, "a document that is not here", cited),
        Example("components/streamfield/legal_citation_preview.html", "as editors see it", {}),
    ]


def _quiz() -> list[Example]:
    """A quiz to be answered, answered in part, and marked."""
    form, marked = "pages/parts/quiz_form.html", "pages/parts/quiz_marked.html"
    right, wrong = mark(QUESTIONS, {"cau-1": ["a"], "cau-2": ["c"]}).marked
    missing = quiz("missing", {"cau-1": "b"})
    shown = {"question": "Báo tin có mất tiền không?", "choices": [Made(text="Không")]}
    return [
        Example(form, "unanswered", {"form": quiz("open")}),
        Example("forms/error_summary.html", "an answer is missing", {"form": missing}),
        Example(form, "an answer is missing", {"form": missing}),
        Example(marked, "right", {"marked": right}),
        Example(marked, "not right", {"marked": wrong}),
        Example("components/streamfield/quiz_question.html", "as editors see it", {"value": shown}),
    ]


def quiz(prefix: str, data: dict | None = None) -> QuizForm:
    """The form of the quiz; the prefix keeps the ids of several on one sheet apart."""
    form = QuizForm(QUESTIONS, data)
    form.auto_id = f"{prefix}-%s"
    return form


GROUPS = (_law, _text, _cited, _quiz)
