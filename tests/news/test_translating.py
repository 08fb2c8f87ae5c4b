"""Staff translate a page by Wagtail's button: a draft in English, which has to pass every gate."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.factories import NewsArticleFactory, SectionFactory
from wagtail.models import Locale

from common.clearance import services
from common.clearance.findings import findings_of, open_findings
from common.roles import CONTRIBUTOR, EDITOR
from news.models import NewsArticlePage
from publishing.models import CatalogueEntry

TELLING = "<p>Anh N.V.T. (sinh năm 1990, tổ 4) vừa mãn hạn tù.</p>"


@pytest.fixture
def english(home):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def english_index(index, english):
    page = index.copy_for_translation(english)
    page.title = "News"
    page.save_revision().publish()
    return page


@pytest.fixture
def article(index):
    section = SectionFactory(slug="phong-trao", name="Phong trào", name_en="Movements")
    return NewsArticleFactory(
        parent=index, title="Đèn đường làng", section=section, body=[("text", TELLING)]
    )


@pytest.fixture
def as_role(client, home):
    call_command("setup_roles", verbosity=0)

    def become(role):
        person = StaffFactory(role=role.name)
        sign_in(client, person)
        return person

    return become


def translate(client, page, locale):
    address = reverse("simple_translation:submit_page_translation", args=[page.pk])
    return client.post(address, {"locales": [locale.pk]})


def translation(page, locale) -> NewsArticlePage:
    return page.get_translation(locale)


def test_an_editor_gets_a_draft_with_the_same_section_that_no_reader_sees(
    article, english, english_index, client, as_role
):
    as_role(EDITOR)
    assert translate(client, article, english).status_code == 302
    draft = translation(article, english)
    assert (draft.live, draft.section, draft.slug) == (False, article.section, article.slug)
    assert draft.get_parent() == english_index.page_ptr
    assert not CatalogueEntry.objects.filter(pk=draft.pk).exists()
    article.refresh_from_db()
    assert article.live


def test_editors_may_change_pages_of_the_english_tree_as_of_the_vietnamese(home, as_role, english):
    person = as_role(EDITOR)
    assert home.get_translation(english).permissions_for_user(person).can_edit()


def test_who_only_contributes_may_not_translate(article, english, english_index, client, as_role):
    as_role(CONTRIBUTOR)
    translate(client, article, english)
    assert not article.has_translation(english)


def test_a_page_whose_list_is_not_translated_says_what_to_translate_first(
    article, english, client, as_role
):
    as_role(EDITOR)
    address = reverse("simple_translation:submit_page_translation", args=[article.pk])
    parent = reverse("simple_translation:submit_page_translation", args=[article.get_parent().pk])
    assert parent in client.get(address).content.decode()
    assert not article.has_translation(english)


def test_what_was_answered_for_the_vietnamese_words_is_asked_again_of_the_translation(
    article, english, english_index, as_role
):
    services.keep(article, {"Đã được đồng ý": findings_of(article)}, as_role(EDITOR))
    assert not open_findings(article)
    assert open_findings(article.copy_for_translation(english))


def test_a_published_translation_stands_in_english_lists_search_and_feed(
    article, english, english_index, client
):
    page = article.copy_for_translation(english)
    page.title, page.body = "Lamps in the village street", []
    page.save_revision().publish()
    row = CatalogueEntry.objects.get(pk=page.pk)
    assert (row.language, row.section_name) == ("en", "Movements")
    for address in ("/en/tin-tuc/", "/en/tin-tuc/atom/", "/en/tim-kiem/?q=lamps", "/en/"):
        assert page.url in client.get(address).content.decode(), address
    assert page.url not in client.get("/tin-tuc/").content.decode()
    assert article.title not in client.get("/en/tin-tuc/atom/").content.decode()


def test_a_section_renamed_in_english_is_renamed_on_english_rows_alone(
    article, english, english_index
):
    page = article.copy_for_translation(english)
    page.save_revision().publish()
    article.section.name_en = "Campaigns"
    article.section.save()
    names = dict(CatalogueEntry.objects.filter(kind="news").values_list("language", "section_name"))
    assert names == {"vi": "Phong trào", "en": "Campaigns"}


def test_an_english_page_keeps_its_old_address_when_its_slug_changes(
    article, english, english_index, client, django_capture_on_commit_callbacks
):
    page = article.copy_for_translation(english)
    page.save_revision().publish()
    old = page.url
    page.slug = "village-lamps"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert client.get(old).url == "/en/tin-tuc/village-lamps/"
