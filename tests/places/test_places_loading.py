"""Loading again, a newer file, a wrong file: nothing that was there ever goes."""

import csv
import io
import time
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from places import files, loading, matcher
from places.models import FormerUnit, PlacesVersion, Province, Station, Succession, Ward

pytestmark = pytest.mark.django_db

TODAY = date(2027, 3, 1)
HEADINGS = {
    "provinces": "code,name,kind,valid_from,valid_until,resolution",
    "wards": "code,name,kind,province,latitude,longitude,valid_from,valid_until,"
    "resolution,successors,earlier_names,note",
    "former_units": "level,code,name,kind,parent,province",
    "successions": "level,former,ward,part,note",
}
CAM_LE = "20260,Cẩm Lệ,phường,48,16.01,108.2,2025-07-01,,1659/NQ-UBTVQH15,,,"
HOA_XUAN = "20314,Hòa Xuân,phường,48,16.0,108.2,2025-07-01,,1659/NQ-UBTVQH15,,,"
FIRST = {
    "provinces": ["48,Đà Nẵng,thành phố,2025-07-01,,202/2025/QH15"],
    "wards": [CAM_LE, HOA_XUAN],
    "former_units": [
        "province,48,Đà Nẵng,thành phố,,48",
        "district,495,Cẩm Lệ,quận,48,48",
        "ward,20260,Khuê Trung,phường,495,48",
        "ward,20314,Hòa Xuân,phường,495,48",
    ],
    "successions": ["ward,20260,20260,,", "ward,20314,20314,,"],
}


@pytest.fixture
def folder(tmp_path):
    """Writes a folder of place files and answers it: `folder("2", wards=[…])`."""

    def write(version, **changed):
        (tmp_path / "VERSION").write_text(version)
        for name, rows in {**FIRST, **changed}.items():
            (tmp_path / f"{name}.csv").write_text("\n".join([HEADINGS[name], *rows]) + "\n")
        return tmp_path

    return write


def counts():
    models = (Province, Ward, FormerUnit, Succession, PlacesVersion)
    return [model.objects.count() for model in models]


def test_the_whole_country_loads_in_ten_seconds_of_one_core():
    before = time.process_time()
    loaded = loading.load(files.DATA, TODAY)
    assert time.process_time() - before < 10
    assert loaded.changed
    assert counts() == [34, 3321, 10_794, 10_572, 1]
    nam_dong = FormerUnit.objects.get(level="ward", code="24649")
    assert str(nam_dong.parent) == "huyện Cư Jút"
    assert str(nam_dong.parent.parent) == "tỉnh Đắk Nông"
    assert nam_dong.successors.get().long_name == "xã Nam Dong, tỉnh Lâm Đồng"


def test_the_same_files_again_change_nothing_at_once(folder):
    loading.load(folder("1"), TODAY)
    before = counts()
    started = time.process_time()
    assert not loading.load(folder("1"), TODAY).changed
    assert time.process_time() - started < 1
    assert counts() == before


def test_a_later_version_with_the_same_rows_only_adds_its_version(folder):
    loading.load(folder("1"), TODAY)
    assert loading.load(folder("2"), TODAY).ended == ()
    assert counts() == [1, 2, 4, 2, 2]


def test_a_renamed_ward_keeps_its_row_and_is_found_by_both_names(folder):
    loading.load(folder("1"), TODAY)
    station = Station.objects.create(
        code="cam-le", kind=Station.Kind.WARD, name="Công an Cẩm Lệ", province_id="48"
    )
    station.wards.set(["20260"])
    loading.load(folder("2", wards=[CAM_LE.replace("Cẩm Lệ", "Cầu Đỏ"), HOA_XUAN]), TODAY)
    ward = station.wards.get()
    assert (ward.full_name, ward.earlier_names) == ("phường Cầu Đỏ", ["phường Cẩm Lệ"])
    assert [matcher.find(text)[0].code for text in ("cau do", "p cam le")] == ["20260", "20260"]
    assert "phường Cẩm Lệ" in matcher.find("cau do")[0].was


def test_a_ward_renamed_back_does_not_list_its_present_name_as_an_old_one(folder):
    renamed = CAM_LE.replace("Cẩm Lệ", "Cầu Đỏ")
    for version, row in enumerate((CAM_LE, renamed, CAM_LE)):
        loading.load(folder(str(version), wards=[row, HOA_XUAN]), TODAY)
    assert Ward.objects.get(code="20260").earlier_names == ["phường Cầu Đỏ"]


def merged():
    """Hòa Xuân went into Cẩm Lệ on 1 March 2027."""
    ended = "20314,Hòa Xuân,phường,48,16.0,108.2,2025-07-01,2027-03-01,1/NQ-UBTVQH16,20260,,"
    return [CAM_LE, ended]


def test_a_merged_ward_ends_and_leads_to_its_successor(folder):
    loading.load(folder("1"), TODAY)
    old = Ward.objects.get(code="20314")
    station = Station.objects.create(
        code="hoa-xuan", kind=Station.Kind.WARD, name="Công an Hòa Xuân", province_id="48"
    )
    station.wards.set([old])
    loaded = loading.load(folder("2", wards=merged()), TODAY)
    assert (loaded.ended, loaded.ended_alone) == (("20314",), ())
    old.refresh_from_db()
    assert old.valid_until == date(2027, 3, 1)
    assert [ward.code for ward in old.successors.all()] == ["20260"]
    assert station.wards.get() == old
    assert [one.code for one in matcher.find("phường Hòa Xuân")] == ["20260"]
    assert [ward.code for ward in Ward.objects.current()] == ["20260"]


def test_a_former_ward_of_a_merged_ward_leads_on(folder):
    wards = [*merged(), "20305,An Khê,phường,48,16.0,108.2,2025-07-01,,x,,,"]
    former = [*FIRST["former_units"], "ward,20311,Hòa Thọ Đông,phường,495,48"]
    pairs = [*FIRST["successions"], "ward,20311,20314,,"]
    changed = {"wards": wards, "former_units": former, "successions": pairs}
    loading.load(folder("1", **changed), TODAY)
    assert [one.code for one in matcher.find("hoa tho dong")] == ["20260"]


def test_a_ward_that_the_file_no_longer_lists_ends_on_the_day_of_loading(folder):
    loading.load(folder("1"), TODAY)
    shorter = {"wards": [CAM_LE], "successions": ["ward,20260,20260,,", "ward,20314,20260,,"]}
    loaded = loading.load(folder("2", **shorter), TODAY)
    assert (loaded.ended, loaded.ended_alone) == (("20314",), ("20314",))
    assert Ward.objects.get(code="20314").valid_until == TODAY
    assert Succession.objects.count() == 3


def test_a_corrected_pair_no_longer_sends_people_to_the_wrong_ward(folder):
    loading.load(folder("1", successions=["ward,20260,20314,,", "ward,20314,20314,,"]), TODAY)
    loading.load(folder("2"), TODAY)
    former = FormerUnit.objects.get(level="ward", code="20260")
    assert [ward.code for ward in former.successors.all()] == ["20260"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"wards": [CAM_LE.replace(",48,", ",99,")]},
        {"wards": [CAM_LE.replace("2025-07-01", "1/7/2025")]},
        {"successions": ["ward,11111,20260,,"]},
        {"successions": ["ward,20260,99999,,"]},
    ],
)
@pytest.mark.django_db(transaction=True)
def test_a_file_that_contradicts_itself_is_taken_not_at_all(folder, wrong):
    loading.load(folder("1"), TODAY)
    before = counts()
    with pytest.raises(CommandError):
        call_command("load_places", data=folder("2", **wrong))
    assert counts() == before
    assert Ward.objects.get(code="20260").name == "Cẩm Lệ"


def test_the_command_says_what_it_did(folder):
    said = io.StringIO()
    call_command("load_places", data=folder("1"), stdout=said)
    call_command("load_places", data=folder("1"), stdout=said)
    call_command("load_places", data=folder("2", wards=merged()), stdout=said)
    lines = said.getvalue().splitlines()
    assert lines[:2] == ["places 1: 2 wards, 4 former units", "places 1: already loaded"]
    assert lines[3] == "ended: 20314"


def test_committed_files_are_tidy():
    for name in (*files.TABLES, "review"):
        with (files.DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            heading, *rows = csv.reader(file)
        assert all(len(row) == len(heading) for row in rows)
        assert len(set(map(tuple, rows))) == len(rows)
