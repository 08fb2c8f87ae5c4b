"""The demonstration's pages: each opens, leads nowhere wrong, and describes its pictures."""

import re
from collections import Counter
from datetime import date
from functools import cache

import pytest
from django.test import Client
from tests.templates import PAGES
from wagtail.models import Page

from news.citations import find_citations
from news.models import NewsArticlePage, Section
from portal.demo.content import written
from portal.demo.content.articles import ARTICLES
from portal.demo.content.campaigns import MODELS
from portal.demo.content.documents import DOCUMENTS, STATE_SITE
from portal.demo.content.learning import GUIDES, QUESTIONS
from publishing.models import CatalogueEntry

HREF, IMG, ALT = re.compile(r'\bhref="(/[^"#?]*)'), re.compile(r"<img\b[^>]*>"), 'alt="'
# Answered by the server in front, or by whoever is signed in.
NOT_PAGES = ("/static/", "/media/", "/quan-tri/", "/truc-ban/")


@cache
def shown(address):
    """What a reader gets there: status and text; redirections are followed."""
    answer = Client().get(address, follow=True)
    return answer.status_code, b"".join(answer).decode(errors="replace")


def addresses():
    return sorted(page.url for page in Page.objects.live().filter(depth__gt=1).specific())


def test_every_page_opens_and_every_picture_on_it_says_what_it_shows(db):
    shown.cache_clear()
    for address in addresses():
        status, text = shown(address)
        assert (address, status) == (address, 200)
        assert [image for image in IMG.findall(text) if ALT not in image] == []


def test_every_type_of_page_is_on_the_list_of_what_is_looked_at_everywhere(db):
    pages = Page.objects.live().filter(depth__gt=1).specific()
    listed = {page.path for page in PAGES}
    assert {type(page) for page in pages} == {type(p) for p in pages if p.url in listed}


def test_every_address_on_that_list_answers_as_it_says(db):
    for page in PAGES:
        assert (page.name, shown(page.path)[0]) == (page.name, page.status)


def test_every_link_within_the_site_leads_somewhere(db):
    links = {link for address in addresses() for link in HREF.findall(shown(address)[1])}
    wrong = {
        link: shown(link)[0]
        for link in sorted(links)
        if not link.startswith(NOT_PAGES) and shown(link)[0] != 200
    }
    assert len(links) > 50
    assert wrong == {}


def test_each_section_has_articles_enough_to_list_and_each_its_own_words(db):
    told = Counter(NewsArticlePage.objects.live().values_list("section__slug", flat=True))
    assert set(told) == set(Section.objects.values_list("slug", flat=True))
    assert min(told.values()) >= 8
    for field in ("title", "summary"):
        assert max(Counter(getattr(article, field) for article in ARTICLES).values()) == 1


def test_lists_have_every_article_at_its_own_time_and_none_of_tomorrow(db):
    rows = CatalogueEntry.objects.filter(kind="news")
    assert rows.count() == len(ARTICLES)
    days = [article.published.date() for article in ARTICLES]
    assert date(2023, 7, 1) < min(days) < max(days) < date(2026, 7, 1)


KINDS = {
    "news": len(ARTICLES),
    "document": len(DOCUMENTS),
    "guide": len(GUIDES),
    "question": len(QUESTIONS),
    "quiz": 1,
    "movement": 1,
    "model": 4,
    "programme": 1,
    "event": 2,
    "consultation": 2,
}


def test_every_kind_of_page_has_something_to_show(db):
    shown = CatalogueEntry.objects.filter(kind__in=KINDS)
    assert Counter(shown.values_list("kind", flat=True)) == KINDS
    assert len(DOCUMENTS) >= 4
    assert (len(GUIDES), len(QUESTIONS)) == (2, 8)


def test_no_document_claims_to_be_in_force_unchecked(db, client):
    for told in DOCUMENTS:
        page = client.get(f"/phap-luat/van-ban/{told.slug}/").content.decode()
        assert "Chưa kiểm tra hiệu lực" in page
        assert STATE_SITE in page


def test_a_guide_leads_to_the_documents_that_it_stands_on(db, client):
    page = client.get("/phap-luat/tim-hieu/to-giac-toi-pham-tung-buoc/").content.decode()
    assert "/phap-luat/van-ban/bo-luat-to-tung-hinh-su-2015/" in page


def test_models_show_what_was_published_of_them_and_where_from(db, client):
    page = client.get("/phong-trao/mo-hinh/cau-lac-bo-chi-doan-giup-ban/").content.decode()
    for words in ("99", "Lượt giúp đỡ trong gần 7 năm", "14", "Khái Tây 1", "năm 2024"):
        assert words in page


def test_every_figure_of_a_model_has_its_source():
    figures = [
        figure for model in MODELS for part in (model, *model.adoptions) for figure in part.figures
    ]
    assert {figure.number for figure in figures} == {3, 14, 23, 99}
    assert all(figure.source and figure.until for figure in figures)


def test_articles_name_places_of_today_by_their_former_names_too(db, client):
    page = client.get("/tin-tuc/chin-y-kien-va-mot-ban-ke-hoach/").content.decode()
    assert "Khuê Trung" in page
    assert "nay là" in page


def test_what_is_invented_says_so_and_counts_nothing():
    """Figures belong to what was published; an example that counts would be taken for news."""
    invented = [a for a in ARTICLES if any("Bài minh họa" in str(v) for _, v in a.body)]
    assert len(invented) > 10
    assert all(kind != "figures" for article in invented for kind, _ in article.body)


def test_articles_on_the_law_cite_it_recognisably():
    citing = [a for a in ARTICLES if find_citations(" ".join(map(str, a.body)))]
    assert len(citing) >= 15


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("## A < B", ("text", "<h2>A &lt; B</h2>")),
        ("A\nline [of](/x/)", ("text", '<p>A line <a href="/x/">of</a></p>')),
        ("- one\n- two", ("text", "<ul><li>one</li><li>two</li></ul>")),
        ("> Words\n> -- Who, where", ("quote", ("Words", "Who", "where"))),
        ("> Words", ("quote", ("Words", "", ""))),
        ("# 9: ideas\n# Nguồn: the Front", ("figures", ([("9", "ideas")], "the Front"))),
        ("1. Call: 113\n2. Wait: here", ("steps", [("Call", "113"), ("Wait", "here")])),
        ("| A | B |\n| 1 | 2 |", ("table", [["A", "B"], ["1", "2"]])),
        ("! Mind", ("callout", "Mind")),
        ("@ a, b", ("related", ["a", "b"])),
    ],
)
def test_each_mark_of_a_text_becomes_its_block(text, block):
    assert written.blocks(text) == [block]


def test_running_text_that_stands_together_is_one_block():
    made = written.blocks("One.\n\n## Two\n\n! Mind\n\nThree.")
    assert [kind for kind, _ in made] == ["text", "callout", "text"]
