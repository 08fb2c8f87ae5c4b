"""The news list of the site; files stay out of the media folder."""

import pytest

from news.models import NewsIndexPage


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def index(home):
    """Its news list."""
    return NewsIndexPage.objects.get()
