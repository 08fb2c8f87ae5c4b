"""Real pages through the page cache: readers get what is published, and nobody's private view."""

import pytest
from django.contrib.auth import get_user_model
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from tests.publishing.dummies import Reply
from tests.publishing.pages import make_article, make_site

from common.caching import MARK
from places import matcher
from places.models import PlacesVersion
from publishing.cache import PageCache
from publishing.generation import Watch

pytestmark = pytest.mark.django_db
ARTICLE, LIST, HOME = "/tin-tuc/bai-1/", "/tin-tuc/", "/"


class ManualWatch(Watch):
    """Polls when the test says so."""

    def ensure_started(self):
        pass


@pytest.fixture
def article():
    return make_article(make_site())


@pytest.fixture(autouse=True)
def open_connection():
    """A finished request would close the connection that holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def portal(article):
    portal = PageCache(get_wsgi_application(), watch=ManualWatch())
    portal.watch.step()
    return portal


def read(portal, path=ARTICLE, **headers):
    return Reply(portal, path, **headers)


@pytest.mark.parametrize("path", [HOME, LIST, ARTICLE, "/khong-co/"])
def test_public_pages_are_kept_and_cost_no_query_afterwards(
    portal, path, django_assert_num_queries
):
    first = read(portal, path)
    with django_assert_num_queries(0):
        second = read(portal, path)
    assert first.text == second.text
    assert "set-cookie" not in first.headers
    assert "csrfmiddlewaretoken" not in first.text
    assert first.headers["vary"] == "Accept-Encoding"
    assert "content-security-policy" in second.headers


@pytest.mark.parametrize(("path", "budget"), [(ARTICLE, 8), (LIST, 6), ("/khong-co/", 3)])
def test_a_page_that_is_not_kept_yet_stays_within_its_budget(
    portal, path, budget, django_assert_max_num_queries
):
    read(portal, HOME)
    # A process reads the loaded places once, for all texts in which it looks for old names.
    PlacesVersion.objects.create(version="1", digest="budget")
    matcher.current_index()
    with django_assert_max_num_queries(budget):
        read(portal, path)


def test_a_draft_is_nowhere_until_it_is_published(portal, article):
    draft = make_article(article.get_parent(), 2, live=False)
    draft.save_revision()
    portal.watch.step()
    assert read(portal, "/tin-tuc/bai-2/").status == 404
    assert "Bài 2" not in read(portal, LIST).text
    draft.get_latest_revision().publish()
    portal.watch.step()
    assert read(portal, "/tin-tuc/bai-2/").status == 200
    assert "Bài 2" in read(portal, LIST).text


def test_a_draft_of_a_published_page_is_not_seen(portal, article):
    article.title = "Chưa duyệt"
    article.save_revision()
    portal.watch.step()
    for path in (HOME, LIST, ARTICLE):
        assert "Chưa duyệt" not in read(portal, path).text


def test_an_unpublished_page_is_gone_from_every_page(portal, article):
    assert "Bài 1" in read(portal, LIST).text
    article.unpublish()
    portal.watch.step()
    assert read(portal, ARTICLE).status == 404
    assert "Bài 1" not in read(portal, LIST).text
    assert "Bài 1" not in read(portal, HOME).text


def test_a_preview_does_not_opt_in(article):
    article.title = "Chưa duyệt"
    response = article.make_preview_request()
    assert response.status_code == 200
    assert MARK not in response


def test_the_page_of_an_editor_who_is_signed_in_is_never_kept(portal):
    editor = get_user_model().objects.create_superuser("bien-tap", password="x" * 20)
    client = Client()
    client.force_login(editor)
    cookie = f"portal_session={client.cookies['portal_session'].value}"
    mine = read(portal, HTTP_COOKIE=cookie)
    assert mine.status == 200
    assert "private" in mine.headers["cache-control"]
    assert len(portal.pages) == 0
    assert "bien-tap" not in read(portal).text


def test_forged_hosts_are_refused_and_leave_nothing(portal):
    assert read(portal, HTTP_HOST="evil.example").status == 400
    assert len(portal.pages) == 0


def test_readers_share_one_page_whatever_follows_the_question_mark(portal):
    plain = read(portal)
    shared = Reply(portal, ARTICLE, "fbclid=abc&utm_source=zalo")
    assert shared.headers["etag"] == plain.headers["etag"]
    assert len(portal.pages) == 1


def test_the_api_s_page_is_kept_and_gone_with_a_takedown(
    portal, article, django_assert_num_queries
):
    address = f"/api/v2/pages/{article.pk}/"
    first = read(portal, address)
    with django_assert_num_queries(0):
        assert read(portal, address, query="fields=*").text == first.text
    assert article.title in first.text
    article.unpublish()
    portal.watch.step()
    assert read(portal, address).status == 404


def test_the_api_s_lists_depend_on_what_is_asked(portal, article):
    address = "/api/v2/pages/"
    whole, cut = read(portal, address), read(portal, address, query="limit=0")
    assert article.title in whole.text
    assert article.title not in cut.text
    assert article.title in read(portal, address).text
