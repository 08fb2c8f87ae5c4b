"""The map of where a model spread: the country's shape, marks that never touch, few bytes."""

import gzip
import itertools
import math
import re
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from tests.campaigns.factories import PilotModelFactory, adopt, publish

from campaigns import map as drawing
from campaigns.country import country
from places import files
from places.models import Ward

SVG = re.compile(r"<svg class=\"map__drawing\".*?</svg>", re.DOTALL)
CAM_LE, NGU_HANH_SON = (16.0166, 108.2005), (16.0092, 108.2573)
NAM_DONG = (12.6463, 107.8121)


def drawn(client, page):
    """Every map of a page, as XML."""
    html = client.get(page.url).content.decode()
    return [ElementTree.fromstring(svg) for svg in SVG.findall(html)], html


def test_places_far_apart_have_marks_with_their_numbers_and_near_ones_share_a_square():
    made = drawing.draw_country([(1, CAM_LE), (2, NGU_HANH_SON), (3, NAM_DONG)], "")
    assert [(mark.label, mark.is_single) for mark in made.marks] == [("×2", False), ("3", True)]
    closer = drawing.draw_closer([(1, CAM_LE), (2, NGU_HANH_SON)], [CAM_LE, NAM_DONG])
    assert [mark.label for mark in closer.marks] == ["1", "2"]
    assert closer.land.count("m") == 1


def test_no_two_marks_touch_and_none_is_cut_however_many_there_are():
    points = [(n, (10 + n % 17 * 0.31, 105 + n % 23 * 0.17)) for n in range(1, 301)]
    for made in (drawing.draw_country(points, ""), drawing.draw_closer(points, [])):
        spots = [(mark.x, mark.y) for mark in made.marks]
        apart = min(math.dist(one, two) for one, two in itertools.combinations(spots, 2))
        assert apart > 2 * drawing.MARK
        assert sorted(n for mark in made.marks for n in mark.numbers) == list(range(1, 301))
        for x, y in spots:
            assert drawing.MARK <= x <= drawing.WIDTH - drawing.MARK
            assert drawing.MARK <= y <= made.frame.height - drawing.MARK


@pytest.mark.parametrize("points", [[CAM_LE], [CAM_LE] * 3])
def test_one_spot_alone_still_has_land_around_it(points):
    frame = drawing.frame_around(points)
    assert frame.spot(CAM_LE) == pytest.approx((drawing.WIDTH / 2, frame.height / 2), abs=1)


def test_the_countrys_dots_stand_once_each_and_out_of_frame_is_not_drawn():
    path = drawing.land([CAM_LE, CAM_LE, NAM_DONG, (50.0, 10.0)], drawing.COUNTRY)
    assert re.fullmatch(r"(m-?\d+ -?\d+h0){2}", path)


@pytest.fixture
def whole_country(pilots):
    call_command("load_places", verbosity=0)
    return pilots


def test_the_map_of_the_whole_country_names_both_archipelagos_within_25_kilobytes(
    client, whole_country
):
    page = PilotModelFactory(parent=whole_country)
    for ward in Ward.objects.order_by("pk")[::66]:
        adopt(page, ward)
    for code in ("20260", "20285"):
        adopt(page, Ward.objects.get(code=code))
    maps, html = drawn(client, publish(page))
    texts = [text.text for text in maps[0].iter("text")]
    assert {"Hoàng Sa", "Trường Sa"} <= set(texts)
    assert len(gzip.compress("".join(SVG.findall(html)).encode())) <= 25 * 1024
    east = {row["code"]: row for row in files.read_table(files.DATA, "wards")}
    for name, code in (("Hoàng Sa", "20333"), ("Trường Sa", "22736")):
        point = float(east[code]["latitude"]), float(east[code]["longitude"])
        place = next(place for place in country().archipelagos if place.name == name)
        assert (place.x, place.y) == drawing.COUNTRY.spot(point)
        assert drawing.COUNTRY.holds((place.x, place.y))
    inside = [drawing.COUNTRY.holds(drawing.COUNTRY.spot(point)) for point in country().points]
    assert len(inside) > 3300
    assert all(inside)


def test_a_map_says_in_words_what_it_shows_and_the_list_has_all_of_it(client, pilots, wards):
    page = PilotModelFactory(parent=pilots)
    for name in ("Cẩm Lệ", "Ngũ Hành Sơn", "Nam Dong"):
        adopt(page, wards[name])
    maps, html = drawn(client, publish(page))
    assert len(maps) == 2
    for made in maps:
        assert made.get("role") == "img"
        title, text = made.get("aria-labelledby").split()
        assert made.find("title").get("id") == title
        assert made.find("title").text
        assert made.find("desc").get("id") == text
        assert made.find("desc").text
    assert "Phóng to: thành phố Đà Nẵng" in html
    assert [mark.tag for mark in maps[0].iterfind("g/*") if mark.tag != "text"] == [
        "rect",
        "circle",
    ]
    for number, name in enumerate(("Phường Cẩm Lệ", "Phường Ngũ Hành Sơn", "Xã Nam Dong"), start=1):
        item = html.partition(f'id="noi-{number}"')[2].partition("</li>")[0]
        assert name in item
    assert 'href="#danh-sach"' in html
    assert " style=" not in html


def test_the_countrys_shape_is_computed_once_for_each_version_of_the_places(
    django_assert_num_queries, wards
):
    first = country()
    with django_assert_num_queries(1):
        assert country() is first


def test_a_place_without_a_centroid_is_in_the_list_alone(client, pilots, wards):
    Ward.objects.update(latitude=None, longitude=None)
    page = PilotModelFactory(parent=pilots)
    adopt(page, Ward.objects.get(name="Nam Dong"))
    maps, html = drawn(client, publish(page))
    assert maps == []
    assert "Xã Nam Dong" in html
