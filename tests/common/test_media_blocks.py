"""Blocks with files and pages: gallery, film or sound, related pages, at their best and worst."""

import re

import factory
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.common.factories import PortalDocumentFactory, PortalImageFactory
from tests.news.factories import NewsArticleFactory
from wagtail.blocks.struct_block import StructBlockValidationError

from common import recordings
from common.blocks import BodyBlock, images_of
from common.models import PortalDocument
from common.pictures import make_renditions, read_renditions
from home.models import HomePage
from news.models import NewsIndexPage

pytestmark = pytest.mark.django_db
BODY = BodyBlock()
FILM = b"\0\0\0\x18ftypmp42" + b"phim " * 100


@pytest.fixture
def index(home):
    """The news list of a fresh site."""
    return NewsIndexPage.objects.get()


def stream(*blocks):
    return BODY.to_python([{"type": name, "value": value} for name, value in blocks])


def draw(name, value):
    return stream((name, value))[0].render()


def shown(image, alt="Tuần tra", decorative=False, caption=""):
    chosen = {"image": image.pk, "alt_text": alt, "decorative": decorative}
    return {"image": chosen, "caption": caption}


def film(name="phim.mp4", data=FILM):
    return PortalDocumentFactory(file=factory.django.FileField(filename=name, data=data))


def value_of(document, **values):
    said = {"title": "Ra quân", "transcript": "<p>Tiếng trống. Mọi người đi.</p>"}
    return {"recording": document.pk, **said, **values}


# --- gallery --------------------------------------------------------------------


def test_a_gallerys_pictures_lead_to_themselves_in_large_and_ornaments_do_not():
    image = PortalImageFactory()
    value = {"title": "Ra quân", "pictures": [shown(image), shown(image, decorative=True)]}
    html = draw("gallery", value)
    assert html.count("<img") == 2
    assert html.count("<a href=") == 1
    assert 'alt="Tuần tra"' in html
    assert 'alt=""' in html


def test_a_gallery_refuses_a_picture_without_alt_text():
    block = BODY.child_blocks["gallery"]
    image = PortalImageFactory()
    value = block.to_python({"title": "", "pictures": [shown(image), shown(image, alt="")]})
    with pytest.raises(StructBlockValidationError):
        block.clean(value)
    assert block.clean(block.to_python({"title": "", "pictures": [shown(image)] * 2}))


def test_two_hundred_pictures_cost_as_many_queries_as_two(django_assert_max_num_queries):
    image = PortalImageFactory()
    make_renditions(image)
    body = stream(("gallery", {"title": "Tết", "pictures": [shown(image)] * 200}))
    with django_assert_max_num_queries(3):
        read_renditions(images_of(body))
        html = body[0].render()
    assert html.count("<img") == 200


def test_a_gallery_with_a_lost_file_shows_the_others():
    kept, lost = PortalImageFactory(), PortalImageFactory()
    lost.renditions.all().delete()
    lost.file.storage.delete(lost.file.name)
    value = {"title": "", "pictures": [shown(kept), shown(lost, caption="Trống")]}
    html = draw("gallery", value)
    assert html.count("<img") == 1
    assert "Trống" in html


# --- film or sound --------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "tag", "kind"),
    [
        ("a.mp4", "video", "video/mp4"),
        ("a.webm", "video", "video/webm"),
        ("a.mp3", "audio", "audio/mpeg"),
        ("a.m4a", "audio", "audio/mp4"),
    ],
)
def test_a_recording_is_played_here_on_demand_with_its_transcript(name, tag, kind):
    html = draw("recording", value_of(film(name)))
    assert re.search(rf'<{tag} controls preload="none"[^>]* aria-label="Ra quân"', html)
    assert f'type="{kind}"' in html
    assert "Tiếng trống. Mọi người đi." in html
    assert "://" not in html


def test_a_recording_without_transcript_or_of_another_kind_is_refused():
    block = BODY.child_blocks["recording"]
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(value_of(film(), transcript="")))
    assert set(refused.value.block_errors) == {"transcript"}
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(value_of(PortalDocumentFactory())))
    assert set(refused.value.block_errors) == {"recording"}
    assert block.clean(block.to_python(value_of(film())))


def test_a_recording_of_another_kind_in_a_draft_draws_nothing():
    assert draw("recording", value_of(PortalDocumentFactory())).strip() == ""


@pytest.mark.parametrize(
    ("name", "data", "taken"),
    [
        ("a.mp4", FILM, True),
        ("a.m4a", FILM, True),
        ("a.webm", b"\x1a\x45\xdf\xa3" + b"x" * 20, True),
        ("a.mp3", b"ID3" + b"x" * 20, True),
        ("a.mp3", b"\xff\xfb" + b"x" * 20, True),
        ("a.mp4", b"<html><script>alert(1)</script>", False),
        ("a.webm", FILM, False),
        ("a.mp3", b"", False),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_not_taken(name, data, taken):
    document = PortalDocument(title="x", file=ContentFile(data, name))
    if taken:
        document.clean()
    else:
        with pytest.raises(ValidationError):
            document.clean()


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("", None),
        ("bytes=0-", (0, 99)),
        ("bytes=10-19", (10, 19)),
        ("bytes=90-1000", (90, 99)),
        ("bytes=-5", (95, 99)),
        ("bytes=-1000", (0, 99)),
        ("bytes=9-3", None),
        ("bytes=0-1,5-6", None),
        ("bytes=-", None),
        ("lines=1-2", None),
    ],
)
def test_a_range_is_read_as_the_standard_says(asked, given):
    assert recordings.byte_range(asked, 100) == given


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=500-600", "bytes=-0"])
def test_a_range_beyond_the_file_is_an_error(asked):
    with pytest.raises(ValueError, match="bytes"):
        recordings.byte_range(asked, 100)


def test_a_film_is_served_whole_and_by_pieces_with_its_own_type(client):
    document = film()
    address = f"/phat/{document.pk}/{document.filename}"
    whole = client.get(address)
    assert (whole.status_code, whole["Content-Type"]) == (200, "video/mp4")
    assert b"".join(whole.streaming_content) == FILM
    piece = client.get(address, headers={"range": "bytes=4-7"})
    assert (piece.status_code, piece["Content-Range"]) == (206, f"bytes 4-7/{len(FILM)}")
    assert b"".join(piece.streaming_content) == b"ftyp"
    beyond = client.get(address, headers={"range": f"bytes={len(FILM)}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(FILM)}")


def test_no_other_file_is_played(client):
    document = PortalDocumentFactory()
    assert client.get(f"/phat/{document.pk}/{document.filename}").status_code == 404
    played = film()
    assert client.get(f"/phat/{played.pk}/khac.mp4").status_code == 404
    played.file.storage.delete(played.file.name)
    assert client.get(f"/phat/{played.pk}/{played.filename}").status_code == 404


# --- related pages --------------------------------------------------------------


def test_related_pages_show_the_published_in_their_order_in_one_query_of_the_catalogue(index):
    pages = [NewsArticleFactory(parent=index) for _ in range(4)]
    for page in pages:
        page.save_revision().publish()
    pages[1].unpublish()
    body = stream(("related", {"title": "", "pages": [page.pk for page in reversed(pages)]}))
    with CaptureQueriesContext(connection) as seen:
        html = body[0].render()
    assert len([query for query in seen if "publishing_catalogueentry" in query["sql"]]) == 1
    assert len(seen) <= 2
    titles = [pages[3].title, pages[2].title, pages[0].title]
    assert [html.index(title) for title in titles] == sorted(html.index(t) for t in titles)
    assert pages[1].title not in html
    assert "Đọc thêm" in html


def test_related_pages_of_which_none_is_published_draw_nothing(index):
    page = NewsArticleFactory(parent=index, live=False)
    assert draw("related", {"title": "Xem", "pages": [page.pk, None]}).strip() == ""


def test_an_article_that_holds_every_block_is_read_within_its_budget(client, index):
    image, related = PortalImageFactory(), HomePage.objects.first()
    body = [
        ("text", "<p>x</p>"),
        ("picture", {"image": image, "caption": "x"}),
        ("recording", {"recording": film(), "title": "x", "transcript": "x"}),
        ("document", {"document": PortalDocumentFactory(), "title": ""}),
        ("related", {"title": "", "pages": [related]}),
    ]
    page = NewsArticleFactory(parent=index, body=body)
    page.save_revision().publish()
    client.get(page.url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(page.url).status_code == 200
    assert len(seen) <= 12
