"""Guides, questions with answers, and the quiz of the demonstration."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.demo.content import written

FOLDER = Path(__file__).parent / "texts"
REVIEWER, CHECKED = "Ban biên tập bản dùng thử", date(2026, 1, 15)


@dataclass(frozen=True)
class DemoExplanation:
    """A guide, or a question whose summary is the short answer."""

    slug: str
    title: str
    summary: str
    basis: tuple[str, ...]
    body: list
    image: str = ""


def explanation(path: Path) -> DemoExplanation:
    head, body = written.read(path)
    basis = tuple(head["Basis"].split("; "))
    return DemoExplanation(
        path.stem, head["Title"], head["Summary"], basis, body, head.get("Image", "")
    )


GUIDES = tuple(map(explanation, sorted((FOLDER / "guides").glob("*.txt"))))
QUESTIONS = tuple(map(explanation, sorted((FOLDER / "questions").glob("*.txt"))))

QUIZ_SLUG, QUIZ_TITLE = "ban-biet-gi-ve-bao-tin", "Bạn biết gì về báo tin tội phạm?"
QUIZ_SUMMARY = "Sáu câu ngắn về báo tin, giữ kín và an toàn. Không lưu câu trả lời của ai."
# (question, ((answer, whether it is right), …), why, legal basis)
QUIZ = (
    (
        "Thấy trộm đang phá khóa nhà hàng xóm, việc đầu tiên là gì?",
        (("Gọi 113", True), ("Chờ sáng mai đến phường", False), ("Tự vào bắt", False)),
        "Việc đang xảy ra thì gọi 113 ngay. An toàn của bạn đứng trước.",
        "",
    ),
    (
        "Ai có quyền tố giác tội phạm?",
        (("Chỉ người bị hại", False), ("Bất kỳ ai phát hiện", True), ("Chỉ cán bộ", False)),
        "Tố giác là việc của cá nhân phát hiện hành vi có dấu hiệu tội phạm.",
        "khoản 1 Điều 144 Bộ luật Tố tụng hình sự 2015",
    ),
    (
        "Công an phường có được từ chối tin báo vì việc xảy ra ở phường khác?",
        (("Được", False), ("Không được", True)),
        "Nơi có trách nhiệm tiếp nhận không được từ chối, rồi chuyển đến nơi có thẩm quyền.",
        "khoản 1 Điều 145 Bộ luật Tố tụng hình sự 2015",
    ),
    (
        "Thời hạn thường để giải quyết một tin báo về tội phạm là bao lâu?",
        (("7 ngày", False), ("20 ngày", True), ("6 tháng", False)),
        "Việc phức tạp có thể kéo dài và được gia hạn một lần.",
        "Điều 147 Bộ luật Tố tụng hình sự 2015",
    ),
    (
        "Người gọi xưng là Công an, bắt chuyển tiền để “xác minh”. Những việc nào đúng?",
        (("Cúp máy", True), ("Hỏi lại Công an phường", True), ("Chuyển một ít để thử", False)),
        "Cơ quan nhà nước không bắt ai chuyển tiền qua điện thoại.",
        "Điều 174 Bộ luật Hình sự 2015",
    ),
    (
        "Bắt được người phạm tội quả tang thì phải làm gì?",
        (
            ("Giải ngay đến Công an hoặc nơi có thẩm quyền gần nhất", True),
            ("Giữ lại để xóm xử", False),
            ("Quay phim đưa lên mạng", False),
        ),
        "Ai cũng có quyền bắt người phạm tội quả tang, nhưng phải giải ngay và không được đánh.",
        "Điều 111 Bộ luật Tố tụng hình sự 2015",
    ),
)
