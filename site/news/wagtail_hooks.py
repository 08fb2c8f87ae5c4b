"""What `news` adds to Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from common.sending_viewset import SendingViewSet
from news.questions.models import ReaderQuestion


class ReaderQuestionViewSet(SendingViewSet):
    """Readers' questions, moderated: nothing of them is shown on the site by itself."""

    model = ReaderQuestion
    name = "cau-hoi-ban-doc"
    menu_label = _("Readers' questions")
    icon = "help"
    menu_order = 620


@hooks.register("register_admin_viewset")
def register_questions():
    return ReaderQuestionViewSet()
