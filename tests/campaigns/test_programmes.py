"""What a reader sees of a coordination programme."""

import html

import pytest
from tests.campaigns.factories import OrganisationFactory, ProgrammeFactory, figure, publish

from campaigns.dates import PartialDate
from campaigns.models import ProgrammePage, ProgrammeParty, ProgrammeTask


def read(client, page):
    return html.unescape(" ".join(client.get(page.url).content.decode().split()))


def half(name, **values):
    """A complete figure of a half-year such as "1/2024", but for what is given."""
    number, year = name.split("/")
    kind, value = figure(**{"half": number, "year": int(year), **values})
    del value["until"]
    return kind, value


@pytest.fixture
def page(programmes):
    page = ProgrammeFactory(parent=programmes, title="Phối hợp giữ gìn an ninh")
    for name in ("Mặt trận tỉnh", "Công an tỉnh"):
        page.parties.add(ProgrammeParty(organisation=OrganisationFactory(name=name)))
    for title in ("Bảo vệ an ninh Tổ quốc", "Phòng cháy, chữa cháy"):
        page.tasks.add(ProgrammeTask(title=title))
    return page


def test_a_programme_shows_parties_number_period_and_tasks(client, page):
    page.number = "01/CTPH"
    page.signed_on, page.since = PartialDate(2023, 3, 9), PartialDate(2023)
    text = read(client, publish(page))
    assert page.url == "/phong-trao/chuong-trinh/phoi-hop-giu-gin-an-ninh/"
    for words in ("Mặt trận tỉnh", "Công an tỉnh", "01/CTPH", "9/3/2023", "Phòng cháy, chữa cháy"):
        assert words in text
    assert "chưa rõ" not in text
    assert "Công an tỉnh" in page.catalogue_entry().text


def test_an_unknown_number_or_day_is_said_to_be_unknown(client, page):
    text = read(client, publish(page))
    assert "chưa rõ số" in text
    assert "chưa rõ ngày" in text


def test_results_stand_by_half_year_newest_first_each_with_its_source(client, page):
    page.figures = [
        half("1/2023", number=1),
        half("1/2024", number=3, source_name="Báo cáo sơ kết 2024"),
        half("2/2023", number=2),
    ]
    text = read(client, publish(page))
    halves = ["6 tháng đầu năm 2024", "6 tháng cuối năm 2023", "6 tháng đầu năm 2023"]
    order = [text.index(f"<h3>{name}</h3>") for name in halves]
    assert order == sorted(order)
    assert "Báo cáo sơ kết 2024" in text


@pytest.mark.parametrize("lost", ["label", "number", "unit", "year", "half", "source_name"])
def test_a_result_that_lacks_a_part_is_not_shown(client, page, lost):
    page.figures = [half("1/2024", **{lost: None if lost in ("number", "year") else ""})]
    page.save(clean=False)
    assert "figure-number" not in read(client, page)


def test_programmes_stand_under_their_list_alone():
    parents = [page.__name__ for page in ProgrammePage.allowed_parent_page_models()]
    assert parents == ["ProgrammeIndexPage"]
