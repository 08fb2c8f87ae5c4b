"""A quiz is answered on a phone without JavaScript; its error and its result have no barrier."""

import pytest
from django.core.management import call_command
from tests.news.learning.conftest import published
from tests.news.learning.factories import QuestionFactory, QuizFactory, lists


@pytest.fixture
def pages(transactional_db, settings, tmp_path):
    """A published question and a published quiz."""
    settings.MEDIA_ROOT = tmp_path
    call_command("setup_site", verbosity=0)
    _, questions, quizzes = lists()
    return published(QuestionFactory(parent=questions)), published(QuizFactory(parent=quizzes))


def answer(page, *labels):
    """Choose what is named and ask for the result."""
    for label in labels:
        page.get_by_label(label, exact=True).check()
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.get_by_role("button", name="Xem kết quả").click()


def test_a_quiz_is_answered_on_a_phone_without_javascript(pages, live_server, new_page):
    page = new_page(width=360, javascript=False)
    page.goto(live_server.url + pages[1].url)
    answer(page, "Đợi sáng mai")
    page.get_by_role("link", name="Câu 2: hãy chọn câu trả lời.").click()
    assert page.get_by_label("Đợi sáng mai", exact=True).is_checked()
    page.get_by_label("Gọi 113", exact=True).check()
    answer(page, "Người bị hại", "Người chứng kiến")
    page.get_by_role("heading", name="Đúng 2 trên 2 câu").wait_for()
    page.locator("#ket-qua:focus").wait_for()
    assert page.get_by_text("Việc đang xảy ra thì gọi 113 ngay.").is_visible()
    assert page.context.cookies() == []
    page.get_by_role("link", name="Làm lại").click()
    page.wait_for_url(live_server.url + pages[1].url)


def test_an_unanswered_quiz_and_its_result_have_no_barrier(pages, live_server, page, axe_on_each):
    page.goto(live_server.url + pages[1].url)
    answer(page, "Gọi 113")
    page.locator("#ket-qua:focus").wait_for()
    axe_on_each(page)
    answer(page, "Người bị hại")
    page.get_by_role("heading", name="Đúng 1 trên 2 câu").wait_for()
    axe_on_each(page)
