"""Citations become links without a change to any word; citations and documents share their keys."""

import re
import unicodedata
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.documents.keys import Key, cited_key, name_key, number_key, short_key
from news.documents.linking import link, mentions

CITED = "khoản 1 Điều 145 Bộ luật Tố tụng hình sự 2015"


def link_all(source):
    return link(
        source, {one.spans[0][0]: "/van-ban/?ngay=2023-07-25#x" for one in mentions(source)}
    )


def test_a_citation_becomes_a_link_around_its_own_words():
    linked = link_all(f"<p>Theo {CITED}, mọi người…</p>")
    assert f'<a href="/van-ban/?ngay=2023-07-25#x">{CITED}</a>, mọi' in linked


def test_tags_inside_a_citation_stay_where_they_are():
    linked = link_all("<p>Theo <b>Điều 145</b> Bộ luật Tố tụng hình sự 2015.</p>")
    opening = '<a href="/van-ban/?ngay=2023-07-25#x">'
    assert linked == (
        f"<p>Theo <b>{opening}Điều 145</a></b>{opening} Bộ luật Tố tụng hình sự 2015</a>.</p>"
    )


def test_what_is_a_link_already_is_not_offered():
    source = f'<p><a href="/x">{CITED}</a> và <a linktype="page" id="3">xem {CITED}</a></p>'
    assert mentions(source) == []


def test_no_citation_runs_from_one_paragraph_into_the_next():
    assert mentions("<p>khoản 1 Điều 145</p><p>Bộ luật Tố tụng hình sự 2015</p>")[0].words == (
        "Bộ luật Tố tụng hình sự 2015"
    )


def test_decomposed_letters_and_references_are_linked_and_kept():
    source = unicodedata.normalize("NFD", f"<p>A &amp; B, {CITED} &lt;</p>")
    linked = link_all(source)
    assert re.sub(r"</?a\b[^>]*>", "", linked) == source
    assert linked.count("<a ") == 1


def test_a_list_under_one_document_is_one_link():
    assert len(mentions("<p>các điều 20, 21 và 25 Bộ luật Hình sự 2015</p>")) == 1


@settings(max_examples=120)
@given(
    st.lists(
        st.sampled_from(
            [
                CITED,
                "<b>",
                "</b>",
                "<p>",
                "</p>",
                "&amp;",
                "<a href='/x'>",
                "</a>",
                "NĐ 49/2020/NĐ-CP",
            ]
        )
        | st.text(max_size=8).map(escape),
        max_size=14,
    )
)
def test_without_the_links_put_in_the_text_is_what_it_was(pieces):
    source = " ".join(pieces)
    linked = link_all(source)
    rest = linked
    for part in re.findall(r'<a href="/van-ban/\?ngay=2023-07-25#x">(.*?)</a>', linked, re.S):
        rest = rest.replace(f'<a href="/van-ban/?ngay=2023-07-25#x">{part}</a>', part, 1)
    assert rest == source


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("06/2014/NĐ-CP", Key("6/2014/nd-cp")),
        ("46-CT/TW", Key("46-ct/tw")),
        ("Thông tư 38/2023", Key("thong tu 38/2023")),
        ("Bộ luật Hình sự 2015", Key("bo luat hinh su", 2015)),
        ("Luật Phòng, chống ma túy", Key("luat phong chong ma tuy")),
    ],
)
def test_a_citation_has_the_key_of_its_document(written, key):
    assert cited_key(written) == key


def test_a_document_has_the_keys_by_which_it_is_cited():
    assert number_key(" 06/2014/NĐ–CP ") == "6/2014/nd-cp"
    assert short_key("thong-tu", "38/2023/TT-BCA") == "thong tu 38/2023"
    assert short_key("chi-thi", "46-CT/TW") == ""
    assert name_key("Bộ luật Tố tụng hình sự năm 2015") == Key("bo luat to tung hinh su", 2015)
    assert name_key("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam") == Key("hien phap")
