"""What machines read: feeds, sitemaps, robots, security.txt, structured data, share cards.

The structures are checked against the published rules: sitemaps.org 0.9, Google's news sitemap
0.9, RFC 4287 (Atom), RFC 9116 (security.txt), schema.org's types as search engines ask for them.
"""

import json
import re
from datetime import datetime, timedelta
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from PIL import Image
from tests.campaigns.events.factories import EventFactory
from tests.news.documents.factories import LegalDocumentFactory
from tests.news.learning.factories import QuestionFactory
from tests.publishing.pages import make_article, make_section, make_site

from campaigns.models import EventIndexPage
from common import share_cards
from common.caching import MARK
from common.models import SiteSettings
from news.models import LegalDocumentIndexPage, QuestionIndexPage
from places.models import Province, Ward

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
W3C_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+\d\d:\d\d|Z)")


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
    assert response.status_code == 200, address
    assert MARK in response.headers
    return ElementTree.fromstring(response.content)


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
    for moment in root.iter(f"{SITEMAP}lastmod"):
        assert W3C_TIME.fullmatch(moment.text)


def test_a_part_of_the_sitemap_that_is_not_there_is_not_found(client, index):
    assert client.get("/sitemap-2.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_the_news_sitemap_holds_the_news_of_two_days_in_google_s_form(client, index, fresh):
    make_article(index, 3, date=timezone.now() - timedelta(hours=49))
    root = xml(client, "/news-sitemap.xml")
    (url,) = root
    assert [child.tag for child in url] == [f"{SITEMAP}loc", f"{NEWS}news"]
    news = url.find(f"{NEWS}news")
    assert [child.tag for child in news] == [
        f"{NEWS}{name}" for name in ("publication", "publication_date", "title")
    ]
    assert [child.tag for child in news[0]] == [f"{NEWS}name", f"{NEWS}language"]
    assert news[0][1].text == "vi"
    assert W3C_TIME.fullmatch(news[1].text)
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
    for name in ("id", "title", "updated", "author"):
        assert root.find(f"{ATOM}{name}") is not None, name
    (entry,) = root.iter(f"{ATOM}entry")
    assert {"id", "title", "updated"} <= {child.tag.removeprefix(ATOM) for child in entry}
    assert entry.find(f"{ATOM}link").get("href").endswith(fresh.url)
    assert W3C_TIME.fullmatch(entry.find(f"{ATOM}updated").text)
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


# --- structured data --------------------------------------------------------

# What search engines ask of each type; other values are free.
ASKED = {
    "GovernmentOrganization": {"name", "url"},
    "WebSite": {"name", "url", "potentialAction"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "WebPage": {"name", "url"},
    "NewsArticle": {"headline", "datePublished", "dateModified", "author", "publisher", "image"},
    "Article": {"headline", "datePublished", "dateModified", "author", "publisher", "image"},
    "Legislation": {"name", "legislationIdentifier", "legislationDate", "legislationPassedBy"},
    "QAPage": {"mainEntity"},
    "Question": {"name", "text", "answerCount", "acceptedAnswer"},
    "Answer": {"text", "url"},
    "Event": {"name", "startDate", "location", "eventStatus"},
    "Place": {"name", "address"},
    "Organization": {"name"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
}


def nodes(value):
    """Every typed thing in the data, at any depth; nothing in it is empty."""
    assert value not in (None, "", [], {})
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)


def graph(client, address):
    """The checked things on a page, by their type."""
    page = client.get(address).content.decode()
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    found = {}
    for node in nodes(data["@graph"]):
        assert ASKED[node["@type"]] <= node.keys(), node
        found[node["@type"]] = node
    for node in found.values():
        for name in ("datePublished", "dateModified", "startDate", "endDate", "legislationDate"):
            if name in node:
                datetime.fromisoformat(node[name])
        for name in ("url", "image", "item", "mainEntityOfPage"):
            assert str(node.get(name, "http")).startswith("http"), node
    return found


def test_an_article_says_that_it_is_news(client, index, fresh):
    found = graph(client, fresh.url)
    assert found["NewsArticle"]["headline"] == fresh.title
    assert found["NewsArticle"]["articleSection"] == "Phong trào"
    trail = found["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in trail] == ["Trang chủ", "Tin tức", fresh.title]


def test_the_home_page_says_who_runs_the_site_and_how_it_is_searched(client, index):
    found = graph(client, "/")
    assert found["GovernmentOrganization"]["name"] == SiteSettings.load().organisation
    assert found["EntryPoint"]["urlTemplate"].endswith("/tim-kiem/?q={search_term_string}")
    assert "BreadcrumbList" not in found


def test_lists_and_plain_pages_are_web_pages(client, index):
    assert graph(client, "/tin-tuc/")["WebPage"]["name"] == "Tin tức"


def test_a_legal_document_says_its_number_and_whether_it_is_in_force(client, home):
    documents = LegalDocumentIndexPage.objects.get()
    document = LegalDocumentFactory(parent=documents, checked_on=timezone.localdate())
    found = graph(client, document.url)["Legislation"]
    assert found["legislationIdentifier"] == document.number
    assert found["legislationLegalForce"] == "https://schema.org/InForce"
    unchecked = LegalDocumentFactory(parent=documents)
    assert "legislationLegalForce" not in graph(client, unchecked.url)["Legislation"]


def test_a_question_has_its_answer(client, home):
    page = QuestionFactory(parent=QuestionIndexPage.objects.get())
    found = graph(client, page.url)
    assert found["Question"]["name"] == page.title
    assert found["Answer"]["text"] == page.summary


def test_an_event_says_when_where_and_whether(client, home):
    page = EventFactory(parent=EventIndexPage.objects.get(), state="cancelled")
    found = graph(client, page.url)["Event"]
    assert found["startDate"].startswith("2023-07-25T")
    assert found["eventStatus"] == "https://schema.org/EventCancelled"


def test_no_text_ends_the_data_s_element(client, index):
    page = make_article(index, 5)
    page.title = "</script><script>alert(1)</script>"
    page.save()
    assert b"<script>alert" not in client.get(page.url).content
    assert graph(client, page.url)["NewsArticle"]["headline"] == page.title


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
