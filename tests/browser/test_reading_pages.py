"""News, home and plain pages as a reader's browser sees them."""

import pytest
from django.core.management import call_command
from tests.news.factories import NewsArticleFactory

from news.models import ArticlePlace, NewsIndexPage
from places.models import FormerUnit, Province, Ward

BODY = [
    ("text", "<h2>Vì sao</h2><p>Đường làng tối.</p><ul><li>Gần nhà</li></ul>"),
    ("quote", {"quote": "Yên tâm hơn.", "speaker": "Một người dân", "role": "xã Nam Dong"}),
    ("callout", {"tone": "important", "title": "Không ai thu tiền", "text": "<p>Gọi 113.</p>"}),
    ("steps", {"title": "Làm thế nào", "steps": [{"title": "Hỏi tổ", "text": "<p>Tổ ghi.</p>"}]}),
    ("figures", {"figures": [{"number": "99", "label": "lượt người"}], "source": "Phường"}),
    (
        "table",
        {
            "columns": [{"type": "text", "heading": "Khu"}, {"type": "number", "heading": "Số"}],
            "rows": [{"values": ["Số 1", "3"]}],
            "caption": "Câu lạc bộ theo khu",
        },
    ),
]


@pytest.fixture
def addresses(transactional_db, settings, tmp_path):
    """A site with two articles, one with every block; the addresses to look at."""
    settings.MEDIA_ROOT = tmp_path
    call_command("setup_site", verbosity=0)
    index = NewsIndexPage.objects.get()
    province = Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố")
    ward = Ward.objects.create(code="20260", name="Cẩm Lệ", kind="phường", province=province)
    former = FormerUnit.objects.create(level="ward", code="20260", name="Khuê Trung", kind="phường")
    NewsArticleFactory(parent=index).save_revision().publish()
    article = NewsArticleFactory(parent=index, body=BODY, correction="Sáu người, không phải bảy.")
    article.article_places.add(ArticlePlace(ward=ward, former_unit=former))
    article.save_revision().publish()
    return ["/", "/tin-tuc/", article.url, "/gioi-thieu/"]


def test_no_page_has_an_accessibility_fault_or_scrolls_sideways(
    addresses, live_server, new_page, axe
):
    for width, dark in ((360, False), (1280, True)):
        page = new_page(width=width, dark=dark)
        for address in addresses:
            page.goto(live_server.url + address)
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.context.cookies() == []
