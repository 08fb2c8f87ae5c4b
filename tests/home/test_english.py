"""English: key pages are translated, and every way out of them says which language it leads to."""

import pytest

from home.key_pages import KEY_PAGES

pytestmark = pytest.mark.django_db


def test_every_key_page_stands_in_both_languages_at_the_same_address(home, client):
    for page in KEY_PAGES:
        for prefix, text in (("", page.vi), ("/en", page.en)):
            html = client.get(f"{prefix}/{page.slug}/").content.decode()
            assert f"<h1>{text.title}</h1>" in html
