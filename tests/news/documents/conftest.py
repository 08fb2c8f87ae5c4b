"""The list of documents of a small site."""

import pytest

from news.models import LegalDocumentIndexPage


@pytest.fixture
def documents(home):
    """The list of legal documents, as `setup_site` makes it."""
    return LegalDocumentIndexPage.objects.get()
