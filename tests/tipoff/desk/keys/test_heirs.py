"""Wards merge, and a station whose key nobody opens: tips move only to who can read them."""

import json

import pytest
from tests.tipoff.desk.duty import enrol, identity, send
from tests.tipoff.desk.keys import signing

from places.models import Station
from tipoff.desk.payloads import unlock_material
from tipoff.models import JournalEntry, Officer, StationKey, StationKeyGrant, Tip, TipKey
from tipoff.vault import certificates, primitives, shares, tips
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.shares import StationKeyName
from tipoff.vault.tips import SealedKey

PANEL = "/truc-ban/khoa-don-vi/"


@pytest.fixture
def chief(world):
    """The head of Công an phường Cẩm Lệ, which is to be merged away."""
    duty = enrol(world, Station.objects.get(code="cam-le"), "lan")
    duty.officer.role = Officer.Role.CHIEF
    duty.officer.save()
    return duty


@pytest.fixture
def heir(world):
    """A station that the province has certified for Cẩm Lệ's ward as well as its own."""
    station = world.station("ngu-hanh-son", "ward", "48", ["20285"])
    key = StationKey.objects.get(station=station)
    key.certificate = signing.station_certificate(world, key, ["20260", "20285"])
    key.save()
    station.wards.add("20260")
    return station


def granted(world, to, epoch=1):
    """The old station's key, sealed to the heir's as the chief's browser does."""
    key = StationKey.objects.get(station__code="cam-le", epoch=epoch)
    holder = StationKey.objects.get(station=to, retired_at=None)
    name = StationKeyName("cam-le", epoch, key.public_key)
    receiver = certificates.Recipient("station", to.code, holder.epoch, holder.public_key)
    private = world.station_keys["cam-le", epoch].private
    return shares.seal_station_share(private, name, receiver)


def grant(client, world, heir, **changes):
    sealed = json.dumps({"1": b64(granted(world, heir))})
    return client.post(PANEL + "thua-ke/", {"heir": heir.code, "shares": sealed} | changes)


def merge(client, heir):
    return client.post(PANEL + "sap-nhap/", {"station": "cam-le", "heir": heir.code})


def test_wards_merge_and_the_heirs_officers_open_the_old_tips(
    world, chief, province, heir, client, new_client
):
    tip = send("cam-le")
    chief.unlock(client)
    province.unlock(desk := new_client())
    early = merge(desk, heir)
    assert (early.status_code, early.json()["error"]) == (409, "no-grant")
    assert Tip.objects.get(pk=tip.pk).station.code == "cam-le"

    assert grant(client, world, heir).status_code == 200
    assert merge(desk, heir).status_code == 200
    assert Tip.objects.get(pk=tip.pk).station == heir
    entries = JournalEntry.objects.filter(action="station-merged", subject=tip.public_id)
    assert entries.get().details["to"] == heir.code

    newcomer = enrol(world, heir, "hai")
    newcomer.unlock(browser := new_client())
    (row,) = browser.post("/truc-ban/danh-sach/").json()["tips"]
    (given,) = unlock_material(newcomer.officer)["grants"]
    name = StationKeyName("cam-le", 1, unb64(given["boxKey"]))
    receiver = certificates.Recipient("station", heir.code, given["holder"]["epoch"], b"")
    holder = world.station_keys[heir.code, 1].private
    private = shares.open_station_share(unb64(given["sealed"]), name, receiver, holder)
    key = row["keys"][0]
    sealed = SealedKey(key["kind"], key["name"], key["epoch"], unb64(key["sealed"]))
    assert tips.open_tip_key(sealed, identity(tip), private)
    assert client.post("/truc-ban/danh-sach/").json()["tips"] == []
    # From now on the ward's tips go to the heir.
    assert send("cam-le").station == heir


def test_a_station_that_the_province_did_not_certify_for_the_wards_is_no_heir(
    world, chief, province, client, new_client
):
    """A row of wards in the database makes nobody an heir: the certificate does."""
    other = world.station("son-tra", "ward", "48", ["20285"])
    other.wards.add("20260")
    chief.unlock(client)
    assert set(grant(client, world, other).json()["errors"]) == {"heir"}
    province.unlock(desk := new_client())
    key = StationKey.objects.get(station__code="cam-le")
    holder = StationKey.objects.get(station=other)
    StationKeyGrant.objects.create(station_key=key, holder=holder, sealed=b"x" * 560)
    send("cam-le")
    assert merge(desk, other).status_code == 409
    assert Tip.objects.get().station.code == "cam-le"


def test_only_the_head_leaves_the_stations_keys_and_only_those_held(world, chief, heir, client):
    chief.unlock(client)
    assert grant(client, world, heir, shares=json.dumps({"7": "AA"})).status_code == 400
    chief.officer.shares.all().delete()
    assert grant(client, world, heir).status_code == 409
    chief.officer.role = Officer.Role.OFFICER
    chief.officer.save()
    assert grant(client, world, heir).status_code == 404
    assert not StationKeyGrant.objects.exists()


@pytest.fixture
def shut_out(world, province):
    """Cẩm Lệ with a second key, after nobody could open the first; a tip of before."""
    tip = send("cam-le")
    station = Station.objects.get(code="cam-le")
    StationKey.objects.filter(station=station).update(retired_at="2026-01-01T00:00Z")
    world.certify(station, ["20260"], epoch=2)
    return tip


def resealed(world, tip):
    """The tip's key as the province's browser seals it anew."""
    key = StationKey.objects.get(station__code="cam-le", epoch=2)
    receiver = certificates.Recipient("station", "cam-le", 2, key.public_key)
    private = world.tip_key(tip, "desk-48")
    return tips.seal_tip_key(private, identity(tip), receiver).sealed


def hand_over(client, shares, station="cam-le", after=0):
    form = {"station": station, "after": after, "shares": json.dumps(shares)}
    return client.post(PANEL + "trao-tin/", form)


def test_the_province_hands_a_station_the_tips_that_its_new_key_does_not_open(
    world, province, shut_out, client
):
    province.unlock(client)
    batch = client.post(PANEL + "tin-cho-trao/", {"station": "cam-le", "after": 0}).json()
    assert [tip["number"] for tip in batch["tips"]] == [shut_out.public_id]
    assert [key["name"] for key in batch["tips"][0]["keys"]] == ["desk-48"]
    released = JournalEntry.objects.filter(action="headers-released").order_by("-seq").first()
    assert released.details["tips"] == [shut_out.public_id]
    sealed = {shut_out.public_id: b64(resealed(world, shut_out))}
    assert hand_over(client, sealed).status_code == 200
    row = TipKey.objects.get(tip=shut_out, name="cam-le", epoch=2)
    key = SealedKey(row.kind, row.name, row.epoch, row.sealed)
    private = world.station_keys["cam-le", 2].private
    assert tips.open_tip_key(key, identity(shut_out), private)
    assert hand_over(client, sealed).status_code == 409
    done = JournalEntry.objects.get(action="tip-keys-resealed")
    assert done.details["tips"] == [shut_out.public_id]


def test_no_tip_is_handed_over_that_stands_elsewhere_or_to_an_uncertified_key(
    world, province, shut_out, client
):
    province.unlock(client)
    elsewhere = send("nam-dong")
    foreign = {elsewhere.public_id: b64(b"x" * 560)}
    assert hand_over(client, foreign).status_code == 409
    assert hand_over(client, {}, station="nam-dong").status_code == 400
    swapped = primitives.box_pair().public
    StationKey.objects.filter(station__code="cam-le", epoch=2).update(
        certificate=b"forged", public_key=swapped
    )
    sealed = {shut_out.public_id: b64(b"x" * 560)}
    assert hand_over(client, sealed).status_code == 409
    assert not TipKey.objects.filter(tip=shut_out, epoch=2).exists()


def test_an_expired_certificate_hands_nothing_over(world, province, shut_out, client):
    key = StationKey.objects.get(station__code="cam-le", epoch=2)
    expired = signing.station_certificate(world, key, not_after=1)
    StationKey.objects.filter(pk=key.pk).update(certificate=expired)
    province.unlock(client)
    sealed = {shut_out.public_id: b64(resealed(world, shut_out))}
    assert hand_over(client, sealed).status_code == 409
