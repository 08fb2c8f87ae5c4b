"""The lists of legal education on a fresh site; `home` comes from the room's own conftest."""

import pytest
from tests.news.learning.factories import QuestionFactory, QuizFactory, lists


@pytest.fixture
def guides(home):
    """The list of guides."""
    return lists()[0]


@pytest.fixture
def questions(home):
    """The list of questions."""
    return lists()[1]


@pytest.fixture
def quizzes(home):
    """The list of quizzes."""
    return lists()[2]


@pytest.fixture
def question(questions):
    """A published question."""
    return published(QuestionFactory(parent=questions))


@pytest.fixture
def quiz(quizzes):
    """A published quiz."""
    return published(QuizFactory(parent=quizzes))


def published(page):
    """The page, published as an editor does and read anew."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
