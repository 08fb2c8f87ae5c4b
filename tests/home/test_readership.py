"""Editors see how often pages are read: the site's days, the pages read most, one page's days."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.factories import NewsArticleFactory

from common.roles import EDITOR
from home.readership import chart
from publishing.counting import services

pytestmark = pytest.mark.django_db
REPORT = "/quan-tri/bao-cao/luot-xem/"


@pytest.fixture
def article(index, client):
    call_command("setup_roles", verbosity=0)
    sign_in(client, StaffFactory(role=EDITOR.name))
    page = NewsArticleFactory(parent=index, title="Tuần tra đêm")
    today = timezone.localdate()
    services.add({(page.pk, today): 7, (page.pk, today - timedelta(days=40)): 90})
    return page


def test_the_report_names_the_pages_read_most_with_chart_and_table(client, article):
    text = client.get(REPORT).content.decode()
    assert "<strong>7</strong> lượt xem trong 30 ngày qua" in text
    assert "Tuần tra đêm" in text
    assert text.count("<rect") == 30
    assert text.rpartition("<caption")[2].count('<th scope="row">') == 30
    assert "style=" not in text[text.index("<svg class") :].partition("</svg>")[0]


def test_ninety_days_may_be_chosen_and_nonsense_is_thirty(client, article):
    assert "<strong>97</strong>" in client.get(REPORT, {"ngay": "90"}).content.decode()
    assert "<strong>7</strong>" in client.get(REPORT, {"ngay": "9' --"}).content.decode()


def test_a_page_has_a_chart_of_its_own_one_press_from_its_form(client, article):
    address = f"/quan-tri/luot-xem/{article.pk}/"
    assert address in client.get(f"/quan-tri/pages/{article.pk}/edit/").content.decode()
    assert "<strong>7</strong>" in client.get(address).content.decode()
    assert client.get("/quan-tri/luot-xem/987654/").status_code == 404


def test_the_report_asks_no_more_however_many_pages_were_read(
    client, article, index, django_assert_max_num_queries
):
    today = timezone.localdate()
    pages = [NewsArticleFactory(parent=index) for _ in range(5)]
    services.add({(page.pk, today): 1 for page in pages})
    client.get(REPORT)
    with django_assert_max_num_queries(20):
        client.get(REPORT)


@pytest.mark.parametrize(("most", "top"), [(0, 4), (4, 4), (5, 8), (41, 80), (900, 2000)])
def test_the_scale_ends_above_the_highest_column_in_round_numbers(most, top):
    assert chart.scale(most) == top


def test_columns_stand_within_the_drawing_and_nought_is_no_column():
    today = timezone.localdate()
    drawn = chart.draw([(today, number) for number in (0, 1, 10)])
    assert drawn.columns[0].height == 0
    for column in drawn.columns:
        assert 0 <= column.top <= column.top + column.height <= chart.HEIGHT
        assert chart.LEFT <= column.left <= chart.WIDTH - drawn.thickness
    assert re.fullmatch(r"\d+(\.\d)?", str(drawn.columns[2].top))
