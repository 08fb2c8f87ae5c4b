"""The page by which readers send a question."""

from django.utils.translation import gettext_lazy as _

from common.forms.sendings import SendingForm
from common.guard.sendings import SendingView
from news.questions.models import ReaderQuestion


class QuestionForm(SendingForm):
    """A question about the law."""

    text_label = _("Your question")


class Ask(SendingView):
    """Send a question: the form, and the question kept for moderation."""

    form_class = QuestionForm
    model = ReaderQuestion
    template_name = "pages/ask.html"
    thanks = "question-sent"
