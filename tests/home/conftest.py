"""A small site: home page, news list, settings; files stay out of the media folder."""

import pytest
from django.core.management import call_command

from home.models import HomePage
from news.models import NewsIndexPage


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def home(db):
    """The home page of a fresh site, as `setup_site` makes it."""
    call_command("setup_site", verbosity=0)
    return HomePage.objects.get()


@pytest.fixture
def index(home):
    """Its news list."""
    return NewsIndexPage.objects.get()
