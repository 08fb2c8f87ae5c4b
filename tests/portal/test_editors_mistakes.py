"""What editors leave empty or overfill is drawn: no fault, no half tag, no empty heading."""

import re

import pytest
from tests import extremes
from wagtail.models import Page, get_page_models

LEFT_BEHIND = re.compile(
    r"""(src|href|datetime|alt="[^"]*"\ssrc)="" | >\s*None\s*<
    | <(h[1-6]|ul|ol|dl|dt|figcaption|summary)\b[^>]*>\s*</\2>
    | <p\ class="(lead|byline|row__summary)">\s*</p>""",
    re.VERBOSE,
)
IDS = re.compile(r'\bid="([^"]+)"')


@pytest.fixture(autouse=True)
def _own_media(home, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("made", [extremes.bare, extremes.overfull], ids=["bare", "overfull"])
def test_a_page_of_any_type_is_drawn_whole(made, client):
    for page in extremes.with_lists(made()):
        answer = client.get(page.url)
        assert (page.url, answer.status_code) == (page.url, 200)
        html = answer.content.decode()
        assert [found.group() for found in LEFT_BEHIND.finditer(html)] == [], page.url
        ids = IDS.findall(html)
        assert sorted(ids) == sorted(set(ids)), page.url


def test_every_type_of_page_is_among_them():
    made = {type(page) for page in extremes.with_lists(extremes.bare())}
    assert {kind for kind in get_page_models() if kind is not Page} == made
