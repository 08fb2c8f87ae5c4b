"""The catalogue follows what is published: nothing more, nothing less, at its right address."""

import random
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from tests.publishing.pages import image_file, make_article, make_image, make_section, make_site
from wagtail.models import Locale, Page, Site

from news.models import ArticlePlace, NewsArticlePage
from places.models import Province, Ward
from publishing import services
from publishing.models import CatalogueCount, CatalogueEntry, CataloguePlace

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def index():
    return make_site()


@pytest.fixture
def article(index):
    return make_article(index)


def row(page) -> CatalogueEntry:
    return CatalogueEntry.objects.get(pk=page.pk)


def listed(page) -> bool:
    return CatalogueEntry.objects.filter(pk=page.pk).exists()


def counts() -> set[tuple]:
    rows = CatalogueCount.objects.filter(number__gt=0)
    return set(rows.values_list("language", "kind", "section", "month", "number"))


def assert_counts_are_right():
    kept = counts()
    services.recount()
    assert kept == counts()


def test_a_published_page_has_a_row_with_what_lists_show(article):
    entry = row(article)
    assert (entry.kind, entry.language, entry.section) == ("news", "vi", "phong-trao")
    assert (entry.title, entry.summary) == ("Bài 1", "Tóm tắt 1")
    assert entry.url == "/tin-tuc/bai-1/"
    assert entry.date == article.published_at
    assert " bai 1 " in entry.search_row.text


def test_drafts_have_no_row(index):
    draft = make_article(index, live=False)
    assert not listed(draft)
    draft.save_revision()
    assert not listed(draft)


def test_a_draft_of_a_published_page_leaves_its_row_alone(article):
    article.title = "Chưa duyệt"
    article.save_revision()
    assert row(article).title == "Bài 1"
    article.get_latest_revision().publish()
    assert row(article).title == "Chưa duyệt"


def test_a_page_scheduled_for_later_has_no_row_yet(index):
    draft = make_article(index, live=False)
    draft.go_live_at = timezone.now() + timezone.timedelta(hours=1)
    draft.save_revision().publish()
    assert not listed(draft)


def test_unpublished_and_deleted_pages_lose_their_rows(index, article):
    other = make_article(index, 2)
    article.unpublish()
    Page.objects.get(pk=other.pk).delete()
    assert not CatalogueEntry.objects.exists()
    assert counts() == set()


def test_deleting_a_list_removes_the_rows_of_everything_below(index, article):
    Page.objects.get(pk=index.pk).delete()
    assert not CatalogueEntry.objects.exists()


def test_the_row_and_the_page_are_committed_or_rolled_back_together(index):
    with transaction.atomic():
        make_article(index)
        assert CatalogueEntry.objects.exists()
        transaction.set_rollback(True)
    assert not CatalogueEntry.objects.exists()
    assert counts() == set()


def test_a_new_slug_above_changes_the_addresses_below(index, article):
    index.slug = "ban-tin"
    index.save_revision().publish()
    assert row(article).url == "/ban-tin/bai-1/"


def test_a_new_slug_changes_no_sibling_whose_name_begins_alike(index, article):
    longer = make_article(index, 11)
    article.slug = "khac"
    article.save()
    assert row(article).url == "/tin-tuc/khac/"
    assert row(longer).url == "/tin-tuc/bai-11/"


def test_a_moved_list_takes_the_addresses_below_with_it(index, article):
    home = index.get_parent().specific
    second = home.add_child(instance=type(home)(title="Trang hai", slug="trang-hai"))
    Page.objects.get(pk=index.pk).move(second, pos="last-child")
    assert row(article).url == "/trang-hai/tin-tuc/bai-1/"


def test_a_list_moved_out_of_the_site_and_back_loses_and_regains_its_rows(index, article):
    home, root = index.get_parent(), Page.get_first_root_node()
    Page.objects.get(pk=index.pk).move(root, pos="last-child")
    assert not listed(article)
    assert_counts_are_right()
    Page.objects.get(pk=index.pk).move(Page.objects.get(pk=home.pk), pos="last-child")
    assert row(article).url == "/tin-tuc/bai-1/"


def test_a_new_site_root_changes_every_address(index, article):
    site = Site.objects.get()
    site.root_page = Page.objects.get(pk=index.pk)
    site.save()
    assert row(article).url == "/bai-1/"


def test_copies_and_aliases_have_rows_of_their_own(index, article):
    copy = article.copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"})
    alias = article.create_alias(parent=index, update_slug="bi-danh")
    assert row(copy).url == "/tin-tuc/ban-sao/"
    article.title = "Đổi tên"
    article.save_revision().publish()
    assert row(alias).title == "Đổi tên"


def test_a_translation_is_listed_in_its_own_language_and_under_its_prefix(index, article):
    english = Locale.objects.create(language_code="en")
    for page in (index.get_parent().specific, index):
        page.copy_for_translation(english).save_revision().publish()
    translated = article.copy_for_translation(english)
    assert not listed(translated)
    translated.save_revision().publish()
    entry = row(translated)
    assert entry.language == "en"
    assert entry.url.startswith("/en/")
    assert row(article).language == "vi"


def test_a_changed_image_changes_the_thumbnails_that_show_it(
    index, django_capture_on_commit_callbacks
):
    image = make_image()
    with django_capture_on_commit_callbacks(execute=True):
        article = make_article(index, image=image)
    before = row(article).thumbnail
    assert before["width"] == 640
    image.file = image_file("blue")
    image.renditions.all().delete()
    image.save()
    assert row(article).thumbnail["url"] != before["url"]
    image.delete()
    assert row(article).thumbnail is None


def test_places_are_listed_and_follow_the_page(article):
    province = Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố")
    ward = Ward.objects.create(
        code="20314", name="Cẩm Lệ", kind="phường", province=province, latitude=16, longitude=108
    )
    article.article_places = [ArticlePlace(ward=ward)]
    article.save_revision().publish()
    assert row(article).places == ["20314"]
    assert CataloguePlace.objects.get().code == "20314"
    assert row(article).place_label
    article.article_places = []
    article.save_revision().publish()
    assert not CataloguePlace.objects.exists()


def test_a_renamed_section_is_renamed_in_rows_and_counts(article):
    names = {"vi": "Cuộc vận động", "en": "Campaigns"}
    services.rename_section("phong-trao", "cuoc-van-dong", names)
    assert (row(article).section, row(article).section_name) == ("cuoc-van-dong", "Cuộc vận động")
    assert_counts_are_right()


def test_months_are_counted_in_the_portals_time_zone(index):
    make_article(index, date=datetime(2023, 7, 31, 18, 0, tzinfo=UTC))
    ((*_rest, month, number),) = counts()
    assert (f"{month:%Y-%m}", number) == ("2023-08", 1)
    with timezone.override("UTC"):
        assert_counts_are_right()


def test_kept_counts_agree_with_the_rows_after_any_mixture_of_changes(index):
    chance = random.Random(2)
    sections = [make_section(f"muc-{n}", f"Mục {n}") for n in range(3)]
    pages = [make_article(index, n) for n in range(8)]
    for _ in range(40):
        page = NewsArticlePage.objects.get(pk=chance.choice(pages).pk)
        page.section = chance.choice(sections)
        page.published_at = datetime(2023, chance.randint(1, 12), 1, tzinfo=UTC)
        chance.choice([page.save_revision().publish, page.unpublish, page.save])()
    assert_counts_are_right()


def test_rebuilding_repairs_every_damage_and_twice_changes_nothing(index, article):
    other = make_article(index, 2)
    CatalogueEntry.objects.filter(pk=article.pk).delete()
    CatalogueEntry.objects.filter(pk=other.pk).update(title="Sai", url="/sai/", section="sai")
    CatalogueCount.objects.update(number=99)
    stray = CatalogueEntry(page_id=987, kind="news", language="vi", date=timezone.now())
    stray.save()
    call_command("rebuild_catalogue")
    first = list(CatalogueEntry.objects.order_by("pk").values("pk", "title", "url", "section"))
    assert [entry["title"] for entry in first] == ["Bài 1", "Bài 2"]
    assert_counts_are_right()
    call_command("rebuild_catalogue")
    assert first == list(
        CatalogueEntry.objects.order_by("pk").values("pk", "title", "url", "section")
    )
