"""Slugs of pages: right and unique whatever the title; a changed one leads on by itself."""

import unicodedata

import pytest
from django.core.management import call_command
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.editing import add_url, article_data, edit_url
from tests.news.factories import NewsArticleFactory
from wagtail.contrib.redirects.models import Redirect

from common.roles import EDITOR


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Publish a page under another slug; what waits for the commit is done."""

    def to(page, slug):
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return to


def published(index, title, **values):
    page = NewsArticleFactory(parent=index, title=title, **values)
    page.refresh_from_db()
    return page


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đà Nẵng đẩy mạnh phong trào", "da-nang-day-manh-phong-trao"),
        (
            unicodedata.normalize("NFD", "Đội tuần tra ở Ngũ Hành Sơn"),
            "doi-tuan-tra-o-ngu-hanh-son",
        ),
        ("“Quản lý 4+1” – 'bước đầu'", "quan-ly-4-1-buoc-dau"),
        ("Họp tổ 🎉 vui", "hop-to-vui"),
        ("News in Latin only", "news-in-latin-only"),
        ("!!! … ???", "tin"),
        ("🎉", "tin"),
    ],
)
def test_a_title_gives_its_address(index, client, title, slug):
    page = published(index, title)
    assert page.slug == slug
    assert client.get(page.url).status_code == 200


def test_titles_that_read_alike_have_addresses_of_their_own(index):
    slugs = [published(index, title).slug for title in ("Tổ tự quản", "Tổ tự quản", "to tu quan!")]
    assert slugs == ["to-tu-quan", "to-tu-quan-2", "to-tu-quan-3"]


def test_a_title_of_255_letters_is_shown_whole_under_a_shorter_address(index, client):
    title = ("đường " * 50)[:255]
    pages = [published(index, title) for _ in range(2)]
    assert len({page.slug for page in pages}) == 2
    for page in pages:
        assert len(page.slug) <= 255
        assert title.strip() in client.get(page.url).content.decode()


def test_a_changed_slug_leads_on_by_itself(index, client, rename):
    page = published(index, "Ra mắt tổ tự quản")
    old = page.url
    rename(page, "ra-mat-to-tu-quan-so-2")
    answer = client.get(old)
    assert (answer.status_code, answer.url) == (301, "/tin-tuc/ra-mat-to-tu-quan-so-2/")
    assert client.get(answer.url).status_code == 200


def test_a_changed_slug_of_a_list_leads_all_below_it_on(index, client, rename):
    page = published(index, "Ra mắt tổ tự quản")
    old = page.url
    rename(index, "ban-tin")
    answer = client.get(old)
    assert (answer.status_code, answer.url) == (301, "/ban-tin/ra-mat-to-tu-quan/")


def test_an_old_address_that_a_new_page_takes_is_that_pages(index, client, rename):
    page = published(index, "Ra mắt tổ tự quản")
    old = page.url
    rename(page, "bai-cu")
    published(index, "Ra mắt tổ tự quản", slug="ra-mat-to-tu-quan")
    assert Redirect.objects.exists()
    assert client.get(old).status_code == 200


@pytest.mark.parametrize("typed", ["to-tu-quan", ""], ids=["proposed", "not proposed yet"])
def test_a_second_draft_of_the_same_title_is_saved_under_the_next_address(index, client, typed):
    published(index, "Tổ tự quản")
    call_command("setup_roles", verbosity=0)
    sign_in(client, StaffFactory(role=EDITOR.name))
    posted = article_data(title="Tổ tự quản", slug=typed)
    answer = client.post(add_url(index), posted, headers={"accept": "application/json"})
    assert answer.json()["success"]
    assert index.get_children().last().slug == "to-tu-quan-2"


def test_a_published_address_gives_way_to_nobody(index, client):
    published(index, "Tổ tự quản")
    page = published(index, "Tổ hòa giải")
    page.save_revision().publish()
    call_command("setup_roles", verbosity=0)
    sign_in(client, StaffFactory(role=EDITOR.name))
    client.post(edit_url(page), article_data(title="Tổ hòa giải", slug="to-tu-quan"))
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().slug == "to-hoa-giai"
