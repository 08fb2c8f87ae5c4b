"""What keeps readers' questions in step with the pages that answer them."""

from wagtail.signals import page_published, page_unpublished

from news.learning.models import QuestionPage

from . import answering


def connect() -> None:
    page_published.connect(
        answering.published, sender=QuestionPage, dispatch_uid="question_answered"
    )
    page_unpublished.connect(
        answering.unpublished, sender=QuestionPage, dispatch_uid="question_open"
    )
