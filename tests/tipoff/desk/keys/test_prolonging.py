"""A station's certificate that runs out is renewed with the key it has: nothing else changes."""

import time
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.tipoff.desk.duty import send
from tests.tipoff.desk.keys import signing

from tipoff.models import JournalEntry, StationKey, TipKey
from tipoff.trust import remember
from tipoff.vault.certificates import StationCertificate, read_unverified
from tipoff.vault.encoding import b64

PANEL = "/truc-ban/khoa-don-vi/"
DAY = 24 * 3600


@pytest.fixture
def desk(client, province):
    """Đà Nẵng's duty desk, unlocked."""
    province.unlock(client)
    return client


def cam_le():
    return StationKey.objects.select_related("station").get(station__code="cam-le")


def ending(world, seconds, **changes):
    """Cẩm Lệ's certificate ends so many seconds from now; answers its envelope."""
    end = int(time.time()) + seconds
    envelope = signing.station_certificate(world, cam_le(), not_after=end, **changes)
    StationKey.objects.filter(station__code="cam-le").update(certificate=envelope)
    return envelope


def prolong(desk, envelope, station="cam-le"):
    return desk.post(PANEL + "gia-han/", {"station": station, "envelope": b64(envelope)})


def shown(desk, station="cam-le", path=PANEL):
    return desk.post(f"{path}?station={station}").json()


def test_a_station_whose_certificate_ran_out_receives_again_with_the_key_it_has(world, desk):
    old = send("cam-le")
    ending(world, -DAY)
    passed = send("cam-le")
    assert passed.station.code == "desk-48"
    assert not TipKey.objects.filter(tip=passed, name="cam-le").exists()

    renewed = signing.station_certificate(world, cam_le())
    assert prolong(desk, renewed).status_code == 200
    assert bytes(cam_le().certificate) == renewed
    new = send("cam-le")
    assert new.station.code == "cam-le"
    for tip in (old, new):
        assert TipKey.objects.get(tip=tip, name="cam-le").epoch == 1
        assert world.open_tip(tip, "cam-le")[0]["category"] == "theft"
    entry = JournalEntry.objects.get(action="station-certified")
    serial = signing.serial_of(StationCertificate, renewed)
    assert (entry.details["serial"], entry.details["epoch"]) == (serial, 1)


def otherwise(end):
    """What a renewal could say otherwise than the certificate that stands, which ends then."""
    return [
        {"wards": ["20260", "20285"]},
        {"wards": []},
        {"kind": "province"},
        {"station": "nam-dong"},
        {"box_key": signing.another_key()},
        {"epoch": 0},
        {"epoch": 2},
        {"scope": "68"},
        {"not_after": end - 60},
        {"demonstration": True},
    ]


def test_a_renewal_that_says_anything_else_is_refused(world, desk, settings):
    settings.DEMONSTRATION = True
    for left in (-DAY, DAY):
        before = ending(world, left)
        for wrong in otherwise(int(time.time()) + left):
            refused = prolong(desk, signing.station_certificate(world, cam_le(), **wrong))
            assert refused.json() == {"error": "signature"}, wrong
        assert bytes(cam_le().certificate) == before
    assert not JournalEntry.objects.filter(action="station-certified").exists()


def test_what_does_not_stand_is_not_renewed_and_not_offered(world, desk):
    """Such a station needs a new key: its old one is not to be believed any more."""

    def revoke():
        remember({}, {signing.serial_of(StationCertificate, ending(world, -DAY))})

    def retire(at="2026-01-01T00:00Z"):
        ending(world, -DAY)
        StationKey.objects.filter(station__code="cam-le").update(retired_at=at)

    def raise_epoch():
        retire(None)
        remember({"cam-le": 2})

    for spoil in (lambda: ending(world, -DAY, scope="68"), revoke, retire, raise_epoch):
        spoil()
        stands = bytes(cam_le().certificate)
        renewed = signing.station_certificate(world, cam_le())
        assert prolong(desk, renewed).json() == {"error": "changed"}
        assert bytes(cam_le().certificate) == stands
        given = shown(desk)
        assert given["data"]["lifetimes"] == []
        assert "gia-han" not in given["html"]


def test_another_provinces_station_is_unknown_and_a_ward_renews_nothing(
    world, desk, ward, new_client
):
    ending(world, -DAY)
    renewed = signing.station_certificate(world, cam_le())
    assert set(prolong(desk, renewed, "nam-dong").json()["errors"]) == {"station"}
    ward.unlock(client := new_client())
    assert prolong(client, renewed).status_code == 404
    own = shown(client)
    assert "Chứng thư đã hết hạn" in own["html"]
    assert "gia-han" not in own["html"]


def test_the_panel_says_until_when_and_has_one_button_and_lists_what_is_due(world, desk):
    for left, said, listed in (
        (-DAY, "Chứng thư đã hết hạn ngày", True),
        (59 * DAY, "Chứng thư hết hạn ngày", True),
        (61 * DAY, "Chứng thư có hiệu lực đến ngày", False),
    ):
        end = read_unverified(StationCertificate, ending(world, left)).not_after
        day = f"{datetime.fromtimestamp(end, timezone.get_default_timezone()):%d/%m/%Y}"
        given = shown(desk)
        assert f"{said} {day}" in given["html"]
        assert given["html"].count("Công an cam-le thêm hai năm") == 1
        assert {each["station"] for each in given["data"]["lifetimes"]} == {"cam-le"}
        other = shown(desk, "desk-48")
        assert ("Công an cam-le thêm hai năm" in other["html"]) is listed
        overview = shown(desk, path="/truc-ban/tinh/")["html"]
        assert ("?station=cam-le" in overview) is listed


def test_what_holds_longer_than_a_renewal_would_is_not_offered_one(world, desk):
    ending(world, 3 * 366 * DAY)
    given = shown(desk)["html"]
    assert "Chứng thư có hiệu lực đến ngày" in given
    assert "thêm hai năm" not in given


def test_a_new_key_starts_from_what_stood_certified_not_from_the_row(world, desk):
    """After the end too: a ward that somebody wrote into the database is not offered."""
    ending(world, -DAY)
    cam_le().station.wards.add("20285")
    given = shown(desk)["data"]["station"]
    assert given["wards"] == ["20260"]
    assert (given["chain"], given["stood"][1]) == (None, b64(cam_le().certificate))


def test_many_stations_whose_certificates_end_take_no_more_queries(
    world, desk, django_assert_max_num_queries
):
    ending(world, -DAY)
    with CaptureQueriesContext(connection) as few:
        shown(desk, "desk-48")
    for number in range(5):
        world.certify(world.station(f"ca-{number}", "ward", "48", working=False), not_after=1)
    with django_assert_max_num_queries(len(few)):
        assert len(shown(desk, "desk-48")["data"]["lifetimes"]) == 7
