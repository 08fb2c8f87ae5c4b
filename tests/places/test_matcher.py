"""What people type, and what must be offered for it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places import index, matcher
from places.models import FormerUnit, PlacesVersion, Province, Succession, Ward

HOME = "48"


def codes(country, text, **options):
    return [one.code for one in matcher.find_in(country, text, **options)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("p khue trung cam le", "20260"),
        ("Khuê Trung", "20260"),
        ("P.KhueTrung Q.CamLe", "20260"),
        ("pkhuetrung", "20260"),
        ("khuetrungcamle", "20260"),
        ("đà nẵng, cẩm lệ, khuê trung", "20260"),
        ("KHUE TRUNG DA NANG", "20260"),
        ("phường Khuê Trung (cũ), nay là phường gì", "20260"),
        ("12 Nguyễn Hữu Thọ, phường Khuê Trung, Đà Nẵng", "20260"),
        ("khue trug cam le", "20260"),
        ("khue tr", "20260"),
        ("hoa quy ngu hanh son", "20285"),
        ("Hoà Quý", "20285"),
        ("x nam dong h cu jut", "24649"),
        ("nam dong dak nong", "24649"),
        ("xã Nam Dong, Lâm Đồng", "24649"),
        ("F12 Q10 HCM", "27163"),
        ("phường 01, quận 3, tp hcm", "27154"),
        ("Phường 1, TP. Vị Thanh, Hậu Giang", "31321"),
        ("dac khu hoang sa", "20333"),
        ("huyện đảo Côn Đảo", "26732"),
        ("xã Bố Hạ, Bắc Giang", "07294"),
    ],
)
def test_what_people_type_finds_the_ward_first(country, text, code):
    assert codes(country, text, home_province=HOME)[0] == code


@pytest.mark.parametrize("text", ["Hòa Liên", "xa hoa lien huyen hoa vang", "hoalien da nang"])
def test_a_split_ward_offers_every_part_and_none_as_exact(country, text):
    found = matcher.find_in(country, text)
    assert {one.name for one in found[:2]} == {"Hải Vân", "Liên Chiểu"}
    assert not any(one.exact for one in found)


def test_exact_is_said_only_where_the_text_leaves_no_doubt(country):
    (only,) = matcher.find_in(country, "phường Khuê Trung, quận Cẩm Lệ, Đà Nẵng")
    assert only.exact
    for doubtful in ("cam le", "tan thanh", "khue trug", "khue tr", "p khue trung la o dau"):
        assert not any(one.exact for one in matcher.find_in(country, doubtful))


def test_a_reused_name_offers_the_present_ward_first_and_the_other_meanings_too(country):
    found = matcher.find_in(country, "Phường Cửa Nam, Hà Nội")
    assert found[0].code == "00082"
    assert {"00004", "00070", "00226"} <= {one.code for one in found}


def test_a_district_alone_offers_all_that_it_became(country):
    assert codes(country, "quận Cẩm Lệ") == ["20260", "20305", "20314"]


def test_marks_that_were_typed_part_namesakes(country):
    assert codes(country, "hoa quy", home_province="38")[0] == "16186"
    assert codes(country, "Hòa Quý", home_province="38")[0] == "20285"


@pytest.mark.parametrize("home", ["48", "68", "01"])
def test_the_home_province_comes_first_among_equals(country, home):
    found = matcher.find_in(country, "tan thanh", home_province=home, limit=8)
    best = [one.province_code for one in found if one.score == found[0].score]
    at_home = [code == home for code in best]
    assert at_home == sorted(at_home, reverse=True)


def test_equals_are_not_cut_at_the_limit(country):
    found = matcher.find_in(country, "phường 1, thành phố Hồ Chí Minh", limit=3)
    assert len({one.code for one in found if one.score == 100}) > 3


def test_a_candidate_says_what_it_is_and_was(country):
    (found,) = matcher.find_in(country, "khue trung cam le")
    assert (found.kind, found.name, found.province) == ("phường", "Cẩm Lệ", "Đà Nẵng")
    assert set(found.was) == {"phường Khuê Trung", "phường Hòa Thọ Tây", "phường Hòa Thọ Đông"}
    assert found.matched == "phường Khuê Trung, quận Cẩm Lệ, thành phố Đà Nẵng"


@pytest.mark.parametrize("text", ["", " ", "Đà Nẵng", "abc xyz", "🏠", "\x00\x1b[", "???", "a"])
def test_what_names_no_ward_finds_none(country, text):
    assert matcher.find_in(country, text) == []


@pytest.mark.parametrize(
    "text",
    ["a" * 10_000, "khue trung " * 1_000, "p " * 5_000, "1" * 10_000, "ế\u0301\u0323" * 4_000],
)
def test_long_text_costs_little(country, text):
    before = time.process_time()
    matcher.find_in(country, text)
    assert time.process_time() - before < 0.2


@pytest.fixture(scope="session")
def current(country):
    return {place.code for place in country.places}


@settings(max_examples=150)
@given(st.text(max_size=60))
def test_any_text_is_answered_with_current_wards_ranked(country, current, text):
    found = matcher.find_in(country, text)
    assert {one.code for one in found} <= current
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len({one.code for one in found}) == len(found)


TYPED = "p x q h tp. phường xã quận khuê trung cẩm lệ hòa liên tân thành 1 12 đà nẵng hcm cũ"
WORDS = st.sampled_from(TYPED.split(" "))


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=30))
def test_at_most_one_is_exact_and_then_it_is_the_first(country, words):
    found = matcher.find_in(country, " ".join(words))
    assert not any(one.exact for one in found[1:])
    if found and found[0].exact:
        assert all(one.score < found[0].score for one in found[1:])


@settings(max_examples=60)
@given(
    st.permutations(["phường Khuê Trung", "quận Cẩm Lệ", "TP. Đà Nẵng"]),
    st.sampled_from([",", ";", "-", "/", "\n"]),
)
def test_order_and_separators_do_not_matter(country, parts, between):
    assert codes(country, f"{between} ".join(parts)) == ["20260"]


@pytest.fixture
def one_ward(db):
    province = Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố")
    ward = Ward.objects.create(code="90001", name="Hòa Thử", kind="phường", province=province)
    former = FormerUnit.objects.create(level="ward", code="80001", name="Cũ Kỹ", kind="xã")
    Succession.objects.create(former=former, ward=ward)
    return ward


def test_tables_filled_by_hand_are_read_anew_each_time(one_ward):
    assert matcher.find("hoa thu")[0].code == one_ward.code
    one_ward.name = "Hòa Mới"
    one_ward.save()
    assert matcher.find("hoa moi")[0].code == one_ward.code


def test_the_index_is_made_once_for_each_version(one_ward, monkeypatch):
    made = []
    monkeypatch.setattr(matcher, "build", lambda: made.append(1) or index.build())
    monkeypatch.setattr(matcher, "_held", None)
    PlacesVersion.objects.create(version="1", digest="a")
    matcher.find("cu ky")
    matcher.find("hoa thu")
    PlacesVersion.objects.create(version="2", digest="b")
    assert matcher.find("cu ky")[0].code == one_ward.code
    assert len(made) == 2


def test_a_former_ward_without_a_successor_leads_nowhere(one_ward):
    FormerUnit.objects.create(level="ward", code="80002", name="Mồ Côi", kind="xã")
    assert matcher.find("mo coi") == []
