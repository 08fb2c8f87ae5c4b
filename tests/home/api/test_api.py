"""The read-only API says what every reader sees, and nothing else; whatever is asked, it answers.

A draft, a page taken down, a user's name and an original file are planted and must not appear.
"""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.common.factories import StaffFactory
from tests.publishing.pages import make_article, make_image, make_site

from common.caching import MARK
from common.guard.brief import BriefLimit
from common.takedown.services import take_down
from home.api import pages as endpoint
from news.models import NewsArticlePage

pytestmark = pytest.mark.django_db
LIST = "/api/v2/pages/"
SECRET = "Trần Thị Mật"


@pytest.fixture(autouse=True)
def _fresh_limit(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(endpoint, "LIMIT", BriefLimit(endpoint.MOST, endpoint.SECONDS))


@pytest.fixture
def index():
    return make_site()


@pytest.fixture
def article(index):
    page = make_article(index, 1, image=make_image())
    page.body = [("text", "<p>Đường làng tối.</p>")]
    page.save_revision().publish()
    return NewsArticlePage.objects.get(pk=page.pk)


def ask(client, address=LIST, **given):
    response = client.get(address, given)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json"
    return response.json()


def titles(answer):
    return [item["title"] for item in answer["items"]]


def test_the_list_holds_every_published_page_with_what_lists_show(client, article):
    answer = ask(client)
    assert titles(answer) == ["Trang chủ", "Tin tức", "Bài 1"]
    assert answer["meta"]["total_count"] == 3
    item = answer["items"][2]
    assert (item["kind"], item["section"], item["summary"]) == ("news", "phong-trao", "Tóm tắt 1")
    assert item["meta"]["type"] == "news.NewsArticlePage"
    assert item["meta"]["html_url"].endswith(article.url)
    assert item["thumbnail"]["url"].startswith("http")
    assert "text" not in item


def test_a_page_has_its_text_its_facts_and_its_parent(client, article):
    page = ask(client, f"{LIST}{article.pk}/")
    assert "Đường làng tối." in page["text"]
    assert page["facts"]["@type"] == "NewsArticle"
    assert page["meta"]["parent"]["title"] == "Tin tức"


def test_what_readers_do_not_see_is_not_there(client, article, index):
    """Each planted thing is found first where it is, so that the search is one that finds."""
    author = StaffFactory(first_name=SECRET, is_superuser=True)
    draft = make_article(index, 2, live=False)
    gone = make_article(index, 3)
    article.owner = author
    article.title = "Tiêu đề nháp"
    article.save_revision(user=author)
    assert gone.title in titles(ask(client))
    take_down(gone, "Lộ tên người báo tin", author)
    original = article.lead_image.file.name
    told = client.get(LIST).content.decode()
    told += client.get(f"{LIST}{article.pk}/").content.decode()
    assert "Bài 1" in told
    for hidden in (SECRET, draft.title, gone.title, "Tiêu đề nháp", original, "owner", "revision"):
        assert hidden not in told, hidden
    for page in (draft, gone, index.get_ancestors().first()):
        assert client.get(f"{LIST}{page.pk}/").status_code == 404
    for elsewhere in ("images/", "documents/", "users/", "snippets/"):
        assert client.get(f"/api/v2/{elsewhere}").status_code == 404


def test_the_fields_are_these_and_no_others(client, article):
    page = ask(client, f"{LIST}{article.pk}/")
    assert set(page) == {
        *("id", "meta", "title", "kind", "section", "section_name", "date", "summary", "places"),
        *("place_label", "thumbnail", "text", "facts"),
    }
    assert set(page["meta"]) == {
        *("type", "detail_url", "html_url", "slug", "first_published_at", "last_published_at"),
        *("locale", "parent"),
    }


def test_lists_are_narrowed_ordered_and_cut(client, article, index):
    make_article(index, 2)
    assert titles(ask(client, type="news.NewsArticlePage")) == ["Bài 1", "Bài 2"]
    assert titles(ask(client, child_of=index.pk, order="-slug", limit=1)) == ["Bài 2"]
    assert titles(ask(client, child_of="root")) == ["Tin tức"]
    assert titles(ask(client, descendant_of=index.pk, offset=1)) == ["Bài 2"]
    assert titles(ask(client, locale="vi", limit=0)) == []


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_can_be_written(client, article, method):
    for address in (LIST, f"{LIST}{article.pk}/", "/api/v2/"):
        assert getattr(client, method)(address).status_code == 405


def test_it_is_for_every_site_s_pages_and_sets_no_cookie(client, article):
    for address in ("/api/v2/", LIST, f"{LIST}{article.pk}/"):
        response = client.get(address)
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert response["X-Robots-Tag"] == "noindex"
        assert not response.cookies
        assert "Access-Control-Allow-Credentials" not in response.headers


def test_a_page_is_kept_by_the_cache_and_a_list_which_knows_parameters_is_not(client, article):
    assert MARK in client.get(f"{LIST}{article.pk}/").headers
    assert MARK not in client.get(LIST).headers
    asked = client.get(f"{LIST}{article.pk}/", {"site": "a:b", "type": "x", "fields": "*"})
    assert asked.content == client.get(f"{LIST}{article.pk}/").content


def test_one_network_lists_so_often_and_not_more(client, article, monkeypatch):
    monkeypatch.setattr(endpoint, "LIMIT", BriefLimit(2, 60))
    assert [client.get(LIST).status_code for _ in range(3)] == [200, 200, 429]
    assert 0 < int(client.get(LIST)["Retry-After"]) <= 60
    assert client.get(f"{LIST}{article.pk}/").status_code == 200


def test_a_list_asks_the_same_of_the_database_however_long_it_is(
    client, article, index, django_assert_max_num_queries
):
    ask(client)
    with django_assert_max_num_queries(4):
        ask(client)
    for number in range(2, 12):
        make_article(index, number)
    with django_assert_max_num_queries(4):
        assert len(ask(client)["items"]) == 13
    with django_assert_max_num_queries(14):
        ask(client, f"{LIST}{article.pk}/")


@pytest.mark.parametrize(
    "query",
    [
        "limit=51",
        "limit=-1",
        "limit=٣",
        "offset=100001",
        "offset=999999999999999999999999",
        "order=random",
        "order=--title",
        "order=owner",
        "order=password",
        "child_of=x",
        "child_of=999999999999999999999999",
        "type=common.User",
        "type=auth.Group",
        "type=x",
        "type=tipoff.Tip",
        "owner=1",
        "fields=*",
        "search=a",
        "site=x",
        "locale=%00",
        "first_published_at=x",
        "order=" + "a" * 300,
    ],
)
def test_what_cannot_be_asked_is_the_asker_s_fault(client, article, query):
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 400, response.content
    assert response["Content-Type"] == "application/json"


NAMES = st.sampled_from([*endpoint.PagesEndpoint.known_query_parameters, "fields", "format", "x"])
WORDS = st.sampled_from(["root", "-title", "title,slug", "vi", "en", "news.NewsArticlePage", "1"])
VALUES = st.one_of(WORDS, st.text(max_size=30), st.integers(-(2**70), 2**70).map(str))


@settings(
    max_examples=60,
)
@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_no_question_breaks_it(client, article, monkeypatch, given):
    monkeypatch.setattr(endpoint, "LIMIT", BriefLimit(10_000, 60))
    for address in (LIST, f"{LIST}{article.pk}/"):
        response = client.get(address, given)
        assert response.status_code in (200, 400, 404), (given, response.content)
        json.loads(response.content)
