"""Questions about the law, answered: by the editors' choice or because a reader asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import TitleFieldPanel
from wagtail.fields import StreamField

from common import structured
from common.models import SiteSettings
from news.documents.blocks import LegalBodyBlock
from publishing.pages import ListPage
from publishing.related import RelatedRow

from .basis import BasisRow
from .reviewed import ExplainedPage


class QuestionIndexPage(ListPage):
    """The list of answered questions, with the way to ask one."""

    list_kind = "question"
    parent_page_types = ["news.LegalIndexPage"]
    subpage_types = ["news.QuestionPage"]
    max_count_per_parent = 1
    template = "pages/question_index.html"

    class Meta:
        verbose_name = _("list of questions")
        verbose_name_plural = _("lists of questions")


class QuestionPage(ExplainedPage):
    """A question as the title, the short answer first, then why."""

    # The short answer is what lists, search and shared links show: the summary of other pages.
    summary = models.TextField(
        _("short answer"),
        max_length=400,
        help_text=_("Yes, no or what to do, in two or three plain sentences. It stands first."),
    )
    body = StreamField(
        LegalBodyBlock(),
        blank=True,
        verbose_name=_("explanation"),
        help_text=_("Why, step by step; exceptions; whom to turn to."),
    )

    catalogue_kind = "question"
    fallback_slug = "cau-hoi"
    parent_page_types = ["news.QuestionIndexPage"]
    template = "pages/question.html"

    content_panels = [
        TitleFieldPanel("title", heading=_("Question")),
        *ExplainedPage.content_panels[1:],
    ]

    def structured_data(self, site: SiteSettings) -> structured.Data:
        """One question with the committee's own answer; readers add none, so it is no `QAPage`."""
        answer = {"@type": "Answer", "text": self.summary, "url": self.full_url}
        question = {
            "@type": "Question",
            "name": self.title,
            "datePublished": structured.moment(self.date),
            "acceptedAnswer": answer | {"author": structured.by_us()},
        }
        return {"@type": "FAQPage", "name": self.title, "mainEntity": [question]}

    class Meta:
        verbose_name = _("question with its answer")
        verbose_name_plural = _("questions with their answers")


class QuestionBasis(BasisRow):
    """What an answer stands on."""

    page = ParentalKey(QuestionPage, related_name="legal_basis")


class QuestionRelated(RelatedRow):
    """A page named at the foot of an answer."""

    page = ParentalKey(QuestionPage, related_name="related_pages")
