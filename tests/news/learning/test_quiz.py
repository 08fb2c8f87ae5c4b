"""A quiz is marked where nothing is cached, asks again kindly, and keeps nothing of who answers."""

import html
import logging
import re

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from tests.news.learning.conftest import published
from tests.news.learning.factories import QUIZ, QuizFactory
from wagtail.models import Locale, Page

from news.learning.marking import Choice, Question, mark


@pytest.fixture
def address(quiz):
    """Where the answers go."""
    return f"/gui/trac-nghiem/{quiz.pk}/"


def keys(quiz):
    """The form's value of each choice, by its words."""
    return {choice.text: choice.key for one in quiz.asked for choice in one.choices}


def given(quiz, *, first="Gọi 113", second=("Người bị hại", "Người chứng kiến")):
    """What a browser posts for choices named by their words."""
    named = keys(quiz)
    return {"cau-1": named.get(first, first), "cau-2": [named.get(one, one) for one in second]}


def text_of(response):
    """What is read on a page, without its markup."""
    shown = re.sub(r"<[^>]+>", " ", response.content.decode().partition("<main")[2])
    return " ".join(html.unescape(shown).split())


def test_the_page_asks_without_telling_and_posts_to_the_closed_address(client, quiz, address):
    page = client.get(quiz.url)
    content = page.content.decode()
    assert f'action="{address}#ket-qua"' in content
    assert content.count('type="radio"') == 3
    assert content.count('type="checkbox"') == 3
    assert "is_right" not in content
    assert "Mọi cá nhân đều có quyền" not in content
    for words in [choice["text"] for one in QUIZ for choice in one["choices"]]:
        assert words in content


@pytest.mark.parametrize(
    ("chosen", "right"),
    [
        ({}, 2),
        ({"first": "Đợi sáng mai"}, 1),
        ({"second": ("Người bị hại",)}, 1),
        ({"second": ("Người bị hại", "Người chứng kiến", "Chỉ cán bộ")}, 1),
        ({"first": "Đợi sáng mai", "second": ("Chỉ cán bộ",)}, 0),
    ],
)
def test_the_result_says_how_many_are_right(client, quiz, address, chosen, right):
    answer = client.post(address, given(quiz, **chosen))
    assert answer.status_code == 200
    assert f"Đúng {right} trên 2 câu" in text_of(answer)


def test_each_answer_is_explained_in_words_and_what_was_chosen_is_named(client, quiz, address):
    shown = text_of(client.post(address, given(quiz, first="Đợi sáng mai")))
    assert "Chưa đúng Gọi 113 – đáp án đúng Đợi sáng mai – bạn chọn Tự vào nhà bắt" in shown
    assert "Việc đang xảy ra thì gọi 113 ngay." in shown
    assert f"Căn cứ pháp lý: {QUIZ[0]['basis']}" in shown
    assert "Đúng Người bị hại – đáp án đúng – bạn chọn Người chứng kiến – đáp án đúng" in shown


def test_the_summary_takes_the_focus_without_javascript(client, quiz, address):
    summary = re.search(
        r'<div[^>]*id="ket-qua"[^>]*>', client.post(address, given(quiz)).content.decode()
    )
    assert 'tabindex="-1"' in summary.group()
    assert "autofocus" in summary.group()


def test_a_missing_answer_is_named_by_its_number_and_the_others_stay(client, quiz, address):
    answer = client.post(address, {"cau-1": keys(quiz)["Đợi sáng mai"]})
    content = answer.content.decode()
    assert "Câu 2: hãy chọn câu trả lời." in text_of(answer)
    assert 'href="#id_cau-2_0"' in content
    assert 'id="id_cau-2_0"' in content
    assert re.findall(r'value="([^"]+)"[^>]* checked', content) == [keys(quiz)["Đợi sáng mai"]]
    assert "Đúng" not in text_of(answer)


@pytest.mark.parametrize("garbage", ["0", "đúng", "' OR 1=1", "x" * 5000, "\x00", "<script>"])
def test_garbage_is_asked_again_and_never_shown_back(client, quiz, address, garbage):
    answer = client.post(address, given(quiz, first=garbage, second=("Người bị hại", garbage)))
    assert answer.status_code == 200
    assert "Câu 1: lựa chọn này không còn nữa. Hãy chọn lại." in text_of(answer)
    assert "<script>" not in answer.content.decode().partition("<main")[2].partition("</main")[0]
    assert re.findall(r'value="([^"]+)"[^>]* checked', answer.content.decode()) == [
        keys(quiz)["Người bị hại"]
    ]


def test_nothing_at_all_is_asked_again(client, quiz, address):
    shown = text_of(client.post(address))
    assert all(f"Câu {number}: hãy chọn câu trả lời." in shown for number in (1, 2))


def test_two_answers_where_one_is_asked_for_count_as_the_last(client, quiz, address):
    data = given(quiz) | {"cau-1": [keys(quiz)["Gọi 113"], keys(quiz)["Đợi sáng mai"]]}
    assert "Đúng 1 trên 2 câu" in text_of(client.post(address, data))


def test_choices_keep_their_names_when_an_editor_changes_their_order(client, quiz, address):
    data = given(quiz)
    raw = list(quiz.questions.raw_data)
    raw[0]["value"]["choices"].reverse()
    quiz.questions = raw
    published(quiz)
    assert "Đúng 2 trên 2 câu" in text_of(client.post(address, data))


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_no_published_quiz_is_not_there(client, quiz, question, method):
    draft = QuizFactory(parent=quiz.get_parent(), live=False)
    for page_id in (draft.pk, question.pk, 0, 10**6, 10**30):
        answer = getattr(client, method)(f"/gui/trac-nghiem/{page_id}/")
        assert answer.status_code == 404, page_id
    assert client.post("/gui/trac-nghiem/trom/").status_code == 404


def test_an_unpublished_quiz_is_no_longer_marked(client, quiz, address):
    data = given(quiz)
    quiz.unpublish()
    assert client.post(address, data).status_code == 404


def test_a_quiz_is_marked_in_its_own_language_alone(client, quiz, address):
    assert client.post("/en" + address, given(quiz)).status_code == 404
    english = Locale.objects.get(language_code="en")
    Page.objects.filter(pk=quiz.pk).update(locale=english)
    assert client.post(address, given(quiz)).status_code == 404
    assert "2 of 2 questions right" in text_of(client.post("/en" + address, given(quiz)))


def test_who_opens_the_closed_address_is_led_to_the_quiz(client, quiz, address):
    answer = client.get(address)
    assert (answer.status_code, answer.url) == (302, quiz.url)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, address, method):
    assert getattr(client, method)(address).status_code == 405


def test_neither_result_nor_second_asking_is_cached_or_indexed(client, quiz, address):
    for data in ({}, given(quiz)):
        answer = client.post(address, data)
        assert "no-store" in answer.headers["Cache-Control"]
        assert "Portal-Cache" not in answer.headers
        assert "noindex" in answer.content.decode()


def rows():
    """Everything that the database holds, table by table, as it stands there."""
    held = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            held[table] = sorted(map(repr, cursor.fetchall()))
    return held


def test_nothing_of_the_reader_is_kept_anywhere(quiz, address, caplog, settings):
    # Redis hides its keys among other workers'; what is written does not depend on the backend.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    strict = Client(enforce_csrf_checks=True)
    strict.get(quiz.url)
    data = given(quiz, first="Đợi sáng mai")
    before, cached = rows(), set(cache._cache)
    with caplog.at_level(logging.DEBUG):
        for sent in (data, {}, {"cau-1": "rac"}):
            answer = strict.post(address, sent)
            assert answer.status_code == 200
            assert not answer.cookies
            assert "csrfmiddlewaretoken" not in answer.content.decode()
    assert rows() == before
    assert set(cache._cache) == cached
    assert not strict.cookies
    assert not Session.objects.exists()
    for key in [*keys(quiz).values(), "rac"]:
        assert key not in caplog.text


def test_a_planted_row_would_be_seen(quiz):
    before = rows()
    Session.objects.create(session_key="x", session_data="x", expire_date="2030-01-01T00:00:00Z")
    assert rows() != before


def test_marking_wants_every_right_choice_and_no_other():
    choices = (Choice("a", "A", True), Choice("b", "B", True), Choice("c", "C", False))
    question = Question(1, "?", choices)
    for chosen, right in (("ab", True), ("a", False), ("abc", False), ("", False)):
        assert mark([question], {"cau-1": chosen}).right == int(right), chosen
