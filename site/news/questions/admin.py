"""Readers' questions in Wagtail's admin: moderate, answer by a page, or decline with a reason."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.generic import EditView

from common.sending_viewset import SendingViewSet
from news.questions.answering import draft_answer, may_answer
from news.questions.models import ReaderQuestion

ANSWER = "answer"


class EditQuestion(EditView):
    """The question with its state; its second button makes the draft of an answer."""

    actions = ["edit", ANSWER]

    @cached_property
    def may_answer(self) -> bool:
        """Whether the person who looks at it may write pages of answers."""
        return may_answer(self.object, self.request.user)

    def save_action(self):
        if self.action != ANSWER:
            return super().save_action()
        if not self.may_answer:
            raise PermissionDenied
        page = draft_answer(self.object, self.request.user)
        return redirect("wagtailadmin_pages:edit", page.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_answer": self.may_answer}


class ReaderQuestionViewSet(SendingViewSet):
    """Readers' questions, moderated: nothing of them is shown on the site by itself."""

    model = ReaderQuestion
    name = "cau-hoi-ban-doc"
    menu_label = _("Readers' questions")
    icon = "help"
    menu_order = 620
    edit_view_class = EditQuestion
    edit_template_name = "admin/reader_question.html"
    list_filter = (*SendingViewSet.list_filter, "declined_because")
    panels = (
        SendingViewSet.panels[0],
        FieldPanel("declined_because"),
        *SendingViewSet.panels[1:],
    )
