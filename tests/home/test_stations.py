"""The directory of the police: browsed, found by any name, one page a station, kept and current."""

import json
import re
from urllib.parse import quote

import pytest
from tests.home.station_world import make_country
from tests.publishing.pages import make_article

from common.caching import MARK
from common.models import SiteSettings
from places.models import PlacesVersion, Province, Station, Ward
from portal.demo.content.people import STATIONS
from portal.demo.loading.people import load_station
from publishing import generation

pytestmark = pytest.mark.django_db
DIRECTORY, FIND, CAM_LE = "/cong-an/", "/cong-an/tim/phuong-xa/", "/cong-an/ca-cam-le/"
STATIONS_MAP = "/sitemap-cong-an.xml"
HOSTILE = [
    *("", " ", "\0", "cẩm\0lệ", "a" * 10_000, "cẩm lệ " * 1500, "😀", "'; --", '"><script>'),
    *("%", "_", "\ud7ff", "ạ̣̣̣̣̣" * 200, "<b>Cẩm Lệ</b>", "１２", "0", "-1", "/", "\u202eabc"),
]


@pytest.fixture
def country(home):
    make_country()
    settings = SiteSettings.load()
    settings.home_province = Province.objects.get(code="48")
    settings.save()
    PlacesVersion.objects.create(version="1", digest="stations")


def page(client, address=DIRECTORY, **query):
    response = client.get(address, query)
    assert response.status_code == 200, address
    return response.content.decode()


def main(html):
    """The text of the page itself, without tags, header and footer."""
    body = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def data_of(html):
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return {node["@type"]: node for node in json.loads(text)["@graph"]}


# --- browsing ---------------------------------------------------------------


def test_the_home_province_is_listed_without_searching(country, client):
    text = main(page(client))
    assert text.index("Công an phường Cẩm Lệ") < text.index("Công an phường Ngũ Hành Sơn")
    assert "18 Ông Ích Đường" in text
    assert "trước đây: phường Khuê Trung" in text
    assert "Trực ban Đà Nẵng" in text
    assert "1 phường, xã chưa có đơn vị trong danh bạ" in text
    assert "phường An Hải" in text


def test_the_directory_leads_to_each_province_and_each_station(country, client):
    html = page(client)
    assert 'href="/cong-an/tinh/48/"' in html
    assert "/cong-an/tinh/42/" not in html  # no station there
    of_province = page(client, "/cong-an/tinh/48/")
    for code in ("ca-cam-le", "ca-ngu-hanh-son", "truc-ban-da-nang"):
        assert f'href="/cong-an/{code}/"' in of_province
    assert 'href="/cong-an/trung-uong/"' in html


def test_an_empty_directory_says_so(home, client):
    assert "Danh bạ chưa có đơn vị nào." in main(page(client))


def test_a_province_without_stations_says_so(country, client):
    assert "chưa có đơn vị nào của tỉnh Hà Tĩnh" in main(page(client, "/cong-an/tinh/42/"))


def test_every_page_leads_to_the_directory(country, client):
    html = page(client, "/tin-tuc/")
    head, foot = html[: html.index("<main")], html[html.index("</main>") :]
    assert 'href="/cong-an/"' in head
    assert 'href="/cong-an/"' in foot
    assert '<a href="/cong-an/" aria-current="true">' in page(client, CAM_LE)


@pytest.mark.parametrize("address", [DIRECTORY, "/cong-an/tinh/48/", CAM_LE])
def test_a_page_of_the_directory_can_be_shared_and_printed(address, country, client):
    html = page(client, address)
    bar = html[html.index("data-tools") :].partition("</div>")[0]
    (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)"', html)
    assert f'sharer.php?u={quote(canonical, safe="")}"' in bar
    tools = [*("listen", "larger", "smaller"), "print", "share", "copy"]
    assert re.findall(r'data-tool="(\w+)"[^>]* hidden', bar) == tools
    assert "<img" not in bar  # its code is drawn for pages that editors write


def test_an_answer_to_one_reader_is_not_offered_for_sharing(country, client):
    assert "data-tools" not in page(client, FIND, q="cam le")


# --- finding ----------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["Cẩm Lệ", "cam le", "khue trung", "p Khuê Trung, quận Cẩm Lệ", "KHUÊ TRUNG đà nẵng"]
)
def test_a_ward_is_found_by_its_present_or_former_name(typed, country, client):
    text = main(page(client, FIND, q=typed))
    assert "Phường Cẩm Lệ, Đà Nẵng" in text
    assert "Công an phường Cẩm Lệ" in text
    assert "0236 3 000 000" in text


def test_a_district_of_before_offers_its_wards(country, client):
    text = main(page(client, FIND, q="quận Cẩm Lệ"))
    assert "Phường Cẩm Lệ, Đà Nẵng" in text
    assert "Phường Ngũ Hành Sơn, Đà Nẵng" in text  # a part of Hòa Xuân


def test_an_ambiguous_name_offers_all_with_the_home_province_first(country, client):
    text = main(page(client, FIND, q="hoa hai"))
    assert "Tìm thấy 2 phường, xã." in text
    assert text.index("Phường Ngũ Hành Sơn, Đà Nẵng") < text.index("Xã Hương Bình, Hà Tĩnh")
    assert "Danh bạ chưa có đơn vị của nơi này." in text


def test_a_ward_without_a_station_is_told_the_duty_desk(country, client):
    text = main(page(client, FIND, q="An Hải"))
    assert "Hãy hỏi trực ban cấp tỉnh: Trực ban Đà Nẵng" in text


@pytest.mark.parametrize("typed", ["da nang", "Thành phố Đà Nẵng"])
def test_a_province_s_name_leads_to_its_list(typed, country, client):
    assert 'href="/cong-an/tinh/48/"' in page(client, FIND, q=typed)


def test_what_is_not_found_leads_to_113_and_to_the_tip_off(country, client):
    html = page(client, FIND, q="zzzz")
    assert "Không có phường, xã nào tên “zzzz”" in main(html)
    assert 'href="tel:113"' in html[html.index("<main") :]
    assert 'href="/bao-tin/"' in html[html.index("<main") :]


def test_anything_typed_is_answered_and_shown_escaped(country, client):
    for typed in HOSTILE:
        html = page(client, FIND, q=typed)
        assert "<script>" not in html
        assert "<b>Cẩm" not in html
        assert len(html) < 40_000


def test_broken_addresses_are_answered(country, client):
    for query in ("q=%ff%fe", "q", "q=%00", "q=a&q=b", "x=1"):
        assert client.get(f"{FIND}?{query}").status_code == 200


def test_answers_to_what_was_typed_are_kept_by_nobody(country, client):
    response = client.get(FIND, {"q": "Cẩm Lệ"})
    assert MARK not in response.headers
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_the_finder_sends_the_place_nowhere_but_to_the_directory(country, client):
    html = page(client, FIND, q="Cẩm Lệ")
    forms = re.findall(r"<form[^>]*>", html)
    assert all('method="get"' in form for form in forms)
    assert not re.search(r'href="/bao-tin/[^"]*[?#]', html)


# --- a station's page -------------------------------------------------------


def test_a_station_s_page_says_where_when_for_whom_and_what_it_was(country, client):
    html = page(client, CAM_LE)
    text = main(html)
    for words in ("18 Ông Ích Đường", "Ngày đêm", "Phường Cẩm Lệ", "phường Khuê Trung"):
        assert words in text
    assert "phường Hòa Xuân (quận Cẩm Lệ) – chỉ một phần" in text
    assert 'href="tel:02363000000"' in html
    assert 'href="/bao-tin/"' in html[html.index("<main") :]
    assert "map__drawing" in html


def test_without_a_phone_113_stands_in_its_place(country, client):
    html = page(client, "/cong-an/ca-ngu-hanh-son/")
    own = html[html.index("<main") : html.index("</main>")]
    assert set(re.findall(r'href="tel:(\d+)"', own)) == {"113"}


def test_a_station_s_page_shows_what_was_published_about_its_wards(country, client, home):
    index = next(child.specific for child in home.get_children() if child.slug == "tin-tuc")
    article = make_article(index)
    article.article_places.create(ward=Ward.objects.get(name="Cẩm Lệ"))
    article.save_revision().publish()
    assert article.url in page(client, CAM_LE)
    assert article.url not in page(client, "/cong-an/ca-ngu-hanh-son/")


def test_a_station_tells_machines_what_it_tells_readers(country, client):
    html = page(client, CAM_LE)
    found = data_of(html)
    office = found["WebPage"]["mainEntity"]
    assert office["name"] == "Công an phường Cẩm Lệ"
    assert office["telephone"] == "0236 3 000 000"
    assert office["address"]["streetAddress"] == "18 Ông Ích Đường"
    assert office["areaServed"][0]["name"] == "phường Cẩm Lệ, thành phố Đà Nẵng"
    assert office["url"].endswith(CAM_LE)
    trail = [step["name"] for step in found["BreadcrumbList"]["itemListElement"]]
    assert trail[1:] == ["Công an phường, xã", "Thành phố Đà Nẵng", "Công an phường Cẩm Lệ"]
    assert re.search(rf'<link rel="canonical" href="http[^"]*{CAM_LE}">', html)


@pytest.mark.parametrize("address", [DIRECTORY, "/cong-an/tinh/48/", CAM_LE, f"/en{CAM_LE}"])
def test_each_page_names_a_share_card_that_is_drawn(address, country, client):
    html = page(client, address)
    (card,) = re.findall(r'property="og:image" content="[^"]*?(/the-chia-se/[^"]+)"', html)
    response = client.get(card)
    assert response["Content-Type"] == "image/png"
    assert MARK in response.headers
    assert client.get(card.replace(".png", "0.png")).status_code == 404


@pytest.mark.parametrize("address", ["/cong-an/khong-co/", "/cong-an/tinh/99/", "/cong-an/a%00b/"])
def test_what_is_no_station_and_no_province_is_not_found(address, country, client):
    assert client.get(address).status_code == 404


def test_in_english_a_station_has_its_english_name(country, client):
    text = main(page(client, f"/en{CAM_LE}"))
    assert "Police of Cam Le ward" in text
    assert "Duty phone" in text
    assert "Công an phường Ngũ Hành Sơn" in page(client, "/en/cong-an/ca-ngu-hanh-son/")


# --- kept, current, counted -------------------------------------------------


@pytest.mark.parametrize("address", [DIRECTORY, "/cong-an/tinh/48/", CAM_LE])
def test_pages_of_the_directory_are_kept_for_everybody(address, country, client):
    response = client.get(address)
    assert MARK in response.headers
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_whatever_changes_of_a_station_begins_a_new_generation(country):
    station = Station.objects.get(code="ca-cam-le")
    changes = [
        lambda: Station.objects.filter(pk=station.pk).update(duty_phone="0236 3 111 111"),
        lambda: station.wards.add(Ward.objects.get(name="An Hải")),
        lambda: station.wards.remove(Ward.objects.get(name="An Hải")),
        lambda: Station.objects.create(code="ca-moi", kind="central", name="Mới"),
    ]
    for change in changes:
        before = generation.read()
        change()
        assert generation.read() > before


@pytest.mark.parametrize(
    ("address", "budget"),
    [(DIRECTORY, 10), ("/cong-an/tinh/48/", 8), (CAM_LE, 10), (f"{FIND}?q=hoa+hai", 10)],
)
def test_queries_are_as_few_for_many_stations(
    address, budget, country, client, django_assert_max_num_queries
):
    client.get(address)
    with django_assert_max_num_queries(budget) as few:
        client.get(address)
    da_nang = Province.objects.get(code="48")
    for number in range(12):
        ward = Ward.objects.create(code=f"30{number:03}", name=f"Số {number}", province=da_nang)
        station = Station.objects.create(
            code=f"ca-{number}", kind="ward", name=f"Công an {number}", province=da_nang
        )
        station.wards.add(ward)
    with django_assert_max_num_queries(len(few)):
        client.get(address)


def test_the_sitemap_names_every_page_of_the_directory(country, client):
    assert "/sitemap-cong-an.xml</loc>" in client.get("/sitemap.xml").content.decode()
    found = re.findall(r"<loc>[^<]*?((?:/en)?/cong-an/[^<]*)</loc>", page(client, STATIONS_MAP))
    codes = Station.objects.order_by("code").values_list("code", flat=True)
    ours = [DIRECTORY, "/cong-an/tinh/48/", *(f"/cong-an/{code}/" for code in codes)]
    assert found == [address for one in ours for address in (one, f"/en{one}")]


def test_search_leads_to_a_station_s_page_with_marks_or_without(country, client):
    for typed in ("khuê trung", "khue trung"):
        html = page(client, "/tim-kiem/", q=typed, loai="station")
        assert f'<a href="{CAM_LE}">' in html


def test_stations_of_the_demonstration_are_given_no_phone(home):
    Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố")
    load_station(next(station for station in STATIONS if station.province == "48"))
    assert Station.objects.get().duty_phone == ""
