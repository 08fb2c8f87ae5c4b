"""What `news` adds to Wagtail's admin."""

from wagtail import hooks

from news.documents import hooks as document_hooks  # noqa: F401 (registers itself)
from news.importing import hooks as importing_hooks  # noqa: F401 (registers itself)
from news.questions.admin import ReaderQuestionViewSet


@hooks.register("register_admin_viewset")
def register_questions():
    return ReaderQuestionViewSet()
