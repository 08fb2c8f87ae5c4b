"""Search finds with or without marks, ranks the same on both databases, and forgets at once.

The expected lists are the whole truth for SQLite and for PostgreSQL: the suite runs on either.
"""

import unicodedata
from datetime import timedelta

import pytest
from django.core.management import call_command
from tests.publishing.pages import NOON, make_article, make_section, make_site

from news.models import NewsArticlePage
from places.models import Province, Station, Ward
from publishing.models import SearchEntry
from publishing.search.queries import read
from publishing.search.results import EVERYTHING, Chosen, search, titles

pytestmark = pytest.mark.django_db

# Title, summary; each a day younger than the one before it.
ARTICLES = [
    ("Đội tuần tra phường Hòa Cường", "Dân phòng đi tuần mỗi tối ở Đà Nẵng."),
    ("Cảnh báo lừa đảo trực tuyến", "Kẻ gian giả danh công an gọi điện đòi chuyển tiền."),
    ("Lừa đảo qua mạng: cách nhận biết", "Không chuyển tiền cho người lạ, dù họ nói gì."),
    ("Họp tổ dân phố", "Bàn việc chống lừa đảo trực tuyến và mạng lưới an ninh."),
    ("Đảo xa mùa lễ hội", "Không ai bị lừa: vé bán trực tiếp, tuyến tàu đủ chỗ."),
    ("An ninh", "Một chữ cũng đủ."),
    ("Giữ gìn an ninh trật tự ở Đà Nẵng", "Mô hình của tổ dân phố 12."),
    ("Ninh Bình an cư", "Nhà mới cho hộ nghèo."),
]


@pytest.fixture(autouse=True)
def index():
    index = make_site()
    section = make_section("canh-bao", "Cảnh báo")
    for number, (title, summary) in enumerate(ARTICLES, start=1):
        index.add_child(
            instance=NewsArticlePage(
                title=title,
                slug=f"bai-{number}",
                summary=summary,
                published_at=NOON + timedelta(days=number),
                section=section if "ừa đảo" in title else make_section(),
            )
        )
    return index


@pytest.fixture
def station():
    province = Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố")
    ward = Ward.objects.create(
        code="20305", name="Cẩm Lệ", kind="phường", province=province, earlier_names=["Cẩm Nam"]
    )
    station = Station.objects.create(
        code="ca-cam-le", kind="ward", name="Công an phường Cẩm Lệ", province=province
    )
    station.wards.set([ward])
    return station


def found(typed, chosen=EVERYTHING, language="vi"):
    results = search(read(typed), language, chosen)
    return [result.row.title for result in results.results]


def text_of(pieces):
    return "".join(f"[{piece.text}]" if piece.found else piece.text for piece in pieces)


EXPECTED = {
    # In a row in a title, newest first; then in a row in a text; then scattered.
    "lừa đảo": [
        "Lừa đảo qua mạng: cách nhận biết",
        "Cảnh báo lừa đảo trực tuyến",
        "Họp tổ dân phố",
        "Đảo xa mùa lễ hội",
    ],
    "lua dao truc tuyen": [
        "Cảnh báo lừa đảo trực tuyến",
        "Họp tổ dân phố",
        "Đảo xa mùa lễ hội",
    ],
    # The whole title before a younger one that has more.
    "an ninh": [
        "An ninh",
        "Giữ gìn an ninh trật tự ở Đà Nẵng",
        "Ninh Bình an cư",
        "Họp tổ dân phố",
    ],
    '"an ninh"': ["An ninh", "Giữ gìn an ninh trật tự ở Đà Nẵng", "Họp tổ dân phố"],
    '"lừa đảo trực tuyến"': ["Cảnh báo lừa đảo trực tuyến", "Họp tổ dân phố"],
    '"tổ dân phố" mô hình': ["Giữ gìn an ninh trật tự ở Đà Nẵng"],
    "da nang": ["Giữ gìn an ninh trật tự ở Đà Nẵng", "Đội tuần tra phường Hòa Cường"],
    "đội tuần tra": ["Đội tuần tra phường Hòa Cường"],
    "12": ["Giữ gìn an ninh trật tự ở Đà Nẵng"],
    "chuyển tiền": ["Lừa đảo qua mạng: cách nhận biết", "Cảnh báo lừa đảo trực tuyến"],
}


@pytest.mark.parametrize("typed", EXPECTED)
def test_both_databases_answer_this_list_in_this_order(typed):
    assert found(typed) == EXPECTED[typed]


@pytest.mark.parametrize(
    "typed",
    [
        *("hòa cường", "hoà cường", "HÒA CƯỜNG", "hoa cuong", "Hoa  Cuong!", "ｈｏａ cuong"),
        *(unicodedata.normalize(form, "Hòa Cường") for form in ("NFD", "NFKD")),
    ],
)
def test_marks_case_and_unicode_forms_make_no_difference(typed):
    assert found(typed) == ["Đội tuần tra phường Hòa Cường"]


def test_a_text_saved_in_another_form_is_found_and_shown_composed(index):
    title = unicodedata.normalize("NFD", "Bến Tre đồng khởi")
    page = make_article(index, 90)
    page.title = title
    page.save()
    (result,) = search(read("đồng khởi"), "vi", EVERYTHING).results
    assert text_of(result.title) == "Bến Tre [đồng khởi]"


def test_a_phrase_is_not_found_across_lines_or_from_its_pairs_alone(index):
    page = make_article(index, 91)
    page.title, page.summary = "một hai", "hai ba một, ba một hai"
    page.save()
    assert found('"một hai ba"') == []
    assert found('"ba một hai"') == ["một hai"]


def test_facets_narrow_and_count(index):
    everything = search(read("lừa đảo"), "vi", EVERYTHING)
    assert everything.total == 4
    assert everything.facets["kind"] == [("news", "news", 4)]
    assert everything.facets["section"] == [
        ("canh-bao", "Cảnh báo", 2),
        ("phong-trao", "Phong trào", 2),
    ]
    assert everything.facets["year"] == [("2023", "2023", 4)]
    assert found("lừa đảo", Chosen(section="canh-bao")) == EXPECTED["lừa đảo"][:2]
    assert found("lừa đảo", Chosen(year="2022")) == []
    assert found("lừa đảo", Chosen(kind="document")) == []
    assert found("lừa đảo", language="en") == []


def test_found_words_are_marked_as_written():
    first, *rest = search(read("lua dao"), "vi", EVERYTHING).results
    assert text_of(first.title) == "[Lừa đảo] qua mạng: cách nhận biết"
    others = {r.row.title: text_of(r.excerpt) for r in rest}
    assert others["Họp tổ dân phố"] == "Bàn việc chống [lừa đảo] trực tuyến và mạng lưới an ninh."


def test_pages_appear_and_vanish_with_their_publication(index):
    page = NewsArticlePage.objects.get(slug="bai-1")
    page.title = "Tổ xung kích"
    page.save_revision()
    assert found("xung kich") == []
    page.get_latest_revision().publish()
    assert found("xung kich") == ["Tổ xung kích"]
    assert found("doi tuan tra") == []
    page.refresh_from_db()
    page.unpublish()
    assert found("xung kich") == []
    page.get_latest_revision().publish()
    page.delete()
    assert found("xung kich") == []


def test_a_changed_date_moves_a_page_in_the_order():
    page = NewsArticlePage.objects.get(slug="bai-2")
    page.published_at = NOON + timedelta(days=100)
    page.save()
    assert found("lừa đảo")[0] == "Cảnh báo lừa đảo trực tuyến"
    assert SearchEntry.objects.filter(entry__page_id=page.pk).count() == 1


def test_a_renamed_section_is_followed():
    section = make_section("canh-bao")
    section.slug, section.name = "nhac-nho", "Nhắc nhở"
    section.save()
    assert found("lừa đảo", Chosen(section="canh-bao")) == []
    narrowed = search(read("lừa đảo"), "vi", Chosen(section="nhac-nho"))
    assert narrowed.facets["section"] == [("nhac-nho", "Nhắc nhở", 2)]


def test_stations_are_found_by_each_name_of_their_wards_and_follow_their_facts(station):
    for typed in ("cong an phuong cam le", "Cẩm Lệ", "phường cẩm lệ", "cam nam"):
        assert found(typed) == ["Công an phường Cẩm Lệ"], typed
    assert found("cẩm lệ", Chosen(ward="20305")) == ["Công an phường Cẩm Lệ"]
    station.name = "Công an phường Khuê Trung"
    station.save()
    assert found("cẩm lệ") == ["Công an phường Khuê Trung"]
    station.wards.clear()
    assert found("cẩm lệ") == []
    station.delete()
    assert found("khuê trung") == []


def test_a_station_named_in_full_stands_before_all_pages(station, index):
    page = make_article(index, 92)
    page.title = "Công an phường Cẩm Lệ ra quân"
    page.save()
    assert found("công an phường cẩm lệ") == ["Công an phường Cẩm Lệ", page.title]
    assert found("phường cẩm lệ")[0] == "Công an phường Cẩm Lệ"
    assert found("công an phường")[0] == page.title


def test_the_catalogue_command_writes_all_rows_anew(station):
    before = set(SearchEntry.objects.values_list("id", "tokens", "written"))
    SearchEntry.objects.all().delete()
    assert found("an ninh") == []
    call_command("rebuild_catalogue", verbosity=0)
    assert set(SearchEntry.objects.values_list("id", "tokens", "written")) == before
    assert found("an ninh") == EXPECTED["an ninh"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lừa đảo trực tuyn", "lừa đảo trực tuyến"),
        ("lua dao truc tuyen", ""),
        ("lừa đảotrực tuyến", "lừa đảo trực tuyến"),
        ("tuần tar", "tuần tra"),
        ("annin", ""),
        ("hoa cuonf", "Hòa Cường"),
        ("anninh", "an ninh"),
        ("qwertyuiop zxcvbnm", ""),
    ],
)
def test_what_was_mistyped_is_offered_as_it_is_written(typed, meant):
    assert search(read(typed), "vi", EVERYTHING).suggestion == meant


def test_without_a_whole_answer_those_that_come_near_are_offered():
    results = search(read("lừa đảo trực tuyến bằng khinh khí cầu"), "vi", EVERYTHING)
    assert results.near
    assert [r.row.title for r in results.results] == [
        "Họp tổ dân phố",
        "Cảnh báo lừa đảo trực tuyến",
    ]


def test_titles_are_offered_while_their_last_word_is_typed():
    assert titles(["giu", "gi"], "vi", 5) == ["Giữ gìn an ninh trật tự ở Đà Nẵng"]
    assert titles(["lua", "dao"], "vi", 5) == [
        "Lừa đảo qua mạng: cách nhận biết",
        "Cảnh báo lừa đảo trực tuyến",
    ]
    assert titles([], "vi", 5) == titles(["khong", "co"], "vi", 5) == []


def test_pages_of_results_part_them_without_loss(index):
    for number in range(100, 125):
        make_article(index, number)
    pages = [search(read("bài"), "vi", EVERYTHING, page) for page in (1, 2, 3, 99)]
    seen = [r.row.pk for page in pages[:3] for r in page.results]
    assert (len(seen), len(set(seen)), pages[0].pages) == (25, 25, 3)
    assert seen == sorted(seen, reverse=True)
    assert pages[3].page == 3
