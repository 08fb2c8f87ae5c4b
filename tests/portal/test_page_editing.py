"""A decision on a page that somebody else has decided on meanwhile."""

import pytest
from django.contrib.messages import get_messages
from tests.accounts import sign_in
from tests.news.editing import article_data, edit_url
from tests.news.factories import NewsArticleFactory
from tests.portal.factories import EditorFactory, SuperuserFactory

from news.models import NewsIndexPage
from portal.page_editing import EditPage

pytestmark = pytest.mark.django_db
DECISION = {"action-workflow-action": "true", "workflow-action-name": "approve"}


@pytest.fixture
def draft(home):
    page = NewsArticleFactory(parent=NewsIndexPage.objects.get(), title="Đèn ngõ", live=False)
    page.save_revision()
    return page


@pytest.fixture
def reviewer(client):
    sign_in(client, SuperuserFactory())
    return client


def send(reviewer, draft, **headers):
    data = {**article_data(title="Đã đổi", slug=draft.slug), **DECISION}
    return reviewer.post(edit_url(draft), data, headers=headers)


def test_the_portals_form_stands_at_wagtails_address(reviewer, draft):
    answer = reviewer.get(edit_url(draft))
    assert answer.resolver_match.func.view_class is EditPage


def test_nothing_is_saved_and_the_reviewer_is_told(reviewer, draft):
    answer = send(reviewer, draft)
    assert (answer.status_code, answer.url) == (302, edit_url(draft))
    assert any(
        "không" in str(said) and "Đèn ngõ" in str(said)
        for said in get_messages(answer.wsgi_request)
    )
    draft.refresh_from_db()
    assert draft.revisions.count() == 1
    assert draft.get_latest_revision_as_object().title == "Đèn ngõ"


def test_a_form_that_saves_itself_is_told_as_well(reviewer, draft):
    answer = send(reviewer, draft, accept="application/json")
    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    assert draft.revisions.count() == 1


def test_a_decision_without_a_name_is_none(reviewer, draft):
    data = {**article_data(title="Đã đổi"), "action-workflow-action": "true"}
    assert reviewer.post(edit_url(draft), data).status_code == 302
    assert draft.revisions.count() == 1


@pytest.mark.parametrize("who", ["nobody", "editor"])
def test_its_guard_is_wagtails(client, draft, who):
    if who == "editor":
        sign_in(client, EditorFactory())
        assert client.get("/quan-tri/pages/999999/edit/").status_code == 404
    else:
        answer = client.get(edit_url(draft))
        assert answer.status_code == 302
        assert "dang-nhap" in answer.url or "login" in answer.url
