"""English: key pages are translated, and every way out of them says which language it leads to."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from tests.news.factories import NewsArticleFactory
from wagtail.models import Locale

from common import share_cards
from common.models import SiteSettings
from home.key_pages import KEY_PAGES
from home.models import HomePage, StandardPage
from news.models import NewsIndexPage

pytestmark = pytest.mark.django_db
REPORT = f"/{KEY_PAGES[0].slug}/"


@pytest.fixture
def article(home):
    return NewsArticleFactory(parent=NewsIndexPage.objects.get(), title="Đèn đường làng")


def page_at(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "lxml")


def switch(page):
    """The way to the other language: its address, language and words."""
    [link] = page.select("a.language")
    assert link["lang"] == link["hreflang"]
    return link["href"], link["lang"], link.text


def alternates(page):
    links = page.select('link[rel="alternate"][hreflang]')
    return {link["hreflang"]: link["href"].removeprefix("http://localhost:8000") for link in links}


def test_every_key_page_stands_in_both_languages_at_the_same_address(home, client):
    for key in KEY_PAGES:
        for prefix, text in (("", key.vi), ("/en", key.en)):
            page = page_at(client, f"{prefix}/{key.slug}/")
            assert page.h1.text == text.title
            assert page.html["lang"] == ("en" if prefix else "vi")


def test_making_the_site_again_keeps_what_editors_wrote(home, client):
    page = StandardPage.objects.get(slug=KEY_PAGES[0].slug, locale__language_code="en")
    page.title = "Report it"
    page.save_revision().publish()
    call_command("setup_site", verbosity=0)
    assert page_at(client, f"/en{REPORT}").h1.text == "Report it"
    assert StandardPage.objects.count() == 2 * len(KEY_PAGES)


@pytest.mark.parametrize("address", ["/", REPORT, "/tim-kiem/", "/gui/lien-he/", "/ngoai-tuyen/"])
def test_the_switch_leads_to_this_page_in_the_other_language_and_back(home, client, address):
    assert switch(page_at(client, address)) == (f"/en{address}", "en", "English")
    assert switch(page_at(client, f"/en{address}")) == (address, "vi", "Tiếng Việt")


def test_without_a_translation_the_switch_leads_to_the_english_home_page_and_says_so(
    article, client
):
    assert switch(page_at(client, article.url)) == ("/en/", "en", "English home page")


def test_without_an_english_home_page_there_is_no_switch_but_on_forms(home, client):
    HomePage.objects.get(locale__language_code="en").unpublish()
    assert page_at(client, REPORT).select("a.language")
    assert not page_at(client, "/tin-tuc/").select("a.language")
    assert page_at(client, "/en/", 404).select('a[href="/"][lang="vi"]')


def test_translated_pages_name_each_other_to_search_engines_and_others_nobody(article, client):
    pair = {"vi": REPORT, "en": f"/en{REPORT}", "x-default": REPORT}
    assert (
        alternates(page_at(client, REPORT)) == alternates(page_at(client, f"/en{REPORT}")) == pair
    )
    assert alternates(page_at(client, "/en/"))["x-default"] == "/"
    assert alternates(page_at(client, article.url)) == {}
    assert alternates(page_at(client, "/khong-co/", 404)) == {}


def test_the_sitemap_names_the_languages_of_translated_pages(article, client):
    sitemap = BeautifulSoup(client.get("/sitemap-1.xml").content, "xml")
    named = {
        url.loc.text: [(link["hreflang"], link["href"]) for link in url.find_all("link")]
        for url in sitemap.find_all("url")
    }
    base = "http://localhost:8000"
    pair = {("vi", base + REPORT), ("en", f"{base}/en{REPORT}")}
    assert set(named[base + REPORT]) == set(named[f"{base}/en{REPORT}"]) == pair
    assert named[base + article.url] == []


def test_a_draft_translation_is_neither_named_nor_led_to(article, client):
    index = NewsIndexPage.objects.get()
    draft = index.copy_for_translation(Locale.objects.get(language_code="en"))
    assert switch(page_at(client, index.url))[2] == "English home page"
    draft.save_revision().publish()
    assert switch(page_at(client, index.url))[:2] == ("/en/tin-tuc/", "en")


def test_english_pages_lead_to_english_ones_and_mark_the_others(article, client):
    settings = SiteSettings.load()
    settings.menu_en = [("page", page) for page in (NewsIndexPage.objects.get(), home_of("vi"))]
    settings.save()
    page = page_at(client, f"/en{REPORT}")
    [news, front] = page.select(".navigation__list a")[:2]
    assert (news["href"], news["lang"], news["hreflang"]) == ("/tin-tuc/", "vi", "vi")
    assert (front["href"], front.get("lang")) == ("/en/", None)
    for link in page.select('a[href^="/"]:not([href^="/en/"])'):
        assert link.get("hreflang") == "vi", link


def home_of(language):
    return HomePage.objects.get(locale__language_code=language)


def test_an_address_without_english_leads_to_the_vietnamese_page(article, client):
    page = page_at(client, f"/en{article.url}", 404)
    [link] = page.select('main a[hreflang="vi"]')
    assert (link["href"], link["lang"], link.text) == (article.url, "vi", article.title)
    article.unpublish()
    assert not page_at(client, f"/en{article.url}", 404).select('main a[hreflang="vi"]')


def test_the_english_home_page_shows_key_pages_and_marks_vietnamese_news(article, client):
    page = page_at(client, "/en/")
    shown = [link["href"] for link in page.select(".cards a")]
    assert shown == [f"/en/{key.slug}/" for key in KEY_PAGES]
    [news] = page.select(".row a")
    assert (news["href"], news["lang"]) == (article.url, "vi")
    assert page.select_one('a[href="/tin-tuc/"]')["hreflang"] == "vi"


def test_an_english_search_leads_to_the_same_search_in_vietnamese(home, client):
    page = page_at(client, "/en/tim-kiem/?q=tổ+%26+đội")
    [link] = page.select('main a[hreflang="vi"]')
    assert link["href"] == "/tim-kiem/?q=t%E1%BB%95%20%26%20%C4%91%E1%BB%99i"
    assert not page_at(client, "/tim-kiem/?q=zzz").select('main a[hreflang="vi"]')


def test_an_empty_english_list_leads_to_the_vietnamese_one(article, client):
    index = NewsIndexPage.objects.get()
    english = index.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "News"
    english.save_revision().publish()
    page = page_at(client, "/en/tin-tuc/")
    assert "Nothing here yet." in page.main.text
    assert page.select_one('main a[lang="vi"]')["href"] == index.url


def test_the_operators_words_are_english_on_english_pages_and_marked_where_they_are_not(
    home, client
):
    settings = SiteSettings.load()
    settings.site_name_en, settings.address = "", "120 Trần Phú"
    settings.save()
    page = page_at(client, "/en/")
    assert page.select_one(".emergency a").text.split() == ["113", "Police"]
    assert page.select_one(".brand__name span")["lang"] == "vi"
    assert page.select_one(".brand__body").text == settings.organisation_en
    assert page.find(string="120 Trần Phú").parent["lang"] == "vi"
    assert not page_at(client, "/").select(".footer [lang], .brand [lang]")


def test_a_missing_page_of_a_known_kind_says_no_more_than_one_of_none(client, home):
    known, unknown = client.get("/cong-an/khong-co/"), client.get("/khong-co-trang/")
    assert known.status_code == unknown.status_code == 404
    assert known.content == unknown.content


def test_a_card_to_share_has_the_site_s_name_in_the_language_of_its_page(home, client):
    site = SiteSettings.load()
    for address, name in (("/", site.site_name), ("/en/", site.site_name_en)):
        page = page_at(client, address)
        card = page.select_one('meta[property="og:image"]')["content"]
        assert share_cards.digest(page.h1.text, name) in card
        assert client.get(card.removeprefix("http://localhost:8000")).status_code == 200
