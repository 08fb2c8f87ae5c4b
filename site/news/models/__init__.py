"""All models of the room, where Django looks for them."""

from news.documents.models import LegalDocument, LegalDocumentIndexPage
from news.documents.rows import Citation, DocumentRelation, DocumentVersion
from news.learning.models import (
    GuideBasis,
    GuideIndexPage,
    GuideRelated,
    LegalGuidePage,
    QuestionBasis,
    QuestionIndexPage,
    QuestionPage,
    QuestionRelated,
    QuizIndexPage,
    QuizPage,
    QuizRelated,
)
from news.questions.models import ReaderQuestion

from .articles import ArticlePlace, NewsArticlePage, NewsIndexPage, RelatedPage
from .law import LegalIndexPage
from .sections import Section

__all__ = [
    "ArticlePlace",
    "Citation",
    "DocumentRelation",
    "DocumentVersion",
    "GuideBasis",
    "GuideIndexPage",
    "GuideRelated",
    "LegalDocument",
    "LegalDocumentIndexPage",
    "LegalGuidePage",
    "LegalIndexPage",
    "NewsArticlePage",
    "NewsIndexPage",
    "QuestionBasis",
    "QuestionIndexPage",
    "QuestionPage",
    "QuestionRelated",
    "QuizIndexPage",
    "QuizPage",
    "QuizRelated",
    "ReaderQuestion",
    "RelatedPage",
    "Section",
]
