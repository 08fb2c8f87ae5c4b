"""Editors save guides, questions and quizzes half done, and publish them complete."""

import json
import re

import pytest
from django.core.management import call_command
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.learning.factories import CITATION
from tests.news.learning.forms import add_url, data, preview_url, quiz_question
from wagtail.test.utils.form_data import streamfield

from common.roles import REVIEWER
from news.models import LegalGuidePage, QuestionPage, QuizPage

MODELS = {"legalguidepage": LegalGuidePage, "questionpage": QuestionPage, "quizpage": QuizPage}
PARENTS = {"legalguidepage": "guides", "questionpage": "questions", "quizpage": "quizzes"}
# Beside title and slug. A question may be answered by its short answer alone.
DEMANDED = {
    "legalguidepage": {"summary", "body", "reviewer", "checked_on"},
    "questionpage": {"summary", "reviewer", "checked_on"},
    "quizpage": {"summary", "questions", "reviewer", "checked_on"},
}
each = pytest.mark.parametrize("model", MODELS)
COMPLETE = {
    "title": "Báo tin ở đâu?",
    "slug": "bao-tin-o-dau",
    "summary": "Ở bất cứ phường nào.",
    "reviewer": "Sở Tư pháp",
    "checked_on": "2026-01-15",
    "basis": [CITATION],
    "body": "<p>Nơi nhận sẽ chuyển.</p>",
}


@pytest.fixture
def reviewer(client, home):
    """Somebody who may publish, signed in."""
    call_command("setup_roles", verbosity=0)
    sign_in(client, StaffFactory(role=REVIEWER.name))
    return client


@pytest.fixture
def parent(request, home, model):
    """The list under which this kind of page stands."""
    return request.getfixturevalue(PARENTS[model])


def publish(client, model, parent, **values):
    return client.post(add_url(model, parent), data(**values, **{"action-publish": "true"}))


def with_questions(*questions):
    return COMPLETE | {"questions": streamfield([("question", one) for one in questions])}


def said(form, name):
    """What is said of a field, those of its blocks in JSON beside the names of their parts."""
    for error in form.errors[name].as_data():
        nested = hasattr(error, "as_json_data")
        yield json.dumps(error.as_json_data(), ensure_ascii=False) if nested else str(error)


@each
def test_a_draft_is_saved_with_a_title_alone(reviewer, model, parent):
    answer = reviewer.post(add_url(model, parent), data(title="Mới có tựa", slug="moi"))
    assert answer.status_code == 302
    assert not MODELS[model].objects.get().live


@each
def test_publishing_names_what_is_missing_beside_its_field_in_vietnamese(reviewer, model, parent):
    answer = publish(reviewer, model, parent, title="Mới có tựa", slug="moi")
    form = answer.context["form"]
    assert set(form.errors) == DEMANDED[model]
    assert all("Hãy" in words for name in form.errors for words in said(form, name))
    basis = form.formsets.get("legal_basis")
    assert bool(basis and basis.non_form_errors()) is (model != "quizpage")
    assert not MODELS[model].objects.exists()


@each
def test_what_is_complete_is_published(reviewer, model, parent):
    answer = publish(reviewer, model, parent, **with_questions(quiz_question()))
    assert answer.status_code == 302
    assert MODELS[model].objects.get().live


@pytest.mark.parametrize(
    ("question", "complaint"),
    [
        (quiz_question(right=(False, False)), "Hãy đánh dấu ít nhất một đáp án đúng."),
        (quiz_question(right=(True,)), "choices"),
        (quiz_question(question=""), "Hãy điền"),
        (quiz_question(explanation="<p></p>"), "Hãy giải thích vì sao đúng."),
    ],
)
def test_a_quiz_question_is_saved_half_done_and_published_only_when_it_can_be_answered(
    reviewer, quizzes, question, complaint
):
    refused = publish(reviewer, "quizpage", quizzes, **with_questions(question))
    assert complaint in "".join(said(refused.context["form"], "questions"))
    saved = reviewer.post(add_url("quizpage", quizzes), data(**with_questions(question)))
    assert saved.status_code == 302


@each
def test_a_page_not_yet_saved_can_be_previewed(reviewer, model, parent):
    address = preview_url(model, parent)
    posted = reviewer.post(address, data(**with_questions(quiz_question())))
    assert posted.json()["is_valid"]
    shown = reviewer.get(address)
    assert "Báo tin ở đâu?" in shown.content.decode()
    assert "public" not in shown.headers.get("Cache-Control", "")


def test_a_quiz_is_previewed_with_its_answers_too(reviewer, quizzes):
    address = preview_url("quizpage", quizzes)
    reviewer.post(address, data(**with_questions(quiz_question())))
    assert "Vì gấp." not in reviewer.get(address).content.decode()
    shown = reviewer.get(address, {"mode": "answered"}).content.decode()
    assert "Vì gấp." in shown
    assert "đáp án đúng" in shown


@each
def test_the_address_follows_the_title_while_it_is_written(reviewer, model, parent):
    # A draft made of a reader's words must not keep them in its address once the title is reworded.
    html = reviewer.get(add_url(model, parent)).content.decode()
    (field,) = re.findall(r"<(?:input|textarea)[^>]*name=\"title\"[^>]*>", html)
    assert 'data-controller="w-sync"' in field
