"""The provincial desk keeps its stations' facts, rules and certificates: what decides where tips go
counts only with its authority's signature, and what was taken away does not come back."""

import time

import pytest
from tests.tipoff.desk.keys.signing import revocation, station_certificate

from places.models import Station
from publishing.models import Generation
from tipoff import rules
from tipoff.models import JournalEntry, RoutingRule, StationKey
from tipoff.routing import Question
from tipoff.services import find_route
from tipoff.vault.certificates import StationCertificate, read_unverified
from tipoff.vault.encoding import b64

pytestmark = pytest.mark.django_db

FACTS = {"name": "Công an phường Cẩm Lệ", "address": "Số 1", "duty_phone": "0236 3.111 222"}
CERTIFY = "tinh/don-vi/o/cam-le/ky/"


def last():
    return JournalEntry.objects.order_by("-seq").first()


def route(ward="20260", category="theft"):
    question = Question(ward=ward, province="48", category=category, home_province="48")
    return find_route(question).station.code


def test_facts_are_saved_journalled_by_name_and_public_pages_follow(desk):
    before = Generation.objects.get().number
    assert desk("tinh/don-vi/o/cam-le/luu/", FACTS).status_code == 200
    station = Station.objects.get(code="cam-le")
    assert (station.name, station.duty_phone) == (FACTS["name"], "0236 3 111 222")
    assert last().action == "station-changed"
    assert {"name", "address", "duty_phone"} <= set(last().details["fields"])
    assert FACTS["address"] not in str(last().details)
    assert Generation.objects.get().number > before


@pytest.mark.parametrize(
    ("phone", "demonstration", "said"),
    [
        ("gọi anh Nam", False, "mã vùng"),
        ("12345", False, "mã vùng"),
        ("0236 311 122 2", True, "bản dùng thử"),
    ],
)
def test_a_phone_is_a_phone_and_a_demonstration_station_has_none(desk, phone, demonstration, said):
    Station.objects.filter(code="cam-le").update(is_demonstration=demonstration)
    response = desk("tinh/don-vi/o/cam-le/luu/", FACTS | {"duty_phone": phone})
    assert response.status_code == 400
    assert said in response.json()["errors"]["duty_phone"][0]
    assert Station.objects.get(code="cam-le").duty_phone == ""


@pytest.mark.parametrize("path", ["luu/", "ky/", ""])
def test_another_provinces_station_is_an_unknown_one(desk, path):
    forbidden = desk(f"tinh/don-vi/o/nam-dong/{path}", FACTS)
    unknown = desk(f"tinh/don-vi/o/khong-co/{path}", FACTS)
    assert forbidden.status_code == unknown.status_code == 404


def test_a_new_station_belongs_to_the_desks_province_and_gets_no_tip_before_its_key(desk):
    made = desk("tinh/don-vi/them/", FACTS | {"code": "ca-moi", "name": "Công an phường Mới"})
    assert made.status_code == 200
    station = Station.objects.get(code="ca-moi")
    assert (station.kind, station.province_id) == ("ward", "48")
    station.wards.add("20285")
    assert route("20285") == "desk-48"
    again = desk("tinh/don-vi/them/", FACTS | {"code": "ca-moi"})
    assert "mã này" in again.json()["errors"]["code"][0]


def certificate(world, wards, **changes):
    key = StationKey.objects.get(station__code="cam-le")
    return b64(station_certificate(world, key, wards, **changes))


def test_wards_in_the_database_alone_move_no_tip(world):
    Station.objects.get(code="cam-le").wards.add("20285")
    assert route("20285") == "desk-48"


def test_a_signed_certificate_with_another_ward_moves_its_tips(desk, world):
    before = Generation.objects.get().number
    both = ["20260", "20285"]
    sent = {"wards": both, "certificate": certificate(world, both)}
    assert desk(CERTIFY, sent).status_code == 200
    assert route("20285") == "cam-le"
    assert set(Station.objects.get(code="cam-le").wards.values_list("pk", flat=True)) == set(both)
    certified = JournalEntry.objects.get(action="station-certified")
    assert certified.details["wards"] == both
    assert Generation.objects.get().number > before


def test_a_renewed_certificate_keeps_the_key_and_holds_longer(desk, world):
    later = int(time.time()) + 3600
    sent = {"wards": ["20260"], "certificate": certificate(world, ["20260"], not_after=later)}
    assert desk(CERTIFY, sent).status_code == 200
    key = StationKey.objects.get(station__code="cam-le")
    assert read_unverified(StationCertificate, key.certificate).not_after == later
    assert (key.epoch, route()) == (1, "cam-le")


def test_a_ward_is_taken_away_only_with_the_old_certificates_revocation(desk, world):
    both = ["20260", "20285"]
    desk(CERTIFY, {"wards": both, "certificate": certificate(world, both)})
    key = StationKey.objects.get(station__code="cam-le")
    old = key.certificate
    sent = {"wards": ["20260"], "certificate": certificate(world, ["20260"])}
    assert desk(CERTIFY, sent).json() == {"error": "signature"}
    other = b64(revocation(world, "48:" + "0" * 32))
    assert desk(CERTIFY, sent | {"revocation": other}).json() == {"error": "signature"}
    assert route("20285") == "cam-le"
    serial = read_unverified(StationCertificate, old).serial
    ended = b64(revocation(world, serial, "wards-changed"))
    assert desk(CERTIFY, sent | {"revocation": ended}).status_code == 200
    assert route("20285") == "desk-48"
    StationKey.objects.filter(pk=key.pk).update(certificate=old)
    assert route("20285") == "desk-48", "a writer of the database has put the old one back"


@pytest.mark.parametrize(
    "wrong",
    ["another key", "another authority", "other wards", "another station", "nothing"],
)
def test_nothing_but_the_stations_own_certificate_by_its_authority_is_kept(desk, world, wrong):
    key = StationKey.objects.get(station__code="cam-le")
    before = bytes(key.certificate)
    changes = {"another key": {"box_key": bytes(32)}, "another station": {"station": "nam-dong"}}
    wards = ["20260", "20285"] if wrong == "other wards" else ["20260"]
    scope = "68" if wrong == "another authority" else "48"
    made = station_certificate(world, key, wards, scope, **changes.get(wrong, {}))
    sent = {"wards": ["20260"], "certificate": b64(made if wrong != "nothing" else b"x")}
    response = desk(CERTIFY, sent)
    assert response.json() == {"error": "signature"}
    assert bytes(StationKey.objects.get(pk=key.pk).certificate) == before


def test_wards_are_looked_at_before_anything_is_signed(desk, world):
    world.station("ngu-hanh-son", "ward", "48", ["20285"])
    taken = desk(CERTIFY, {"wards": ["20260", "20285"], "check": "1"})
    assert "Ngũ Hành Sơn" in taken.json()["errors"]["wards"][0]
    assert "wards" in desk(CERTIFY, {"check": "1"}).json()["errors"]
    assert desk(CERTIFY, {"wards": ["24649"], "check": "1"}).status_code == 400
    assert desk(CERTIFY, {"wards": ["20260"], "check": "1"}).json() == {}
    assert not JournalEntry.objects.filter(action="station-certified").exists()


def signed_rule(world, category="drugs", station="desk-48", scope="48"):
    signature = rules.sign("48", category, station, world.authority(scope)[0].private)
    return {"category": category, "station": station, "signature": b64(signature)}


def test_a_signed_rule_sends_its_category_to_its_station(desk, world):
    assert route(category="drugs") == "cam-le"
    assert desk("tinh/quy-tac/them/", signed_rule(world)).status_code == 200
    assert (last().action, last().details["category"]) == ("rule-added", "drugs")
    assert (route(category="drugs"), route()) == ("desk-48", "cam-le")
    assert desk("tinh/quy-tac/them/", signed_rule(world)).json() == {"error": "ruled"}


@pytest.mark.parametrize("wrong", ["another authority", "another category", "no signature"])
def test_a_rule_with_a_bad_signature_is_refused(desk, world, wrong):
    sent = signed_rule(world, scope="68" if wrong == "another authority" else "48")
    sent |= {"another category": {"category": "theft"}, "no signature": {"signature": ""}}.get(
        wrong, {}
    )
    assert desk("tinh/quy-tac/them/", sent).status_code in (400, 409)
    assert not RoutingRule.objects.exists()


def test_a_rule_that_was_taken_away_is_revoked_and_does_not_come_back_with_its_row(desk, world):
    desk("tinh/quy-tac/them/", signed_rule(world))
    row = RoutingRule.objects.get()
    path = f"tinh/quy-tac/{row.pk}/bo/"
    assert desk(path).json() == {"error": "signature"}
    ended = b64(revocation(world, rules.serial_of(row.signature), "rule-removed"))
    assert desk(path, {"revocation": ended}).status_code == 200
    actions = list(JournalEntry.objects.order_by("-seq").values_list("action", flat=True)[:2])
    assert actions == ["certificate-revoked", "rule-removed"]
    row.pk = None
    row.save()
    assert route(category="drugs") == "cam-le"
    html = desk("tinh/quy-tac/").json()["html"]
    assert "bị bỏ qua" in html


def test_a_rule_put_there_by_a_writer_of_the_database_is_shown_as_passed_over(desk, world):
    station = Station.objects.get(code="desk-48")
    rule = RoutingRule.objects.create(
        province_id="48", category="drugs", station=station, signature=b"x" * 80
    )
    assert "bị bỏ qua" in desk("tinh/quy-tac/").json()["html"]
    assert desk(f"tinh/quy-tac/{rule.pk}/bo/").status_code == 200
    assert not RoutingRule.objects.exists()


def test_another_provinces_rule_cannot_be_taken_away(desk, world):
    station = Station.objects.get(code="desk-68")
    rule = RoutingRule.objects.create(
        province_id="68", category="drugs", station=station, signature=b"x" * 80
    )
    assert desk(f"tinh/quy-tac/{rule.pk}/bo/").json() == {"error": "rule"}
    assert RoutingRule.objects.exists()
