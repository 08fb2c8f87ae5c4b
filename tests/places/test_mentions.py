"""Former units that a text names in full are told; what only looks like one is left alone."""

from collections import defaultdict

import pytest

from places.mentions import find_mentions

# `country` needs the tables, and those are made only for tests that say so.
pytestmark = pytest.mark.django_db
DA_NANG = "48"


def told(country, text, **near):
    return {one.words: one for one in find_mentions(country, text, **near)}


def full_names(*units):
    return ", ".join(f"{unit['kind']} {unit['name']}" for unit in units)


@pytest.fixture(scope="module")
def chains(tables):
    """Every former ward with its district and province, and the codes of its wards today."""
    units = {(unit["level"], unit["code"]): unit for unit in tables["former_units"]}
    became = defaultdict(set)
    for row in tables["successions"]:
        became[row["level"], row["former"]].add(row["ward"])
    ended = {ward["code"] for ward in tables["wards"] if ward["valid_until"]}
    rows = []
    for (level, code), unit in units.items():
        codes = became[level, code]
        district = units.get(("district", unit["parent"]))
        province = units.get(("province", district["parent"])) if district else None
        if level == "ward" and province and codes and not codes & ended:
            rows.append((unit, district, province, codes))
    return rows


def test_an_articles_old_names_are_told(country):
    text = "Mặt trận phường Khuê Trung (quận Cẩm Lệ) họp; xã Nam Dong, huyện Cư Jút cũng vậy."
    found = told(country, text)
    assert found["phường Khuê Trung"].now == ("phường Cẩm Lệ",)
    assert found["phường Khuê Trung"].province == "thành phố Đà Nẵng"
    assert "phường Hòa Xuân" in found["quận Cẩm Lệ"].now
    assert "xã Nam Dong" in found["huyện Cư Jút"].now
    # The commune keeps its name: nothing to tell.
    assert "xã Nam Dong" not in found


def test_former_provinces_and_large_cities_are_told_in_short(country):
    found = told(country, "tỉnh Đắk Nông và thành phố Thủ Đức")
    assert (found["tỉnh Đắk Nông"].count, found["tỉnh Đắk Nông"].province) == (0, "tỉnh Lâm Đồng")
    assert found["thành phố Thủ Đức"].now == ()
    assert found["thành phố Thủ Đức"].count == 12


@pytest.mark.parametrize(
    "text",
    [
        "phường Hoà Cường Bắc",
        "Phường Hòa Cường Bắc",
        "Chủ tịch phường Hòa Cường Bắc Nguyễn Thị Lan",
    ],
)
def test_either_spelling_case_and_a_name_behind_change_nothing(country, text):
    [mention] = find_mentions(country, text)
    assert mention.now == ("phường Hòa Cường",)
    assert mention.words in text


@pytest.mark.parametrize(
    "text",
    [
        "xã hội Đông Á",
        "huyện Đoàn và tỉnh Đoàn họp cùng xã Đội",
        "Chị Cẩm Lệ đến nhà anh Khuê Trung",
        "phường trưởng Khuê Trung",
        "phuong Khue Trung",
        "phường Khuê Trúng",
        "quận Khuê Trung",
        "thị xã Khuê Trung",
        "thành phố Đà Nẵng, tỉnh Lâm Đồng, thành phố Huế",
        "phường Cẩm Lệ, xã Cư Jút",
        "một xã Mới, hai phường Lớn",
        "xã 999 và phường 0",
        "phường " * 50,
        "quận",
    ],
)
def test_what_only_looks_like_a_former_place_is_left_alone(country, text):
    assert find_mentions(country, text) == []


def test_a_name_that_many_places_had_is_settled_by_what_stands_around_it(country):
    assert told(country, "Xã Hòa Phú vui") == {}
    near = told(country, "xã Hòa Phú, huyện Hòa Vang, thành phố Đà Nẵng")
    assert near["xã Hòa Phú"].province == "thành phố Đà Nẵng"
    assert told(country, "huyện Châu Thành") == {}
    settled = told(country, "huyện Châu Thành, tỉnh Bến Tre")
    assert settled["huyện Châu Thành"].province == "tỉnh Vĩnh Long"


def test_where_the_article_happened_settles_before_the_sites_own_province(country):
    text = "xã Hòa Phú"
    home = told(country, text, home=DA_NANG)
    assert home["xã Hòa Phú"].province == "thành phố Đà Nẵng"
    there = told(country, text, provinces=["66"], home=DA_NANG)
    assert there.get("xã Hòa Phú") is None or "Đà Nẵng" not in there["xã Hòa Phú"].province


def test_former_wards_of_the_whole_country_lead_to_where_they_are(country, tables, chains):
    wards = {ward["code"]: ward for ward in tables["wards"]}
    sample = chains[::25]
    assert len(sample) > 300
    right = silent = 0
    for ward, district, province, became in sample:
        words = full_names(ward)
        found = told(country, full_names(ward, district, province)).get(words)
        names = {f"{wards[code]['kind']} {wards[code]['name']}" for code in became}
        if found is None:
            silent += 1
            continue
        assert set(found.now) <= names or found.count == len(names), (words, found, names)
        right += 1
    assert right > len(sample) * 0.6, (right, silent, len(sample))


def test_a_long_text_without_end_takes_no_longer_than_its_length(country):
    text = "xã Hòa Phú, huyện Hòa Vang và phường Khuê Trung " * 2000
    assert len(find_mentions(country, text)) == 3
