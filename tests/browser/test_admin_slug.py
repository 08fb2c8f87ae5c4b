"""The address that Wagtail's editor proposes while a title is being typed."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.editing import add_url

from news.models import NewsIndexPage


@pytest.fixture
def editor_page(new_page, live_server):
    """The form of a new article, open in the browser of a signed-in editor."""
    call_command("setup_site", verbosity=0)
    call_command("setup_roles", verbosity=0)
    client = Client()
    sign_in(client, StaffFactory(role="Biên tập viên"))
    page = new_page()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    page.goto(live_server.url + add_url(NewsIndexPage.objects.get()))
    return page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đà Nẵng đẩy mạnh phong trào", "da-nang-day-manh-phong-trao"),
        ("Đội tuần tra", "doi-tuan-tra"),
        ("Mô hình “Quản lý 4+1”", "mo-hinh-quan-ly-4-1"),
    ],
)
def test_the_slug_follows_a_title_with_marks_as_it_is_typed(editor_page, title, slug):
    editor_page.locator("#id_title").press_sequentially(title, delay=5)
    editor_page.locator("#id_title").blur()
    expect(editor_page.locator("#id_slug")).to_have_value(slug)


@pytest.mark.django_db(transaction=True)
def test_a_slug_typed_with_marks_is_mended_when_it_is_left(editor_page):
    editor_page.get_by_role("tab").nth(1).click()
    editor_page.locator("#id_slug").fill("Đắk Nông: tuần tra")
    editor_page.locator("#id_slug").blur()
    expect(editor_page.locator("#id_slug")).to_have_value("dak-nong-tuan-tra")
