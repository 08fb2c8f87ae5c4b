"""A fault of ours is told in plain words by a page that needs nothing which may be at fault."""

import pytest
from django.db import OperationalError, connection
from django.template import TemplateSyntaxError
from django.template.loader import get_template
from django.test import Client
from django.utils import translation

from common import emergency

PAGES = [
    ("/tin-tuc/", "vi", "Lỗi do máy chủ, không phải do bạn", "/tim-kiem/"),
    ("/en/bao-tin/", "en", "The fault is the server's, not yours", "/en/tim-kiem/"),
]
NUMBERS = ("113", "114", "115", "111")


@pytest.fixture
def visitor():
    """A reader, to whom the server answers instead of raising what happened."""
    # A request's language outlives the request.
    with translation.override("vi"):
        yield Client(raise_request_exception=False)


@pytest.fixture
def database_gone(db):
    """Whatever is asked of the database, there is none."""

    def refuse(*args):
        raise OperationalError("connection refused")

    with connection.execute_wrapper(refuse):
        yield


@pytest.fixture
def frame_broken(db, monkeypatch):
    """What stands on every page cannot be drawn."""

    def refuse(**kwargs):
        raise TemplateSyntaxError("a fault in the frame")

    monkeypatch.setattr(emergency, "current", refuse)


@pytest.mark.parametrize("fault", ["database_gone", "frame_broken"])
def test_a_reader_is_told_of_a_fault_in_plain_words(visitor, fault, request):
    request.getfixturevalue(fault)
    for address, language, words, search in PAGES:
        answer = visitor.get(address)
        assert (address, answer.status_code) == (address, 500)
        html = answer.content.decode()
        assert f'<html lang="{language}">' in html
        assert words in html
        assert f'action="{search}"' in html
        assert all(f'href="tel:{number}"' in html for number in NUMBERS)
        assert "no-store" in answer["Cache-Control"]
        assert "connection refused" not in html
        assert "a fault in the frame" not in html


@pytest.mark.parametrize("template", ["500.html", "en/500.html"])
def test_the_page_for_a_fault_is_text_alone(template):
    source = get_template(template).template.source
    assert "{%" not in source
    assert "{{" not in source
    assert "<script" not in source
    assert 'content="noindex"' in source
