"""What machines read: feeds, sitemaps, robots, security.txt, share cards.

Sitemaps and feeds are valid by schemas (`machines/schemas/`), security.txt by RFC 9116; structured
data has a file of its own (`machines/test_structured_data.py`).
"""

import re
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from lxml import etree
from PIL import Image
from tests.home.machines.valid import ATOM, BY_ROOT, SITEMAP, valid_xml
from tests.publishing.pages import make_article, make_section, make_site

from common import share_cards
from common.caching import MARK
from places.models import Province, Ward

pytestmark = pytest.mark.django_db
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.fixture
def index():
    return make_site()


@pytest.fixture
def fresh(index):
    """An article of today whose title and summary must be escaped in XML."""
    page = make_article(index, 1, date=timezone.now() - timedelta(hours=1))
    page.title, page.summary = "Đội <tuần tra> & \x0b“an ninh”", "]]> & <b>"
    page.save()
    return page


def xml(client, address):
    response = client.get(address)
    assert MARK in response.headers
    return valid_xml(response)


def locations(root):
    return [loc.text for loc in root.iter(f"{SITEMAP}loc")]


# --- sitemaps ---------------------------------------------------------------


def test_the_sitemap_holds_every_published_page_once_and_nothing_else(client, index, fresh):
    draft = make_article(index, 2, live=False)
    (part,) = locations(xml(client, "/sitemap.xml"))
    root = xml(client, "/" + part.rpartition("/")[2])
    assert root.tag == f"{SITEMAP}urlset"
    found = locations(root)
    base = part.rpartition("/")[0]
    assert sorted(found) == sorted(f"{base}{url}" for url in ("/", "/tin-tuc/", fresh.url))
    assert f"{base}{draft.url}" not in found


def test_a_part_of_the_sitemap_that_is_not_there_is_not_found(client, index):
    assert client.get("/sitemap-2.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_the_news_sitemap_holds_the_news_of_two_days_in_google_s_form(client, index, fresh):
    make_article(index, 3, date=timezone.now() - timedelta(hours=49))
    root = xml(client, "/news-sitemap.xml")
    (news,) = root.iter(f"{NEWS}news")
    assert news[0][1].text == "vi"
    assert news[2].text == "Đội <tuần tra> & “an ninh”"


def test_robots_names_the_sitemaps_where_the_site_is_real(client, settings, index):
    settings.DEMONSTRATION = False
    settings.PORTAL_BASE_URL = "https://mattran.example.vn"
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: https://mattran.example.vn/sitemap.xml" in lines
    assert "Sitemap: https://mattran.example.vn/news-sitemap.xml" in lines
    assert "Disallow: /bao-tin/" in lines


# --- feeds ------------------------------------------------------------------


def entries(root):
    return [entry.find(f"{ATOM}title").text for entry in root.iter(f"{ATOM}entry")]


def test_a_list_s_feed_has_what_atom_demands(client, index, fresh):
    root = xml(client, "/tin-tuc/atom/")
    (entry,) = root.iter(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").get("href").endswith(fresh.url)
    assert entry.find(f"{ATOM}summary").text == "]]> & <b>"


def test_sections_and_wards_have_feeds_of_their_own(client, index, fresh):
    province = Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố")
    ward = Ward.objects.create(code="20305", name="Cẩm Lệ", kind="phường", province=province)
    other = make_article(index, 2, section=make_section("canh-bao", "Cảnh báo"))
    other.article_places.create(ward=ward)
    other.save_revision().publish()
    assert entries(xml(client, "/tin-tuc/atom/")) == [fresh.title.replace("\x0b", ""), "Bài 2"]
    of_section = xml(client, "/tin-tuc/atom/?chuyen-muc=canh-bao")
    assert entries(of_section) == ["Bài 2"]
    assert "Cảnh báo" in of_section.find(f"{ATOM}title").text
    of_ward = xml(client, "/tin-tuc/atom/?noi=20305")
    assert entries(of_ward) == ["Bài 2"]
    assert "phường Cẩm Lệ" in of_ward.find(f"{ATOM}title").text
    assert entries(xml(client, "/tin-tuc/atom/?noi=00000")) == []
    assert entries(xml(client, "/tin-tuc/atom/?noi='")) != []


def test_only_lists_have_feeds_and_each_names_its_own(client, index, fresh):
    assert client.get(f"{fresh.url}atom/").status_code == 404
    assert client.get("/bao-tin/atom/").status_code == 404
    page = client.get("/tin-tuc/?chuyen-muc=phong-trao").content.decode()
    assert 'type="application/atom+xml"' in page
    assert 'href="/tin-tuc/atom/?chuyen-muc=phong-trao"' in page


@pytest.mark.parametrize(
    ("address", "right", "wrong"),
    [
        ("/sitemap-1.xml", b"<loc>", b"<loc>/"),
        ("/sitemap-1.xml", b"<lastmod>", b"<lastmod>26/7/2023 "),
        ("/sitemap-1.xml", b"</loc>", b"</loc><title>x</title>"),
        ("/sitemap.xml", b"<sitemap>", b"<sitemap><priority>1</priority>"),
        ("/news-sitemap.xml", b"<news:title>", b"<news:title/><news:title>"),
        ("/news-sitemap.xml", b"<news:language>", b"<news:language>Vietnamese"),
        ("/tin-tuc/atom/", b"<updated>", b"<updated>Wed, "),
        ("/tin-tuc/atom/", b"<id>", b"<guid/><id>"),
    ],
)
def test_the_schemas_find_what_is_planted(client, index, fresh, address, right, wrong):
    fresh.save_revision().publish()
    content = client.get(address).content
    valid = etree.fromstring(content)
    assert BY_ROOT[valid.tag].validate(valid)
    assert right in content
    broken = content.replace(right, wrong)
    assert not BY_ROOT[valid.tag].validate(etree.fromstring(broken))


# --- security.txt -----------------------------------------------------------


def test_security_txt_has_what_rfc_9116_demands(client, index, settings):
    settings.SECURITY_CONTACT = ["mailto:an-ninh@example.vn"]
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = [line.split(": ", 1) for line in response.content.decode().splitlines()]
    assert ["Contact", "mailto:an-ninh@example.vn"] in fields
    (expires,) = [value for name, value in fields if name == "Expires"]
    left = datetime.fromisoformat(expires) - timezone.now()
    assert timedelta(days=170) < left < timedelta(days=365)
    settings.SECURITY_CONTACT = []
    assert "/gui/lien-he/" in client.get("/.well-known/security.txt").content.decode()


# --- share cards ------------------------------------------------------------


def card_of(client, page):
    text = client.get(page.url).content.decode()
    (address,) = re.findall(r'<meta property="og:image" content="[^"]*(/the-chia-se/[^"]*)"', text)
    return address


def test_each_page_names_a_card_that_is_drawn(client, fresh):
    response = client.get(card_of(client, fresh))
    assert response["Content-Type"] == "image/png"
    assert MARK in response.headers
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert Image.open(BytesIO(response.content)).size == (1200, 630)


def test_a_card_follows_its_title_and_vanishes_with_its_page(client, fresh):
    before = card_of(client, fresh)
    fresh.title = "Tổ xung kích"
    fresh.save()
    after = card_of(client, fresh)
    assert client.get(before).status_code == 404
    assert client.get(after).status_code == 200
    fresh.unpublish()
    assert client.get(after).status_code == 404


@pytest.mark.parametrize(
    "title",
    [
        "",
        " ",
        "😀",
        "Ữ" * 255,
        "Toàn dân bảo vệ an ninh Tổ quốc " * 8,
        "漢字 العربية",
        "a\u0300\u0323" * 50,
    ],
)
def test_any_title_makes_a_small_card(title):
    data = share_cards.draw(title, "Toàn dân bảo vệ an ninh Tổ quốc")
    assert len(data) < 60_000
    assert Image.open(BytesIO(data)).size == (1200, 630)


def test_every_vietnamese_letter_is_drawn_by_a_font_that_has_it():
    letters = (
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
    )
    for letter in letters + letters.upper():
        ((piece, font),) = share_cards._pieces(letter, 40, 400)
        mask = font.getmask(piece)
        # Thai stands in neither file: it is drawn as the sign for what is missing.
        assert bytes(mask) != bytes(font.getmask("\u0e01")), letter
