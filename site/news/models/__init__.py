"""All models of the room, where Django looks for them."""

from news.questions.models import ReaderQuestion

from .articles import ArticlePlace, NewsArticlePage, NewsIndexPage, RelatedPage
from .law import LegalIndexPage
from .sections import Section

__all__ = [
    "ArticlePlace",
    "LegalIndexPage",
    "NewsArticlePage",
    "NewsIndexPage",
    "ReaderQuestion",
    "RelatedPage",
    "Section",
]
