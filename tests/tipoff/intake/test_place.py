"""Where it happened: searched, chosen, not known, online, outside the area."""

import pytest
from tests.tipoff.intake.walk import answer_until, fill, post, send, url

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
