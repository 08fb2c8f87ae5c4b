"""What a resident reads of guides, questions and quizzes, and at what cost."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.common.factories import PortalImageFactory
from tests.news.documents.factories import LegalDocumentFactory
from tests.news.learning.conftest import published
from tests.news.learning.factories import (
    CITATION,
    GuideFactory,
    QuestionFactory,
    QuizFactory,
    lists,
)

from news.models import (
    GuideBasis,
    GuideRelated,
    LegalDocumentIndexPage,
    LegalGuidePage,
    LegalIndexPage,
    QuestionBasis,
    QuestionPage,
    QuestionRelated,
    QuizPage,
    QuizRelated,
)
from places.folding import fold
from publishing.models import CatalogueEntry

KINDS = {
    "guide": (GuideFactory, GuideRelated, GuideBasis),
    "question": (QuestionFactory, QuestionRelated, QuestionBasis),
    "quiz": (QuizFactory, QuizRelated, None),
}


def index_of(kind):
    return next(page for page in lists() if page.list_kind == kind)


def make(kind, **values):
    return published(KINDS[kind][0](parent=index_of(kind), **values))


def html_of(client, page):
    return client.get(page.url).content.decode()


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in seen]


def test_the_lists_stand_under_legal_education_at_their_addresses(home, client):
    found = {page.list_kind: (page.url, page.get_parent().specific_class) for page in lists()}
    assert found == {
        "guide": ("/phap-luat/tim-hieu/", LegalIndexPage),
        "question": ("/phap-luat/hoi-dap/", LegalIndexPage),
        "quiz": ("/phap-luat/trac-nghiem/", LegalIndexPage),
    }
    contents = client.get("/phap-luat/").content.decode()
    assert all(f'href="{url}"' in contents for url, _ in found.values())


@pytest.mark.parametrize("kind", KINDS)
def test_each_list_shows_its_own_kind_alone(home, client, kind):
    pages = {name: make(name) for name in KINDS}
    html = client.get(index_of(kind).url).content.decode()
    assert [name for name, page in pages.items() if page.url in html] == [kind]


def test_the_short_answer_stands_before_the_explanation_and_the_basis(client, question):
    html = html_of(client, question)
    places = [html.index(words) for words in (question.summary, "Nơi nhận sẽ chuyển", CITATION)]
    assert places == sorted(places)
    assert html.count("<h1") == 1
    assert "Nguyễn Thị Kiểm, Sở Tư pháp" in html
    assert '<time datetime="2026-01-15">15/1/2026</time>' in html


def test_list_and_page_of_questions_lead_to_the_form(client, question, questions):
    for page in (question, questions):
        assert 'href="/gui/cau-hoi/"' in html_of(client, page).partition("<footer")[0]


def test_a_legal_basis_leads_to_the_place_in_a_published_document_and_to_no_draft(home, client):
    index = LegalDocumentIndexPage.objects.get()
    document = published(LegalDocumentFactory(parent=index))
    draft = LegalDocumentFactory(parent=index, live=False)
    page = make(
        "question",
        legal_basis=[
            QuestionBasis(citation=CITATION, document=document),
            QuestionBasis(citation="Luật Tố cáo 2018", document=draft),
        ],
    )
    html = html_of(client, page)
    assert f'<a href="{document.url}#dieu-145-khoan-1">{CITATION}</a>' in html
    assert "<li>Luật Tố cáo 2018</li>" in html


@pytest.mark.parametrize(
    ("citation", "anchor"),
    [
        ("Điều 226a Bộ luật Hình sự 2015", "#dieu-226a"),
        ("khoản 1 Điều 145 Bộ luật Tố tụng hình sự 2015", "#dieu-145-khoan-1"),
        ("khoản 1, khoản 3 Điều 145 Bộ luật Tố tụng hình sự 2015", "#dieu-145"),
        ("Điều 144, Điều 145 Bộ luật Tố tụng hình sự 2015", ""),
        ("Luật Tố cáo 2018", ""),
        ("", ""),
    ],
)
def test_a_place_within_one_article_is_an_anchor(citation, anchor):
    assert GuideBasis(citation=citation).anchor == anchor


@pytest.mark.parametrize(("age", "warned"), [(0, False), (365, False), (366, True)])
def test_what_was_checked_over_a_year_ago_says_so(home, client, age, warned):
    day = timezone.localdate() - timedelta(days=age)
    html = html_of(client, make("question", checked_on=day))
    assert ("cách đây hơn một năm" in html) is warned


def test_an_article_once_checked_says_nothing_of_a_day_that_is_missing(home):
    assert not LegalGuidePage(checked_on=None).is_fresh


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("many", [1, 2])
def test_a_page_costs_at_most_eight_queries_however_rich_it_is(home, client, kind, many):
    factory, related, basis = KINDS[kind]
    page = factory(parent=index_of(kind))
    document = LegalDocumentFactory(parent=LegalDocumentIndexPage.objects.get())
    for number in range(many):
        other = make("guide", title=f"Đọc thêm {number}")
        page.related_pages.add(related(related=other))
        if basis:
            page.legal_basis.add(basis(citation=CITATION, document=document))
            image = PortalImageFactory(title=f"Ảnh {number}")
            page.body.append(("picture", {"image": image, "caption": "", "credit": ""}))
    seen = queries(client, published(page).url)
    assert len(seen) <= 8, seen


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("many", [1, 3])
def test_a_list_costs_at_most_four_queries_however_long(home, client, kind, many):
    for _ in range(many):
        make(kind)
    seen = queries(client, index_of(kind).url)
    assert len(seen) <= 4, seen


def test_the_front_page_of_the_law_shows_the_newest_three_of_each_list_in_six_queries(home, client):
    pages = [(kind, make(kind)) for kind in KINDS for _ in range(4)]
    html = client.get("/phap-luat/").content.decode()
    shown = [kind for kind, page in pages if f'href="{page.url}"' in html]
    assert {kind: shown.count(kind) for kind in KINDS} == dict.fromkeys(KINDS, 3)
    for page in lists():
        assert page.summary in html
    seen = queries(client, "/phap-luat/")
    assert len(seen) <= 6, seen


@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_gets_no_cookie_token_or_session_and_caches_may_keep_it(home, client, kind):
    response = client.get(make(kind).url)
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content
    assert "public" in response.headers["Cache-Control"]


def text_of(page):
    return CatalogueEntry.objects.get(page_id=page.pk).search_row.text


def test_search_knows_question_answer_explanation_and_basis(home):
    text = text_of(make("question", title="Báo muộn có sao không?"))
    for words in ("báo muộn có sao không", "phường nào cũng tiếp nhận", "thẩm quyền", "điều 145"):
        assert fold(words) in fold(text)


def test_search_knows_a_quizs_questions_and_neither_its_answers_nor_why(quiz):
    text = fold(text_of(quiz))
    assert fold("Ai có quyền tố giác tội phạm?") in text
    for told in ("Gọi 113", "Người chứng kiến", "Mọi cá nhân", "Việc đang xảy ra"):
        assert fold(told) not in text


def test_the_catalogue_row_has_kind_and_short_answer(question):
    entry = CatalogueEntry.objects.get(page_id=question.pk)
    assert (entry.kind, entry.summary) == ("question", question.summary)


def test_the_tree_cannot_go_wrong(home, question, guides, questions, quizzes):
    law = LegalIndexPage.objects.get()
    allowed = {LegalGuidePage: guides, QuestionPage: questions, QuizPage: quizzes}
    for model, parent in allowed.items():
        others = {home, law, question, guides, questions, quizzes} - {parent}
        assert model.can_create_at(parent)
        assert not any(model.can_create_at(other) for other in others)
    assert not any(type(page).can_create_at(law) for page in (guides, questions, quizzes))


def test_a_day_that_is_still_to_come_is_no_day_of_checking(home):
    with pytest.raises(ValidationError) as refused:
        make("guide", checked_on=date(2999, 1, 1))
    assert "chưa tới" in str(refused.value.message_dict["checked_on"])
