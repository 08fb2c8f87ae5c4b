"""What a reader sees of news, and at what cost."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from tests.common.factories import PortalImageFactory
from tests.news.factories import NewsArticleFactory, SectionFactory

from common.models import PortalImage
from news.models import ArticlePlace, NewsArticlePage, RelatedPage
from places.models import FormerUnit
from publishing.models import CatalogueEntry


def publish(page):
    page.save_revision().publish()
    return page


def make(index, **values):
    return publish(NewsArticleFactory(parent=index, **values))


def queries(client, url, status=200):
    """How many queries a warm process needs for an address."""
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(url).status_code == status
    return len(seen), [query["sql"] for query in seen]


def test_an_article_shows_its_times_credit_byline_source_and_correction(client, index):
    page = make(
        index,
        title="Ra mắt tổ tuần tra",
        published_at=datetime(2023, 7, 26, 0, 40, tzinfo=UTC),
        updated_at=datetime(2024, 5, 14, 3, 5, tzinfo=UTC),
        byline="Ngọc Phương",
        source_name="Báo Đà Nẵng",
        source_url="https://example.org/bai",
        correction="Số thành viên là sáu, không phải bảy.",
    )
    html = client.get(page.url).content.decode()
    assert '<time datetime="2023-07-26T07:40:00+0700">26/7/2023, 07:40</time>' in html
    assert "14/5/2024, 10:05" in html
    assert "Ảnh: Ban biên tập" in html
    assert "Ngọc Phương" in html
    assert 'href="https://example.org/bai"' in html
    assert "không phải bảy" in html


def test_a_former_name_is_followed_by_what_the_place_is_now(client, index, renamed):
    ward, former = renamed
    page = NewsArticleFactory(parent=index)
    page.article_places.add(ArticlePlace(ward=ward, former_unit=former))
    publish(page)
    html = client.get(page.url).content.decode()
    assert "Phường Khuê Trung" in html
    assert "<strong>phường Cẩm Lệ</strong>, Đà Nẵng" in html
    assert "1/7/2025" in html


def test_an_article_tells_the_catalogue_what_lists_and_search_need(index, renamed):
    ward, former = renamed
    page = NewsArticleFactory(parent=index, section__slug="co-so", section__name="Cơ sở")
    page.article_places.add(ArticlePlace(ward=ward, former_unit=former))
    page.save()
    entry = page.catalogue_entry()
    assert (entry.kind, entry.section, entry.section_name) == ("news", "co-so", "Cơ sở")
    assert entry.places == ("20260",)
    assert entry.place_label == "Phường Khuê Trung (nay là phường Cẩm Lệ)"
    assert entry.thumbnail.url.endswith(".jpg")
    assert [kind for kind, _ in entry.thumbnail.sources] == ["image/avif", "image/webp"]
    for words in ("Đường làng tối", "phường Khuê Trung", "Mỗi tối"):
        assert words in entry.text


@pytest.mark.parametrize(
    ("former_name", "former_province", "label", "told"),
    [
        ("Cẩm Lệ", "Đà Nẵng", "Phường Cẩm Lệ", ""),
        ("Cẩm Lệ", "Quảng Nam", "Phường Cẩm Lệ", "nay thuộc <strong>Đà Nẵng</strong>"),
        ("Khuê Trung", "Đà Nẵng", "Phường Khuê Trung (nay là phường Cẩm Lệ)", "nay là <strong>"),
    ],
)
def test_a_ward_that_kept_its_name_is_never_said_to_be_itself_now(
    client, index, renamed, former_name, former_province, label, told
):
    ward, former = renamed
    before = FormerUnit.objects.create(
        level="province", code="48", name=former_province, kind="tỉnh", province=ward.province
    )
    FormerUnit.objects.filter(pk=former.pk).update(name=former_name, parent=before)
    page = NewsArticleFactory(parent=index)
    page.article_places.add(ArticlePlace(ward=ward, former_unit_id=former.pk))
    publish(page)
    html = client.get(page.url).content.decode()
    assert page.catalogue_entry().place_label == label
    assert told in html
    assert ("nay " in html) is bool(told)


def test_an_article_is_listed_in_vietnamese_whatever_language_its_publisher_works_in(
    index, renamed
):
    ward, former = renamed
    page = NewsArticleFactory(parent=index)
    page.article_places.add(ArticlePlace(ward=ward, former_unit=former))
    for language in ("en", None):
        with translation.override(language, deactivate=True):
            publish(page)
        entry = CatalogueEntry.objects.get(pk=page.pk)
        assert entry.language == "vi"
        assert entry.place_label == "Phường Khuê Trung (nay là phường Cẩm Lệ)"
        assert entry.url == page.url


def test_a_draft_is_not_read_listed_or_on_the_home_page(client, home, index):
    draft = NewsArticleFactory(parent=index, live=False, title="Bản nháp bí mật")
    draft.save_revision()
    shown = make(index, title="Tin đã đăng")
    shown.title = "Bản sửa chưa duyệt"
    shown.save_revision()
    assert client.get(draft.url).status_code == 404
    for url in (home.url, index.url, shown.url):
        html = client.get(url).content.decode()
        assert "Bản nháp bí mật" not in html
        assert "Bản sửa chưa duyệt" not in html
        assert "Tin đã đăng" in html


def test_an_unpublished_article_is_gone_from_lists_at_once(client, index):
    page = make(index, title="Tin rút lại")
    assert "Tin rút lại" in client.get(index.url).content.decode()
    page.unpublish()
    assert "Tin rút lại" not in client.get(index.url).content.decode()
    assert client.get(page.url).status_code == 404


def test_a_list_is_narrowed_by_section_and_place_and_ignores_nonsense(client, index, renamed):
    ward, _ = renamed
    here = NewsArticleFactory(parent=index, title="Ở Cẩm Lệ", section__slug="co-so")
    here.article_places.add(ArticlePlace(ward=ward))
    publish(here)
    make(index, title="Ở nơi khác", section__slug="phong-trao")

    def titles(query):
        html = client.get(index.url + query).content.decode()
        return [title for title in ("Ở Cẩm Lệ", "Ở nơi khác") if title in html]

    assert titles("?chuyen-muc=co-so") == ["Ở Cẩm Lệ"]
    assert titles("?noi=20260") == ["Ở Cẩm Lệ"]
    assert titles("?chuyen-muc=khong-co") == []
    for nonsense in ("?noi=abc", "?truoc=%00", "?sau=9", "?thang=2023-13", "?page=abc"):
        assert titles(nonsense) == ["Ở Cẩm Lệ", "Ở nơi khác"]


def test_the_form_of_a_list_offers_its_months_and_places_and_keeps_what_is_chosen(
    client, index, renamed
):
    ward, _ = renamed
    here = NewsArticleFactory(parent=index, title="Ở Cẩm Lệ", section__slug="co-so")
    here.article_places.add(ArticlePlace(ward=ward))
    publish(here)
    month = timezone.localtime(here.catalogue_entry().date)
    chosen = f"?chuyen-muc=co-so&noi=20260&thang={month:%Y-%m}"
    html = client.get(index.url + chosen).content.decode()
    form = html[html.index('<form class="chooser"') :].partition("</form>")[0]
    assert '<input type="hidden" name="chuyen-muc" value="co-so">' in form
    assert f'<option value="{month:%Y-%m}" selected>{month.month}/{month.year} (1)</option>' in form
    assert re.search(r'<option value="20260" selected>Phường Cẩm Lệ, ', form)
    assert "Ở Cẩm Lệ" in html
    assert "Ở Cẩm Lệ" not in client.get(f"{index.url}?thang=2001-01").content.decode()
    # As a browser sends the form where nothing is chosen.
    assert "Ở Cẩm Lệ" in client.get(f"{index.url}?thang=&noi=").content.decode()


def test_a_renamed_section_is_renamed_in_lists(client, index):
    page = make(index, section__slug="cu", section__name="Tên cũ")
    section = page.section
    section.name = "Tên mới"
    section.save()
    html = client.get(index.url).content.decode()
    assert "Tên mới" in html
    assert "Tên cũ" not in html


def test_long_lists_lead_to_older_and_back_to_newer(client, index):
    section = SectionFactory()
    for number in range(23):
        moment = datetime(2024, 1, 1 + number, tzinfo=UTC)
        make(
            index,
            title=f"Tin số {number:02}.",
            section=section,
            published_at=moment,
            lead_image=None,
            lead_image_alt="",
        )
    first = client.get(index.url)
    assert first.context["newer_url"] == ""
    assert "Tin số 02." not in first.content.decode()
    second = client.get(first.context["older_url"])
    assert "Tin số 02." in second.content.decode()
    assert second.context["older_url"] == ""
    back = client.get(second.context["newer_url"])
    assert "Tin số 22." in back.content.decode()


def body_with(images):
    return [
        ("text", "<p>Đường làng.</p>"),
        *(("picture", {"image": image}) for image in images),
    ]


def decorative(count):
    images = []
    for _ in range(count):
        image = PortalImage.objects.get(pk=PortalImageFactory().pk)
        image.decorative, image.contextual_alt_text = True, ""
        images.append(image)
    return images


def rich_article(index, renamed, many):
    """An article with everything on it: one of each, or many."""
    ward, former = renamed
    page = NewsArticleFactory(parent=index, body=body_with(decorative(many)))
    for number in range(many):
        page.article_places.add(ArticlePlace(ward=ward, former_unit=former))
        other = make(index, title=f"Bài liên quan {number}")
        page.related_pages.add(RelatedPage(related=other))
    return publish(page)


@pytest.mark.parametrize("many", [1, 4])
def test_an_article_costs_at_most_eight_queries_however_rich_it_is(client, index, renamed, many):
    page = rich_article(index, renamed, many)
    count, seen = queries(client, page.url)
    assert count <= 8, seen


@pytest.mark.parametrize("many", [1, 15])
def test_a_list_costs_at_most_six_queries_however_many_articles_there_are(client, index, many):
    for _ in range(many):
        make(index)
    for url in (index.url, index.url + "?chuyen-muc=chuyen-muc-1"):
        count, seen = queries(client, url)
        assert count <= 6, (url, seen)


@pytest.mark.parametrize("url", ["/phap-luat/", "/phong-trao/"])
def test_the_front_pages_of_law_and_campaigns_open_with_nothing_below_yet(client, home, url):
    assert client.get(url).status_code == 200


def test_a_missing_page_costs_at_most_three_queries(client, index):
    make(index)
    count, seen = queries(client, "/tin-tuc/khong-co/", status=404)
    assert count <= 3, seen


def test_a_reader_gets_no_cookie_token_or_session(client, home, index):
    page = make(index)
    for url in (home.url, index.url, page.url):
        response = client.get(url)
        assert not response.cookies
        assert b"csrfmiddlewaretoken" not in response.content
        assert "Cookie" not in response.headers.get("Vary", "")


def test_every_article_has_a_slug_of_its_own(index):
    titles = ["Đội tuần tra", "Đội tuần tra", "🚓🚓", "“…”", "đ" * 255]
    slugs = [NewsArticleFactory(parent=index, title=title).slug for title in titles]
    assert slugs == ["doi-tuan-tra", "doi-tuan-tra-2", "tin", "tin-2", "d" * 240]


def test_the_tree_cannot_go_wrong(home, index):
    article = NewsArticleFactory(parent=index)
    assert NewsArticlePage.can_create_at(index)
    assert not NewsArticlePage.can_create_at(home)
    assert not type(index).can_create_at(home)
    assert not NewsArticlePage.can_create_at(article)
