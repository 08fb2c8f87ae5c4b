"""The page by which readers send a question."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common.forms.sendings import SendingForm
from common.guard import UNVERIFIED, Verdict
from common.guard.sendings import SendingView
from news.questions import services


class QuestionForm(SendingForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Your question")


class Ask(SendingView):
    """Send a question: the form, and the question kept for moderation."""

    form_class = QuestionForm
    template_name = "pages/ask.html"
    thanks = "question-sent"

    def keep(self, answers: dict, verdict: Verdict) -> None:
        unverified = UNVERIFIED in verdict.marks
        services.keep(answers, language=get_language(), is_unverified=unverified)


@require_safe
def sent(request):
    """Thanks, after the question was kept."""
    return render(request, "pages/ask_sent.html")
