"""The pages of legal education besides documents, and the lists above them."""

from .guides import GuideBasis, GuideIndexPage, GuideRelated, LegalGuidePage
from .questions import QuestionBasis, QuestionIndexPage, QuestionPage, QuestionRelated
from .quizzes import QuizIndexPage, QuizPage, QuizRelated

__all__ = [
    "GuideBasis",
    "GuideIndexPage",
    "GuideRelated",
    "LegalGuidePage",
    "QuestionBasis",
    "QuestionIndexPage",
    "QuestionPage",
    "QuestionRelated",
    "QuizIndexPage",
    "QuizPage",
    "QuizRelated",
]
