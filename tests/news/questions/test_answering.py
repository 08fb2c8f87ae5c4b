"""A reader's question is moderated and answered by a page; nothing of the reader is public."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.learning.factories import QuestionFactory
from tests.news.questions.factories import ReaderQuestionFactory
from wagtail.models import Page, PageLogEntry

from common.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR, MANAGER, REVIEWER
from news.models import QuestionBasis, QuestionIndexPage, QuestionPage, ReaderQuestion
from publishing.models import CatalogueEntry

LIST = "/quan-tri/cau-hoi-ban-doc/"
PRIVATE = ("Trần Văn Mẫu", "0905 123 456", "mau@example.org")
may = pytest.mark.parametrize("role", [REVIEWER, MANAGER, ADMINISTRATOR], ids=lambda r: r.name)
may_not = pytest.mark.parametrize("role", [CONTRIBUTOR, EDITOR], ids=lambda r: r.name)


@pytest.fixture
def asked(home):
    """A question that has just come."""
    call_command("setup_roles", verbosity=0)
    return ReaderQuestionFactory()


@pytest.fixture
def as_role(client, asked):
    """Sign in with a role and hand back the client."""

    def become(role):
        sign_in(client, StaffFactory(role=role.name))
        return client

    return become


def address(asked):
    return f"{LIST}edit/{asked.pk}/"


def answer(client, asked, **values):
    return client.post(address(asked), {"state": "new", "action-answer": "1", **values})


def state(asked):
    asked.refresh_from_db()
    return asked.state


def complete(page):
    """Write what publishing demands."""
    page.summary, page.reviewer, page.checked_on = "Đến Công an.", "Sở Tư pháp", "2026-01-15"
    page.legal_basis = [QuestionBasis(citation="Luật Căn cước 2023")]
    return page


@may
def test_who_may_read_questions_makes_a_draft_of_an_answer_in_one_step(as_role, asked, role):
    client = as_role(role)
    assert "Soạn câu trả lời" in client.get(address(asked)).content.decode()
    done = answer(client, asked)
    page = QuestionPage.objects.get()
    assert (done.status_code, done.url) == (302, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert page.title == "Làm lại căn cước cho trẻ em thì đến đâu?"
    assert (page.live, page.get_parent().specific_class) == (False, QuestionIndexPage)
    assert state(asked) == "taken"
    assert asked.answer == page
    assert client.get(done.url).status_code == 200


@may_not
def test_contributors_and_editors_neither_read_nor_answer_questions(as_role, asked, role):
    client = as_role(role)
    for shown in (client.get(LIST), client.get(address(asked)), client.get("/quan-tri/")):
        assert "căn cước" not in shown.content.decode()
    assert answer(client, asked).status_code == 302
    assert not QuestionPage.objects.exists()
    assert state(asked) == "new"


@may_not
def test_the_answers_page_shows_its_editor_nothing_of_the_reader(as_role, asked, role, client):
    answer(as_role(REVIEWER), asked)
    page = QuestionPage.objects.get()
    client.logout()
    editor = as_role(role)
    for name in ("edit", "history", "usage", "view_draft"):
        shown = editor.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), follow=True)
        for private in (*PRIVATE, "Con tôi mất căn cước"):
            assert private not in shown.content.decode(), name


def test_pressed_twice_there_is_one_draft_and_the_same(as_role, asked):
    client = as_role(REVIEWER)
    first, second = answer(client, asked), answer(client, asked, state="taken")
    assert first.url == second.url
    assert QuestionPage.objects.count() == 1
    shown = client.get(address(asked)).content.decode()
    assert first.url in shown
    assert "action-answer" not in shown


def test_a_page_deleted_leaves_the_question_which_can_be_answered_again(as_role, asked):
    client = as_role(MANAGER)
    answer(client, asked)
    QuestionPage.objects.get().delete()
    asked.refresh_from_db()
    assert asked.answer is None
    answer(client, asked)
    assert state(asked) == "taken"
    assert QuestionPage.objects.count() == 1


def test_the_question_deleted_after_its_time_leaves_the_answer(as_role, asked):
    answer(as_role(REVIEWER), asked)
    asked.delete()
    assert QuestionPage.objects.count() == 1


def test_publishing_the_answer_answers_the_question_and_taking_it_down_opens_it(as_role, asked):
    answer(as_role(REVIEWER), asked)
    other = ReaderQuestionFactory()
    page = complete(QuestionPage.objects.get())
    page.save_revision()
    assert state(asked) == "taken"
    page.get_latest_revision().publish()
    assert (state(asked), state(other)) == ("answered", "new")
    page.refresh_from_db()
    page.unpublish()
    assert state(asked) == "taken"


def test_no_answer_of_nobodys_question_changes_any(home):
    asked = ReaderQuestionFactory()
    QuestionFactory(parent=QuestionIndexPage.objects.get()).save_revision().publish()
    assert state(asked) == "new"


def test_nothing_of_the_reader_is_public(as_role, asked, client):
    answer(as_role(REVIEWER), asked)
    complete(QuestionPage.objects.get()).save_revision().publish()
    page = QuestionPage.objects.get()
    client.logout()
    public = [client.get(url).content.decode() for url in (page.url, "/phap-luat/hoi-dap/", "/")]
    entry = CatalogueEntry.objects.get(page_id=page.pk)
    kept = [repr(vars(entry)), *map(repr, PageLogEntry.objects.values_list("label", "data"))]
    revisions = [repr(one.content) for one in page.revisions.all()]
    for held in (*public, *kept, *revisions):
        for private in (*PRIVATE, "Con tôi mất"):
            assert private not in held


def test_declining_asks_why_and_another_state_forgets_it(as_role, asked):
    client = as_role(REVIEWER)
    refused = client.post(address(asked), {"state": "declined", "declined_because": ""})
    assert "Hãy chọn lý do không trả lời." in refused.content.decode()
    assert state(asked) == "new"
    client.post(address(asked), {"state": "declined", "declined_because": "crime"})
    assert (state(asked), asked.declined_because) == ("declined", "crime")
    client.post(address(asked), {"state": "taken", "declined_because": "crime"})
    assert (state(asked), asked.declined_because) == ("taken", "")


def test_the_words_are_the_senders_whatever_is_posted(as_role, asked):
    words = {"text": "Khác", "name": "Khác", "reply_to": "Khác", "answer": "1"}
    as_role(REVIEWER).post(address(asked), {"state": "taken", "declined_because": "", **words})
    kept = ReaderQuestion.objects.get()
    assert (kept.name, kept.reply_to, kept.answer) == ("Trần Văn Mẫu", "mau@example.org", None)
    assert kept.text.startswith("Tôi tên")


def test_without_a_list_of_answers_no_draft_is_offered_or_made(as_role, asked):
    client = as_role(REVIEWER)
    Page.objects.filter(pk=QuestionIndexPage.objects.get().pk).get().delete()
    assert "action-answer" not in client.get(address(asked)).content.decode()
    assert answer(client, asked).status_code in (302, 403)
    assert not QuestionPage.objects.exists()


def test_a_question_in_another_language_waits_for_a_list_in_that_language(as_role, asked):
    ReaderQuestion.objects.update(language="en")
    assert "action-answer" not in as_role(REVIEWER).get(address(asked)).content.decode()
