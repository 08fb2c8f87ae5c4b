"""The public figures: finished months, nothing small, no login, light, and the same in the CSV."""

import csv
import datetime
import gzip
import io
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from tests.tipoff.test_page_bytes import LIMIT, weight

from tipoff.figures import counting
from tipoff.models import Counter

pytestmark = pytest.mark.django_db
PAGE, FILE = "/bao-tin/so-lieu/", "/bao-tin/so-lieu/tai-ve/"
TODAY = datetime.date(2026, 11, 22)
OCTOBER = datetime.date(2026, 10, 1)


@pytest.fixture(autouse=True)
def _november(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY)


def count(province, number, month=OCTOBER, category="theft"):
    Counter.objects.create(province=province, month=month, category=category, count=number)


def lines(client):
    return list(csv.reader(io.StringIO(client.get(FILE).content.decode("utf-8-sig"))))[1:]


def test_a_running_month_is_not_shown_yet(bare_world, client):
    count("48", 987, month=TODAY.replace(day=1))
    assert "987" not in client.get(PAGE).content.decode()
    assert lines(client) == []


def test_a_small_number_is_only_said_to_be_small_in_cell_sum_chart_and_file(bare_world, client):
    count("48", 40)
    count("68", 3)
    page = client.get(PAGE).content.decode()
    assert "1–4" in page
    assert page.count("41–44") >= 2, "the month's sum in table and chart"
    assert "43" not in page.partition("<svg")[2].partition("</svg>")[0]
    assert lines(client) == [
        ["2026-10", "48", "Đà Nẵng", "40", "40"],
        ["2026-10", "68", "Lâm Đồng", "1", "4"],
    ]


def test_what_a_small_number_really_is_changes_not_one_byte(bare_world, client):
    count("48", 40)
    count("68", 1)
    count("", 9, category="fraud")
    answers = set()
    for number in (1, 2, 3, 4):
        Counter.objects.filter(province="68").update(count=number)
        answers.add(client.get(PAGE).content + client.get(FILE).content)
    assert len(answers) == 1
    Counter.objects.filter(province="68").update(count=5)
    assert client.get(PAGE).content not in answers


def test_the_threshold_is_a_setting(bare_world, client, settings):
    settings.SMALLEST_FIGURE = 20
    count("48", 19)
    assert lines(client)[0][3:] == ["1", "19"]


def test_categories_are_told_of_the_last_whole_quarter_and_exact_cells_only(bare_world, client):
    for month, number in ((7, 30), (8, 20), (9, 10)):
        count("48", number, month=datetime.date(2026, month, 1))
    count("48", 12, month=datetime.date(2026, 9, 1), category="fraud")
    count("68", 4, month=datetime.date(2026, 9, 1), category="drugs")  # a small cell
    count("48", 70, category="violence")  # October: its quarter runs
    quarter = counting.quarter()
    assert (quarter.first, quarter.number) == (datetime.date(2026, 7, 1), 3)
    assert [number for _, number in quarter.lines] == [60, 12], quarter.lines
    assert "quý 3 năm 2026" in client.get(PAGE).content.decode()


def test_a_small_category_is_told_with_others_that_hide_it(bare_world):
    for category, number in (("theft", 30), ("fraud", 20), ("drugs", 2)):
        count("48", number, month=datetime.date(2026, 8, 1), category=category)
    assert counting.quarter().lines == [
        ("Trộm cắp, cướp", 30),
        ("Các loại còn lại, tính chung", 22),
    ]


def test_no_categories_are_told_where_hiding_some_would_not_help(bare_world):
    for category in ("theft", "fraud", "drugs", "violence", "safety"):
        count("48", 1, month=datetime.date(2026, 8, 1), category=category)
    assert counting.quarter() is None


def test_the_page_holds_twelve_months_and_the_file_all(bare_world, client):
    for year in (2024, 2025, 2026):
        count("48", 50, month=datetime.date(year, 10, 1))
    page = client.get(PAGE).content.decode()
    assert "11/2025" in page
    assert "10/2025" not in page
    assert len(lines(client)) == 25


def test_a_tip_is_on_the_page_of_the_month_after(bare_world, client):
    count("48", 6, month=datetime.date(2025, 12, 1))
    assert lines(client)[0][0] == "2025-12"
    assert len(lines(client)) == 11, "months without any tip are told too"


def test_the_file_opens_in_excel_with_its_marks(bare_world, client):
    count("48", 40)
    answer = client.get(FILE)
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.content.count(b"\r\n") == 2
    assert answer["Content-Disposition"] == 'attachment; filename="so-lieu-tin-bao.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def test_without_figures_the_page_says_so(bare_world, client):
    page = client.get(PAGE).content.decode()
    assert "Chưa có số liệu" in page
    assert "<svg" not in page


def test_the_chart_is_an_image_with_a_name_and_words_and_no_style_attribute(bare_world, client):
    count("48", 40)
    page = client.get(PAGE).content.decode()
    assert 'role="img" aria-labelledby="chart-title chart-desc"' in page
    assert '<title id="chart-title">' in page
    assert '<desc id="chart-desc">' in page
    assert "style=" not in page


def test_bars_are_as_long_as_their_numbers(bare_world, client):
    count("48", 40)
    count("48", 20, month=datetime.date(2026, 9, 1))
    bars = client.get(PAGE).context["chart"].bars
    assert [bar.sure for bar in bars] == [110.0, 220.0]
    assert all(bar.maybe == 0 for bar in bars)


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_whole_country_over_a_year_stays_within_forty_kilobytes(client, db, language):
    from places.models import Province

    months = [datetime.date(2025, 11, 1), datetime.date(2025, 12, 1)]
    months += [datetime.date(2026, month, 1) for month in range(1, 11)]
    for number in range(34):
        code = f"{number + 1:02}"
        Province.objects.get_or_create(code=code, defaults={"name": f"Tỉnh {code}", "kind": "tỉnh"})
        for month in months:
            count(code, 100 + number, month=month)
    html = client.get(language + PAGE).content.decode()
    assert html.count("<tr>") == (1 + 12) + (1 + 34) + (1 + 1)
    assert weight(html) <= LIMIT
    assert len(html.encode()) <= LIMIT
    css = Path(finders.find("tipoff/figures.css")).read_bytes()
    assert len(gzip.compress(css)) < 1024
