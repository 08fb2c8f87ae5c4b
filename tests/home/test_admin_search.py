"""Editors find a page by its words in the admin: by Wagtail's own index, as on the real site."""

import pytest
from django.conf import settings as project
from tests.accounts import sign_in
from tests.publishing.pages import make_article

from common.models import User
from news.models import NewsIndexPage

pytestmark = pytest.mark.django_db


def test_a_page_is_found_by_a_word_of_its_title(home, client, settings):
    backend = project.WAGTAILSEARCH_BACKENDS["default"] | {"AUTO_UPDATE": True}
    settings.WAGTAILSEARCH_BACKENDS = {"default": backend}
    article = make_article(NewsIndexPage.objects.get(), 1)
    article.title = "Khuê Trung giữ hẻm sạch"
    article.save_revision().publish()
    sign_in(client, User.objects.create(username="boss", is_superuser=True))
    found = client.get("/quan-tri/pages/search/?q=Khuê").content.decode()
    assert article.title in found
    assert article.title not in client.get("/quan-tri/pages/search/?q=Cẩm").content.decode()
