"""A page's code leads to a published page; the worker's script names what it must not touch."""

import io

import pytest
import qrcode
from qrcode.image.svg import SvgPathImage
from tests.news.factories import NewsArticleFactory

from common.addresses import CLOSED_PREFIXES
from news.models import NewsIndexPage

pytestmark = pytest.mark.django_db


def code_of(address):
    drawn = io.BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, border=4).save(drawn)
    return drawn.getvalue()


def test_the_code_holds_the_pages_own_address(client, home):
    page = NewsArticleFactory(parent=NewsIndexPage.objects.get())
    answer = client.get(f"/ma-qr/{page.pk}.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content == code_of(page.full_url)
    assert answer.content != code_of(home.full_url)


def test_a_draft_the_root_and_an_unknown_page_have_none(client, home):
    draft = NewsArticleFactory(parent=NewsIndexPage.objects.get(), live=False)
    for pk in (draft.pk, home.get_parent().pk, 987654):
        assert client.get(f"/ma-qr/{pk}.svg").status_code == 404


def test_the_worker_is_told_every_closed_address(client, home):
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    script = answer.content.decode()
    assert all(f'"{prefix}"' in script for prefix in CLOSED_PREFIXES)


def test_both_languages_have_an_offline_page(client, home):
    assert "Không có mạng" in client.get("/ngoai-tuyen/").content.decode()
    assert "No connection" in client.get("/en/ngoai-tuyen/").content.decode()
