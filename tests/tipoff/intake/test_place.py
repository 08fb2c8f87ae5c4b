"""Where it happened: searched, chosen, not known, online, outside the area."""

import pytest
from tests.tipoff.intake.walk import answer_until, fill, page_of, post, send, url

from places import matcher
from places.matcher import Candidate
from places.models import Ward
from tipoff.models import Tip


def test_the_place_is_searched_and_then_chosen_and_never_stands_in_an_address(world, client):
    answer_until(client, "noi-xay-ra")
    response = post(client, "noi-xay-ra", {"typed": "cam le", "search": "1"})
    assert response.url == url("noi-xay-ra")
    page = client.get(url("noi-xay-ra")).content.decode()
    assert 'value="20260"' in page
    assert 'value="cam le"' in page
    assert post(client, "noi-xay-ra", {"typed": "cam le", "choice": "20260"}).url == url(
        "lien-quan"
    )


def test_continue_with_a_new_text_searches_and_with_the_same_text_asks_to_choose(world, client):
    answer_until(client, "noi-xay-ra")
    assert post(client, "noi-xay-ra", {"typed": "cam le"}).url == url("noi-xay-ra")
    page = post(client, "noi-xay-ra", {"typed": "cam le"}).content.decode()
    assert "<title>Lỗi: " in page
    assert "error-summary" in page


@pytest.mark.parametrize("kind", ["unknown", "online"])
def test_an_unknown_place_or_the_internet_goes_to_the_home_provinces_desk(world, client, kind):
    fill(client, noi_xay_ra={"typed": "", "choice": kind, "landmark": "gần chợ"})
    send(client)
    tip = Tip.objects.get()
    assert tip.station.code == "desk-48"
    assert world.open_tip(tip, "desk-48")[0]["landmark"] == "gần chợ"


def test_an_unknown_place_in_a_known_province_goes_to_its_desk(world, client):
    fill(client, noi_xay_ra={"typed": "", "choice": "unknown", "province": "68"})
    send(client)
    assert Tip.objects.get().station.code == "desk-68"


def test_a_place_outside_the_area_is_said_on_the_question(world, client):
    answer_until(client, "noi-xay-ra")
    page = client.get(url("noi-xay-ra")).content.decode()
    assert "Trang này phục vụ thành phố Đà Nẵng" in page


def test_suggestions_are_posted_and_answer_names_with_what_they_were(world, client):
    response = client.post(url("goi-y"), {"typed": "cam le"})
    assert response.json()["places"][0]["code"] == "20260"
    assert response.json()["places"][0]["name"] == "Phường Cẩm Lệ, Đà Nẵng"
    assert client.get(url("goi-y")).status_code == 405


@pytest.mark.parametrize("choice", ["99999", "20260 ", "abc", "20260'"])
def test_a_ward_that_does_not_exist_is_refused_with_words(world, client, choice):
    response = post(client, "noi-xay-ra", {"typed": "", "choice": choice})
    assert response.status_code in (200, 302)
    if response.status_code == 200:
        assert "error-summary" in response.content.decode()


SPLIT = [
    Candidate("20194", "Hải Vân", "phường", "48", "Đà Nẵng", ("xã Hòa Liên",), "", True, 100),
    Candidate("20197", "Liên Chiểu", "phường", "48", "Đà Nẵng", ("xã Hòa Liên",), "", True, 100),
]


@pytest.fixture
def split(world, monkeypatch):
    """A former ward that was split between two, as the country's data has it."""
    for ward in SPLIT:
        Ward.objects.create(code=ward.code, name=ward.name, kind=ward.kind, province_id="48")
    monkeypatch.setattr(matcher, "find", lambda text, **_: SPLIT if "lien" in text else [])
    return world


def test_a_former_ward_that_was_split_asks_which(split, client):
    answer_until(client, "noi-xay-ra")
    post(client, "noi-xay-ra", {"typed": "hoa lien", "search": "1"})
    page = post(client, "noi-xay-ra", {"typed": "hoa lien"}).content.decode()
    assert page.count("nơi cũ đã chia cho nhiều phường, xã") == 2
    assert page.count("trước đây: xã Hòa Liên") == 2
    assert "Tôi không biết chắc" in page
    assert post(client, "noi-xay-ra", {"typed": "hoa lien", "choice": "20194"}).url == url(
        "lien-quan"
    )


def test_not_knowing_which_of_them_is_an_answer_and_keeps_the_name_that_was_typed(split, client):
    fill(client, noi_xay_ra={"typed": "hoa lien", "choice": "unknown"})
    assert "Tôi không biết chắc. hoa lien" in page_of(client, "kiem-tra")
    send(client)
    tip = Tip.objects.get()
    assert tip.station.code == "desk-48"
    header = split.open_tip(tip, "desk-48")[0]
    assert (header["place"], header["province"]) == ("Tôi không biết chắc. hoa lien", "48")


def test_a_name_that_no_place_has_is_said_and_can_be_left_as_not_known(world, client):
    answer_until(client, "noi-xay-ra")
    post(client, "noi-xay-ra", {"typed": "zzzz qqqq", "search": "1"})
    page = post(client, "noi-xay-ra", {"typed": "zzzz qqqq"}).content.decode()
    assert page.count("Không có phường, xã nào tên như vậy.") == 2
    assert 'value="zzzz qqqq"' in page
    given = {"typed": "zzzz qqqq", "choice": "unknown", "landmark": "khách sạn Sông Hàn"}
    assert post(client, "noi-xay-ra", given).url == url("lien-quan")


def test_a_ward_outside_the_area_says_so_and_its_own_police_receive_the_tip(world, client):
    answer_until(client, "noi-xay-ra")
    post(client, "noi-xay-ra", {"typed": "nam dong", "search": "1"})
    assert "ngoài Đà Nẵng" in page_of(client, "noi-xay-ra")
    found = client.post(url("goi-y"), {"typed": "nam dong"}).json()["places"]
    assert [place["hint"] for place in found if place["code"] == "24649"] == ["ngoài Đà Nẵng"]
    fill(client, noi_xay_ra={"typed": "nam dong", "choice": "24649"})
    assert "Công an nam-dong" in page_of(client, "kiem-tra")


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ({"choice": "20260"}, True),
        ({"choice": "unknown"}, True),
        ({"choice": "unknown", "landmark": "khách sạn Sông Hàn"}, False),
        ({"choice": "online", "landmark": "một trang mạng"}, False),
    ],
)
def test_the_exact_place_is_asked_where_there_is_one_to_say(world, client, place, asked):
    fill(client, noi_xay_ra={"typed": "", **place})
    assert ("Chỗ xảy ra" in page_of(client, "kiem-tra")) == asked
    post(client, "noi-xay-ra", {"choice": "20260"})
    assert "Hẻm 12, gần chợ" in page_of(client, "kiem-tra")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"choice": "20260"}, "Công an phường, xã nơi xảy ra nhận tin."),
        ({"choice": "online"}, "Trực ban Công an cấp tỉnh nhận tin."),
    ],
)
def test_each_answer_about_officials_says_who_receives_the_tip_and_who_does_not(
    world, client, place, said
):
    fill(client, noi_xay_ra={"typed": "", **place})
    page = page_of(client, "lien-quan")
    assert said in page
    assert "Trực ban trung ương nhận tin. Công an phường, xã và Công an cấp tỉnh không nhận" in page
    assert page.count("Công an phường, xã không nhận và không mở được.") == 2
