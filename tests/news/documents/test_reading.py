"""What readers see of legal documents: labels, texts of a day, changes, relations; at what cost."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.news.documents.factories import (
    FIRST,
    SECOND,
    LegalDocumentFactory,
    add_version,
)
from tests.news.factories import NewsArticleFactory

from news.documents.selectors import to_attend_to
from news.models import DocumentRelation
from publishing.search.queries import read as read_query
from publishing.search.results import EVERYTHING, search


def publish(page):
    page.save_revision().publish()
    return page


def make(documents, **values):
    return publish(LegalDocumentFactory(parent=documents, **values))


def read(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def cost(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


@pytest.fixture
def two_versions(documents):
    page = make(documents, title="Quyết định về tín dụng", checked_on=None)
    add_version(page, date(2023, 10, 10))
    add_version(page, date(2025, 7, 1), SECOND, note="sửa mức vay")
    return page


def test_a_document_says_what_it_is_and_where_its_official_text_stands(client, documents):
    page = make(documents, number="22/2023/QĐ-TTg", plain_summary="<p>Được vay.</p>")
    html = read(client, page.url)
    for words in ("22/2023/QĐ-TTg", "Thủ tướng Chính phủ", "Phó Thủ tướng", "Được vay."):
        assert words in html
    assert 'href="https://vbpl.vn/van-ban/1"' in html
    assert '<time datetime="2023-08-17">17/8/2023</time>' in html
    assert page.url == f"/phap-luat/van-ban/{page.slug}/"


def test_a_document_that_nobody_checked_is_never_said_to_be_in_force(client, documents):
    html = read(client, make(documents).url)
    assert "Chưa kiểm tra hiệu lực" in html
    assert "Còn hiệu lực" not in html
    assert "tag--green" not in html


def test_the_text_in_force_today_is_shown_with_its_anchors(client, two_versions):
    html = read(client, two_versions.url)
    assert "200 triệu" in html
    assert "100 triệu" not in html
    for anchor in ("dieu-1", "dieu-1-khoan-2-diem-dd", "dieu-3"):
        assert f'id="{anchor}"' in html


def test_the_text_of_another_day_is_shown_on_demand(client, two_versions):
    for day in ("2023-10-10", "2025-06-30"):
        html = read(client, f"{two_versions.url}?ngay={day}")
        assert "100 triệu" in html
        assert 'id="dieu-3"' not in html


def test_a_day_before_the_first_version_has_no_text(client, two_versions):
    html = read(client, f"{two_versions.url}?ngay=2023-10-09")
    assert 'id="dieu-1"' not in html
    assert "10/10/2023" in html


UNREADABLE = (
    "ngay=2023-02-30",
    "ngay=hôm nay",
    "ngay=",
    "ngay=0000-01-01",
    "so-voi=2025-99-01",
    "x=1",
)


def test_what_cannot_be_read_in_an_address_is_ignored(client, two_versions):
    for query in UNREADABLE:
        html = read(client, f"{two_versions.url}?{query}")
        assert "200 triệu" in html
        assert "<ins>" not in html


def test_two_versions_compare_in_words_and_not_by_colour_alone(client, two_versions):
    html = read(client, f"{two_versions.url}?so-voi=2023-10-10&ngay=2025-07-01")
    assert "<del>[− 100 −]</del>" in html
    assert "<ins>[+ 200 +]</ins>" in html
    assert "Điều 3. Thời hạn" in html
    assert "Người chấp hành xong án phạt tù.</p>" not in html


def test_relations_are_said_once_and_shown_on_both_pages(client, documents):
    old, new = make(documents, title="Luật cũ"), LegalDocumentFactory(parent=documents)
    new.relations.add(DocumentRelation(verb="replaces", other=old, note="Điều 5"))
    publish(new)
    assert re.search(r"Thay thế</dt>.*?Luật cũ</a> \(Điều 5\)", read(client, new.url), re.S)
    assert re.search(rf"Bị thay thế bởi</dt>.*?{new.title}", read(client, old.url), re.S)
    new.unpublish()
    assert new.title not in read(client, old.url)


def test_the_list_gives_each_document_its_label_and_filters_by_kind(client, documents):
    make(documents, title="Văn bản A")
    make(documents, title="Văn bản B", kind="luat")
    html = read(client, documents.url)
    assert html.count("Chưa kiểm tra hiệu lực") == 2
    laws = read(client, f"{documents.url}?chuyen-muc=luat")
    assert "Văn bản B" in laws
    assert "Văn bản A" not in laws


def test_search_finds_a_number_with_and_without_its_signs(documents):
    page = make(documents, number="22/2023/QĐ-TTg", plain_summary="<p>Hỏi ngân hàng.</p>")
    typed = ("22/2023/QĐ-TTg", "22 2023 qd ttg", "22 2023 qdttg", "222023qdttg", "hoi ngan hang")
    for words in (*typed, page.summary[:5]):
        found = search(read_query(words), "vi", EVERYTHING).results
        assert [one.row.entry_id for one in found if one.row.kind == page.catalogue_kind] == [
            page.pk
        ]


def test_a_document_costs_at_most_ten_queries_whatever_its_size(client, documents, index):
    page = make(documents, number="49/2020/NĐ-CP")
    small = cost(client, page.url)
    for number in range(1, 7):
        other = LegalDocumentFactory(parent=documents)
        other.relations.add(DocumentRelation(verb="amends", other=page))
        publish(other)
        page.relations.add(DocumentRelation(verb="based-on", other=other))
        text = "".join(f"Điều {n}. Tên\n1. Một\na) Hai\n" for n in range(1, 60))
        add_version(page, date(2020 + number, 1, 1), text)
        publish(NewsArticleFactory(parent=index, summary="Theo Nghị định 49/2020/NĐ-CP."))
    assert cost(client, page.url) <= 10
    assert cost(client, f"{page.url}?so-voi=2021-01-01") <= 10
    assert small <= 10


def test_the_list_costs_the_same_however_many_there_are(client, documents):
    make(documents)
    one = cost(client, documents.url)
    for _ in range(5):
        make(documents)
    assert cost(client, documents.url) == one <= 6


def test_a_long_text_has_a_list_of_contents_and_a_short_one_none(client, documents):
    short, long = make(documents), make(documents)
    add_version(short, date(2024, 1, 1), FIRST)
    add_version(
        long,
        date(2024, 1, 1),
        "Chương I\nCHUNG\n" + "".join(f"Điều {n}. Tên\n" for n in range(1, 6)),
    )
    assert "legal__contents" not in read(client, short.url)
    assert '<a href="#dieu-5">Điều 5. Tên</a>' in read(client, long.url)


def test_pasted_markup_is_shown_and_never_run(client, documents):
    page = make(documents)
    add_version(page, date(2024, 1, 1), "Điều 1. <script>alert(1)</script>\n<b>đậm</b>")
    html = read(client, page.url)
    assert "&lt;script&gt;alert(1)" in html
    assert "<b>đậm" not in html


def test_documents_to_look_at_again_are_known(documents):
    ends = make(documents, checked_on=date.today(), ended_on=date(2999, 1, 2))
    never = make(documents)
    assert list(to_attend_to(date(2999, 1, 1))) == [never]
    assert list(to_attend_to(date(2999, 1, 2))) == [never, ends]


def test_legal_education_leads_to_its_documents(client, documents):
    page = make(documents)
    assert documents.url in read(client, "/phap-luat/")
    assert page.title in read(client, documents.url)
