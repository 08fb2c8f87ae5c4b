"""The search page: safe whatever is typed, kept by nobody, drawn in few queries."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.publishing.pages import make_article, make_site

from common.caching import MARK
from home.models import SearchPick
from places.models import Province, Station
from publishing.models import SearchEntry
from publishing.search import highlights, tokens
from publishing.search.queries import MAX_WORDS, read

pytestmark = pytest.mark.django_db
ADDRESS = "/tim-kiem/"
SIGNS = "\"“”«»'*^:()-+&|!<>=_%\\\0\n\t;{}[]#@~`.,?/$"


@pytest.fixture
def index():
    return make_site()


@pytest.fixture
def article(index):
    page = make_article(index)
    page.title = "Đội tuần tra <b>an ninh</b> & trật tự"
    page.save()
    return page


def text(response):
    return response.content.decode()


def test_the_page_without_a_query_is_a_form_and_ways_on(index, client):
    page = text(client.get(ADDRESS))
    assert 'name="q"' in page
    assert "/bao-tin/" in page
    assert '<meta name="robots" content="noindex">' in page


def test_results_are_links_with_found_words_marked_and_nothing_unescaped(article, client):
    page = text(client.get(ADDRESS, {"q": "an ninh"}))
    marked = "Đội tuần tra &lt;b&gt;<mark>an ninh</mark>&lt;/b&gt; &amp; trật tự"
    assert f'<a href="{article.url}">{marked}</a>' in page
    assert "1 kết quả" in page


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '" onfocus="x', "'><img src=x>"])
def test_what_was_typed_is_shown_escaped(index, client, typed):
    page = text(client.get(ADDRESS, {"q": typed}))
    assert typed not in page
    assert "<img src=x>" not in page
    assert 'onfocus="x' not in page


HOSTILE = [
    *("", " ", '"', '""', '"""', "“", "*", "^a", "a*", "a:b", "title:a", "NEAR(a b, 2)", "-", "--"),
    *(
        "AND",
        "OR",
        "NOT",
        "a AND",
        "a OR (",
        "a NEAR b",
        "' OR 1=1 --",
        "a & b",
        "a | !b",
        "a <-> b",
    ),
    *("\0", "a\0b", "😀", "🇻🇳 an ninh", "%", "_", "\\", "{a}", "k:news", "=an_ninh", "a <-> b"),
    *("an " * 3400, "a" * 10_000, '"a' * 5000, "ạ̣̣̣̣̣" * 200, "\u202eabc", "\ud7ff", "１２", "ﬁ", "İ"),
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_are_answered(article, client, typed):
    assert client.get(ADDRESS, {"q": typed}).status_code == 200
    assert client.get(f"{ADDRESS}goi-y/", {"q": typed}).status_code == 200


@pytest.mark.parametrize(
    "query", ["q=%ff%fe", "q=%00", "q", "q=a&trang=99999", "q=a&trang=0", "q=a&trang=x&loai=%27"]
)
def test_broken_addresses_are_answered(article, client, query):
    assert client.get(f"{ADDRESS}?{query}").status_code == 200


@settings(
    max_examples=60,
)
@given(st.text(max_size=60) | st.text(alphabet=f"an niđ{SIGNS}", max_size=40))
@example("an ninh")
def test_anything_that_can_be_typed_is_answered(article, client, typed):
    response = client.get(ADDRESS, {"q": typed, "loai": typed, "noi": typed})
    assert response.status_code == 200


@given(st.text())
def test_a_query_holds_few_words_of_letters_and_digits_alone(typed):
    query = read(typed)
    assert len(query.words) <= MAX_WORDS
    assert all(re.fullmatch("[0-9a-z]{1,40}", word) for word in query.words)
    assert query.typed.isprintable()


@given(st.text(), st.lists(st.sampled_from(["an", "ninh", "da", "0"]), max_size=3))
def test_marking_loses_no_letter_of_a_text(text, words):
    composed = highlights.unicodedata.normalize("NFC", text)
    pieces = highlights.marked(text, words)
    assert "".join(piece.text for piece in pieces) == composed
    assert len(highlights.flat(composed)) == len(composed)


@given(st.text(), st.text())
def test_index_words_are_such_that_no_database_parses_them(title, text):
    written = tokens.tokens_of(title, tokens.folded_lines(text), [title], ["l:vi"])
    assert all(re.fullmatch("[0-9a-z_=:-]+", token) for token in written.split(" "))


def test_a_text_of_any_length_is_published(index):
    page = make_article(index)
    page.summary = "x" * 400
    page.body = [{"type": "text", "value": "<p>" + "từ mới lạ " * 60_000 + "</p>"}]
    page.save()
    assert len(SearchEntry.objects.get(entry__page_id=page.pk).text) <= tokens.MAX_TEXT + 2


def test_picks_stand_first_whatever_the_marks(article, index, client):
    other = make_article(index, 2)
    SearchPick.objects.create(words="Báo tin\nan ninh trật tự", page=other)
    page = text(client.get(ADDRESS, {"q": "an  NINH trat tu"}))
    assert page.index(f'href="{other.url}"') < page.index(f'href="{article.url}"')
    assert f'href="{other.url}"' not in text(client.get(ADDRESS, {"q": "an ninh"}))
    other.unpublish()
    assert f'href="{other.url}"' not in text(client.get(ADDRESS, {"q": "an ninh trật tự"}))


def test_a_mistyped_word_is_offered_as_a_link(article, client):
    page = text(client.get(ADDRESS, {"q": "tuần tar"}))
    assert "Có phải bạn tìm" in page
    assert "?q=tu%E1%BA%A7n+tra" in page


def test_filters_are_links_that_keep_the_query(article, index, client):
    make_article(index, 2)
    page = text(client.get(ADDRESS, {"q": "tuần tra", "loai": "news"}))
    assert 'aria-current="true"' in page
    assert "?q=tu%E1%BA%A7n+tra" in page
    nothing = text(client.get(ADDRESS, {"q": "tuần tra", "loai": "document"}))
    assert "Không tìm thấy gì" in nothing
    assert "Tìm không lọc" in nothing


def test_stations_show_their_facts(index, client):
    province = Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố")
    Station.objects.create(
        code="ca-cam-le",
        kind="ward",
        name="Công an phường Cẩm Lệ",
        address="18 Ông Ích Đường",
        duty_phone="0236 3 000 000",
        province=province,
    )
    page = text(client.get(ADDRESS, {"q": "cẩm lệ"}))
    assert "18 Ông Ích Đường" in page
    assert 'href="tel:02363000000"' in page


def test_titles_are_offered_as_json(article, client):
    answer = client.get(f"{ADDRESS}goi-y/", {"q": "doi tu"})
    assert answer.json() == {"titles": ["Đội tuần tra <b>an ninh</b> & trật tự"]}


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}?q=an", f"{ADDRESS}goi-y/?q=an"])
def test_answers_are_kept_by_nobody(article, client, address):
    response = client.get(address)
    assert MARK not in response.headers
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_queries_are_few_however_many_results(
    article, index, client, django_assert_max_num_queries
):
    client.get(ADDRESS)
    with django_assert_max_num_queries(7):
        client.get(ADDRESS, {"q": "an ninh"})
    for number in range(2, 30):
        make_article(index, number)
    with django_assert_max_num_queries(7):
        client.get(ADDRESS, {"q": "bài"})


def test_in_english_the_page_speaks_english_and_searches_english_pages(article, client):
    page = text(client.get("/en/tim-kiem/", {"q": "an ninh"}))
    assert "Nothing was found for" in page
