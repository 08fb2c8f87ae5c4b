"""The front page of legal education."""

from django.utils.translation import gettext_lazy as _

from publishing.pages import ContentsPage


class LegalIndexPage(ContentsPage):
    """Pháp luật: leads to documents, guides, questions and quizzes."""

    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1
    template = ContentsPage.template

    class Meta:
        verbose_name = _("legal education")
        verbose_name_plural = _("legal education")
