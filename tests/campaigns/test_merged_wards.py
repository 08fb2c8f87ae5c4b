"""A ward that a later file of places merges: its adoption stands, under the ward of today."""

from datetime import date

import pytest
from tests.campaigns.factories import PilotModelFactory, adopt, publish
from tests.places.test_places_loading import CAM_LE, FIRST, HEADINGS, HOA_XUAN, merged

from campaigns.models import Adoption
from places import loading
from places.heirs import present_wards
from places.models import FormerUnit, Ward

LATER = date(2027, 3, 1)
SPLIT = [
    CAM_LE,
    "20400,Cầu Đỏ,phường,48,16.02,108.2,2027-03-01,,1/NQ-UBTVQH16,,,",
    "20314,Hòa Xuân,phường,48,16.0,108.2,2025-07-01,2027-03-01,1/NQ-UBTVQH16,20260 20400,,",
]
MERGED_TWICE = [
    "20260,Cẩm Lệ,phường,48,16.01,108.2,2025-07-01,2028-03-01,2/NQ-UBTVQH16,20400,,",
    "20400,Cầu Đỏ,phường,48,16.02,108.2,2028-03-01,,2/NQ-UBTVQH16,,,",
    merged()[1],
]


@pytest.fixture
def load(tmp_path):
    """Loads a folder of place files with these wards."""

    def write(version, wards=(CAM_LE, HOA_XUAN)):
        (tmp_path / "VERSION").write_text(version)
        for name, rows in {**FIRST, "wards": wards}.items():
            (tmp_path / f"{name}.csv").write_text("\n".join([HEADINGS[name], *rows]) + "\n")
        loading.load(tmp_path, LATER)

    return write


@pytest.fixture
def page(pilots, load):
    """A model that phường Hòa Xuân took up, before anything merged."""
    load("1")
    page = PilotModelFactory(parent=pilots)
    adopt(page, Ward.objects.get(name="Hòa Xuân"))
    return publish(page)


def shown(client, page):
    html = client.get(page.url).content.decode()
    return html.partition('id="noi-1"')[2].partition("</li>")[0]


def test_an_adoption_shows_under_the_successor_with_the_old_name(client, page, load):
    assert "Phường Hòa Xuân" in shown(client, page)
    assert "nay là" not in shown(client, page)
    load("2", merged())
    assert page.adoptions.count() == 1
    assert "Phường Hòa Xuân, nay là phường Cẩm Lệ" in shown(client, page)


def test_the_name_of_the_text_is_kept_when_its_ward_has_merged_since(client, page, load):
    former = FormerUnit.objects.get(level="ward", name="Khuê Trung")
    Adoption.objects.update(former_unit=former)
    load("2", merged())
    assert "Phường Khuê Trung, nay là phường Cẩm Lệ" in shown(client, page)


def test_a_ward_that_was_split_is_said_to_be_all_that_came_of_it(client, page, load):
    load("2", SPLIT)
    assert "Phường Hòa Xuân, nay là phường Cẩm Lệ, phường Cầu Đỏ" in shown(client, page)


def test_a_ward_merged_twice_leads_to_the_ward_of_today(client, page, load):
    load("2", merged())
    load("3", MERGED_TWICE)
    assert "Phường Hòa Xuân, nay là phường Cầu Đỏ" in shown(client, page)


def test_lists_narrowed_to_the_new_ward_or_the_old_find_the_model_at_once(client, page, load):
    load("2", merged())
    for code in ("20260", "20314"):
        listed = client.get(f"/phong-trao/mo-hinh/?noi={code}").content.decode()
        assert page.title in listed
        assert "nay là phường Cẩm Lệ" in listed


def test_a_ward_that_stands_or_ended_alone_is_its_own_present_one(load, db):
    load("1")
    with_none = Ward.objects.get(name="Hòa Xuân")
    assert present_wards([with_none]) == {"20314": (with_none,)}
    load("2", [CAM_LE])
    alone = Ward.objects.get(name="Hòa Xuân")
    assert not alone.is_current
    assert present_wards([alone]) == {"20314": (alone,)}
