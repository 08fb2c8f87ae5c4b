"""Makes what explains the law: `QuestionFactory(parent=index)` is complete and published."""

from datetime import date

import factory
import wagtail_factories

from news.learning.models import (
    GuideBasis,
    GuideIndexPage,
    LegalGuidePage,
    QuestionBasis,
    QuestionIndexPage,
    QuestionPage,
    QuizIndexPage,
    QuizPage,
)

CITATION = "khoản 1 Điều 145 Bộ luật Tố tụng hình sự 2015"
QUIZ = [
    {
        "question": "Thấy trộm đang phá khóa nhà hàng xóm, gọi số nào?",
        "choices": [
            {"text": "Gọi 113", "is_right": True},
            {"text": "Đợi sáng mai", "is_right": False},
            {"text": "Tự vào nhà bắt", "is_right": False},
        ],
        "explanation": "<p>Việc đang xảy ra thì gọi 113 ngay.</p>",
        "basis": CITATION,
    },
    {
        "question": "Ai có quyền tố giác tội phạm?",
        "choices": [
            {"text": "Người bị hại", "is_right": True},
            {"text": "Người chứng kiến", "is_right": True},
            {"text": "Chỉ cán bộ", "is_right": False},
        ],
        "explanation": "<p>Mọi cá nhân đều có quyền tố giác.</p>",
        "basis": "",
    },
]


class _LearningFactory(wagtail_factories.PageFactory):
    slug = None
    summary = "Được. Báo ở phường nào cũng tiếp nhận."
    reviewer = "Nguyễn Thị Kiểm"
    reviewer_office = "Sở Tư pháp"
    checked_on = date(2026, 1, 15)

    class Meta:
        abstract = True


class GuideFactory(_LearningFactory):
    """A guide with its legal basis."""

    title = factory.Sequence(lambda n: f"Báo tin tội phạm thế nào {n}")
    body = [("text", "<h2>Ai báo được</h2><p>Ai biết việc thì báo, không cần là người bị hại.</p>")]
    legal_basis = factory.LazyFunction(lambda: [GuideBasis(citation=CITATION)])

    class Meta:
        model = LegalGuidePage


class QuestionFactory(_LearningFactory):
    """A question with answer and legal basis."""

    title = factory.Sequence(lambda n: f"Báo tin ở phường khác có được không {n}?")
    body = [("text", "<p>Nơi nhận sẽ chuyển đến nơi có thẩm quyền.</p>")]
    legal_basis = factory.LazyFunction(lambda: [QuestionBasis(citation=CITATION)])

    class Meta:
        model = QuestionPage


class QuizFactory(_LearningFactory):
    """A quiz of two questions: one right answer, then two."""

    title = factory.Sequence(lambda n: f"Biết báo tin đúng cách {n}")
    questions = [("question", value) for value in QUIZ]

    class Meta:
        model = QuizPage


def lists() -> tuple[GuideIndexPage, QuestionIndexPage, QuizIndexPage]:
    """The three lists, as `setup_site` makes them."""
    return (
        GuideIndexPage.objects.get(),
        QuestionIndexPage.objects.get(),
        QuizIndexPage.objects.get(),
    )
