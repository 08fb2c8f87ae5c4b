"""Every public address answers under /en/ too, and shows no Vietnamese that is not marked so.

The walk takes the addresses of `who_may_read_what.csv`, so that a new one is walked with its row,
and besides the pages that every site has, forms with mistakes, and what is not found.
"""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import LocalePrefixPattern, get_resolver
from tests.campaigns.events.factories import EventFactory
from tests.news.factories import NewsArticleFactory
from tests.portal.test_who_may_read_what import patterns, rows
from tests.tipoff.conftest import world  # noqa: F401
from tests.vietnamese import vietnamese_in
from wagtail.models import Locale, Page

from campaigns.models import CampaignIndexPage, EventIndexPage
from home.key_pages import KEY_PAGES
from news.models import NewsIndexPage, Section

pytestmark = pytest.mark.django_db

MISTAKEN = ["gui/lien-he/", "gui/cau-hoi/", "bao-tin/tra-cuu/", "tai-khoan/dang-nhap/"]
SEARCHES = ["", "?q=zzz", "?q=cam+le", "?q=lamps", "?q=%22"]


def in_both_languages():
    """The patterns that stand behind the language's prefix."""
    for entry in get_resolver().url_patterns:
        if isinstance(entry.pattern, LocalePrefixPattern):
            yield from patterns(entry)


def twins():
    """Anonymous GETs that answer with a page: Vietnamese address and status expected."""
    shared = set(in_both_languages())
    for row in rows():
        if row["pattern"] in shared and row["method"] == "get" and "{" not in row["example"]:
            yield row["example"], int(row["anonymous"])


@pytest.fixture
def site(world):
    """The first pages, with a list, an article and an event in English."""
    call_command("setup_site", verbosity=0)
    english = Locale.objects.get(language_code="en")
    for model in (NewsIndexPage, CampaignIndexPage, EventIndexPage):
        index = model.objects.get().copy_for_translation(english)
        index.title, index.summary = "In English", ""
        index.save_revision().publish()
    news = NewsIndexPage.objects.get(locale=english)
    section = Section.objects.get(slug="phong-trao")
    words = {"title": "Lamps in the street", "summary": "", "body": [], "lead_image_alt": ""}
    NewsArticleFactory(parent=news, locale=english, section=section, lead_image=None, **words)
    events = EventIndexPage.objects.get(locale=english)
    words = {"title": "A meeting", "summary": "", "address": "Hall"}
    return EventFactory(parent=events, locale=english, **words)


def faults_of(answers) -> list:
    """Each fault a line, so that all of them are named when a test fails."""
    return [f"{address} {text}" for address, html in answers for text in vietnamese_in(html)]


def html_of(answer) -> str:
    return answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""


def test_every_public_address_answers_in_english_without_a_vietnamese_word(site):
    client, walked, wrong = Client(), [], {}
    for address, status in twins():
        answer = client.get(f"/en{address}")
        if answer.status_code != status:
            wrong[address] = answer.status_code
        elif status == 200 and html_of(answer):
            walked.append((address, html_of(answer)))
    assert wrong == {}
    assert len(walked) >= 15
    faults = faults_of(walked)
    assert not faults, "\n".join(faults)


def test_english_pages_and_the_faults_of_forms_are_without_an_unmarked_vietnamese_word(site):
    client = Client()
    pages = Page.objects.live().filter(locale__language_code="en", depth__gt=1)
    addresses = [
        *(page.url for page in pages),
        *(f"/en/tim-kiem/{query}" for query in SEARCHES),
        "/en/khong-co/",
        "/en/tin-tuc/khong-co/",
        "/en/phap-luat/",
    ]
    assert len(addresses) > len(KEY_PAGES) + len(SEARCHES)
    shown = [(each, html_of(client.get(each))) for each in addresses]
    told = [(each, html_of(client.post(f"/en/{each}", {}))) for each in MISTAKEN]
    assert all(html for _address, html in told)
    faults = faults_of(shown + told)
    assert not faults, "\n".join(faults)


def test_a_vietnamese_word_is_found_wherever_it_stands():
    page = """<html lang="en"><head><meta name="description" content="Tin tức"></head><body>
        <p>Báo tin</p><a title="Trang chủ">x</a><img alt="Đèn"><p lang="vi">Cẩm Lệ</p>
        <script type="application/json">{"said": "Đã gửi."}</script><p>Café?</p></body></html>"""
    found = ["Báo tin", "Café?", "Tin tức", "Trang chủ", "Đã gửi.", "Đèn"]
    assert vietnamese_in(page) == found
