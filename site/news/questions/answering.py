"""From a reader's question to a page that answers it, and back to the question's state.

Nothing of the reader goes to the page but the question itself, shortened, without what names or
reaches a person. Its editors write it anew; whoever may not read the questions sees no more.
"""

import re
import textwrap
import unicodedata

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from news.learning.models import QuestionIndexPage, QuestionPage
from news.questions.models import ReaderQuestion

TITLE_LENGTH = 150
GAP = "…"
# Addresses of the net and of mail, and numbers as long as telephones' and identity papers'.
CONTACTS = re.compile(r"\S*@\S*|(?:https?://|www\.)\S*|\+?\d(?:[\s.\-]?\d){7,}")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


def index_for(question: ReaderQuestion) -> QuestionIndexPage | None:
    """The list of answers in the question's language, or None where the site has none."""
    return QuestionIndexPage.objects.filter(locale__language_code=question.language).first()


def may_answer(question: ReaderQuestion, user: AbstractBaseUser) -> bool:
    """Whether this person may make a page of answers there."""
    index = index_for(question)
    return index is not None and index.permissions_for_user(user).can_add_subpage()


@transaction.atomic
def draft_answer(question: ReaderQuestion, user: AbstractBaseUser) -> QuestionPage:
    """The draft that answers a question: its own if it has one, else a new one of this person's."""
    kept = ReaderQuestion.objects.select_for_update().get(pk=question.pk)
    if kept.answer_id:
        return QuestionPage.objects.get(pk=kept.answer_id)
    index = index_for(kept)
    page = QuestionPage(title=title_of(kept), live=False, owner=user, locale=index.locale)
    index.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)  # half empty, as drafts are
    kept.answer, kept.state, kept.declined_because = page, kept.State.TAKEN, ""
    kept.save(update_fields=["answer", "state", "declined_because"])
    return page


def title_of(question: ReaderQuestion) -> str:
    """A title for the page: the first question asked, without contacts or the sender's name."""
    text = _without_person(_nfc(question.text), question)
    asked = (one for one in SENTENCE_END.split(text) if one.rstrip().endswith("?"))
    words = " ".join(next(asked, text).split())
    # `shorten` keeps whole words, and nothing at all of a first word that is too long.
    short = textwrap.shorten(words, TITLE_LENGTH, placeholder=GAP)
    if short == GAP and words != GAP:
        short = words[: TITLE_LENGTH - 1] + GAP
    return short if any(map(str.isalnum, short)) else _("A reader's question")


def _without_person(text: str, question: ReaderQuestion) -> str:
    for private in (question.name, question.reply_to):
        if private := _nfc(private).strip():
            text = re.sub(rf"(?<!\w){re.escape(private)}(?!\w)", GAP, text, flags=re.IGNORECASE)
    return CONTACTS.sub(GAP, text)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def published(sender, instance: QuestionPage, **kwargs) -> None:
    """A published answer answers its question."""
    ReaderQuestion.objects.filter(answer=instance.pk).update(
        state=ReaderQuestion.State.ANSWERED, declined_because=""
    )


def unpublished(sender, instance: QuestionPage, **kwargs) -> None:
    """An answer that was taken down leaves its question open again."""
    answered = ReaderQuestion.objects.filter(
        answer=instance.pk, state=ReaderQuestion.State.ANSWERED
    )
    answered.update(state=ReaderQuestion.State.TAKEN)
