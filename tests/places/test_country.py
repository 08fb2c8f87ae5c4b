"""The files as committed: their numbers, the known answers, and every old name found again."""

import time
import unicodedata
from collections import Counter, defaultdict

import pytest

from places import matcher
from places.folding import fold

# Of the index alone; but without a test that asks for a database none is made to build it from.
pytestmark = pytest.mark.django_db

SHORT = {
    "phường": "P.",
    "xã": "X.",
    "thị trấn": "TT.",
    "quận": "Q.",
    "huyện": "H.",
    "thị xã": "TX.",
    "thành phố": "TP.",
    "tỉnh": "T.",
}


def full(*units):
    return ", ".join(f"{unit['kind'].capitalize()} {unit['name']}" for unit in units)


def without_marks(text):
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in bare if not unicodedata.combining(char))


SPELLINGS = {
    "full": full,
    "no marks": lambda *units: without_marks(full(*units)),
    "abbreviations": lambda *units: ", ".join(f"{SHORT[u['kind']]} {u['name']}" for u in units),
    "no district": lambda ward, district, province: full(ward, province),
    "no commas": lambda *units: full(*units).replace(",", ""),
}


@pytest.fixture(scope="session")
def former(tables):
    """Former units by level and code."""
    found = {"province": {}, "district": {}, "ward": {}}
    for row in tables["former_units"]:
        found[row["level"]][row["code"]] = row
    return found


@pytest.fixture(scope="session")
def successors(tables):
    """Current wards by the code of the former ward, or of an island district."""
    found = defaultdict(set)
    for row in tables["successions"]:
        found[row["former"]].add(row["ward"])
    return found


def test_the_country_has_its_known_numbers(tables, former):
    assert len(tables["provinces"]) == 34
    assert len(tables["wards"]) == 3321
    assert {level: len(rows) for level, rows in former.items()} == {
        "province": 63,
        "district": 696,
        "ward": 10035,
    }


def test_every_former_ward_has_a_successor_and_441_were_split(former, successors):
    assert former["ward"].keys() <= successors.keys()
    assert sum(len(wards) > 1 for wards in successors.values()) == 441
    assert max(len(wards) for wards in successors.values()) == 5


def test_every_ward_was_made_from_something_and_says_by_which_resolution(tables):
    made = {row["ward"] for row in tables["successions"]}
    assert {row["code"] for row in tables["wards"]} == made
    assert all("/NQ-UBTVQH" in row["resolution"] for row in tables["wards"])
    kinds = Counter(row["kind"] for row in tables["wards"])
    assert kinds == {"xã": 2599, "phường": 709, "đặc khu": 13}


@pytest.mark.parametrize(
    ("code", "district", "ward"),
    [
        ("20260", "Cẩm Lệ", "20260"),
        ("20287", "Ngũ Hành Sơn", "20285"),
        ("24649", "Cư Jút", "24649"),
    ],
)
def test_the_known_answers_stand_in_the_files(former, successors, code, district, ward):
    assert former["district"][former["ward"][code]["parent"]]["name"] == district
    assert successors[code] == {ward}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_former_ward_is_offered_and_none_is_silently_wrong(
    country, former, successors, spelling
):
    possible = _possible(former, successors, spelling == "no district")
    missed, wrong = [], []
    for code, ward in former["ward"].items():
        district = former["district"][ward["parent"]]
        text = SPELLINGS[spelling](ward, district, former["province"][district["parent"]])
        found = matcher.find_in(country, text)
        codes = {one.code for one in found}
        if not successors[code] <= codes:
            missed.append(text)
        silent = bool(found) and (len(found) == 1 or found[0].exact)
        if silent and {found[0].code} != possible[_alike(ward, district, spelling)]:
            wrong.append(text)
    assert wrong == []
    assert len(missed) <= len(former["ward"]) / 100, missed[:20]


def _alike(ward, district, spelling):
    """What two former wards share when the text cannot tell them apart."""
    where = district["parent"] if spelling == "no district" else ward["parent"]
    return fold(ward["name"]), ward["kind"], where


def _possible(former, successors, without_district):
    """Every current ward that a text may mean, found from the files alone."""
    spelling = "no district" if without_district else ""
    found = defaultdict(set)
    for code, ward in former["ward"].items():
        district = former["district"][ward["parent"]]
        found[_alike(ward, district, spelling)] |= successors[code]
    return found


def test_every_present_ward_is_offered_by_its_own_name(country, tables):
    provinces = {row["code"]: row for row in tables["provinces"]}
    for ward in tables["wards"]:
        found = matcher.find_in(country, full(ward, provinces[ward["province"]]))
        assert ward["code"] in {one.code for one in found}


def test_one_lost_letter_still_finds_nineteen_in_twenty(country, former, successors):
    sample = list(former["ward"].values())[::41]
    found = 0
    for ward in sample:
        district = former["district"][ward["parent"]]
        name = ward["name"]
        text = f"{name[: len(name) // 2]}{name[len(name) // 2 + 1 :]}, {full(district)}"
        codes = {one.code for one in matcher.find_in(country, text)}
        found += successors[ward["code"]] <= codes
    assert found >= len(sample) * 0.95


def test_a_query_takes_far_less_than_ten_milliseconds_of_the_processor(country, former):
    wards = list(former["ward"].values())[::29]
    took = []
    for ward in wards:
        text = full(ward, former["district"][ward["parent"]])
        before = time.process_time()
        matcher.find_in(country, text)
        took.append(time.process_time() - before)
    assert sorted(took)[int(len(took) * 0.95)] < 0.010
