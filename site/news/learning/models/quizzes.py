"""Quizzes: a page of questions that readers answer for themselves."""

from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from common import structured
from common.models import SiteSettings
from common.pages import BasePage
from news.learning.blocks import QuizQuestionBlock
from news.learning.forms import QuizForm
from news.learning.marking import Question, mark, questions_of
from publishing.pages import ListPage
from publishing.related import RelatedRow

from .reviewed import LearningPage

#: The preview that shows what readers see once they have answered.
ANSWERED = "answered"


class QuizIndexPage(ListPage):
    """The list of quizzes."""

    list_kind = "quiz"
    parent_page_types = ["news.LegalIndexPage"]
    subpage_types = ["news.QuizPage"]
    max_count_per_parent = 1
    template = ListPage.template

    class Meta:
        verbose_name = _("list of quizzes")
        verbose_name_plural = _("lists of quizzes")


class QuizPage(LearningPage):
    """Questions to answer; the answers are marked at `/gui/trac-nghiem/` and never kept."""

    questions = StreamField(
        [("question", QuizQuestionBlock())], max_num=30, verbose_name=_("questions")
    )

    catalogue_kind = "quiz"
    fallback_slug = "trac-nghiem"
    parent_page_types = ["news.QuizIndexPage"]
    template = "pages/quiz.html"
    preview_modes = [*LearningPage.preview_modes, (ANSWERED, _("After answering"))]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("questions"),
        *LearningPage.review_panels,
    ]

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    @property
    def asked(self) -> list[Question]:
        """Its questions as plain values."""
        return questions_of(self.questions)

    def form(self, data=None) -> QuizForm:
        """The form for its questions; `data` as a browser posts it."""
        return QuizForm(self.asked, data)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"form": self.form()}

    def serve_preview(self, request, mode_name):
        if mode_name != ANSWERED:
            return super().serve_preview(request, mode_name)
        # As a reader sees it who chose nothing: every answer explained.
        context = {"page": self, "result": mark(self.asked, {})}
        return TemplateResponse(request, "pages/quiz_result.html", context)

    def structured_data(self, site: SiteSettings) -> structured.Data:
        """The questions without choices: whoever reads machines' words shall not know more."""
        asked = [{"@type": "Question", "name": question.text} for question in self.asked]
        return {
            "@type": "Quiz",
            "name": self.title,
            "description": self.summary,
            "datePublished": structured.moment(self.date),
            "publisher": structured.by_us(),
            "hasPart": asked,
        }

    def words(self) -> list[str]:
        # The questions alone: choices and explanations would tell the answers in a search.
        return [question.text for question in self.asked]


class QuizRelated(RelatedRow):
    """A page named at the foot of a quiz."""

    page = ParentalKey(QuizPage, related_name="related_pages")
