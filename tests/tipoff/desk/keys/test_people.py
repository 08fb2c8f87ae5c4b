"""Officers come, enrol, are certified, move and leave: each step verified, each journalled."""

import json

import pytest
from tests.tipoff.desk.duty import send
from tests.tipoff.desk.keys import signing
from tests.tipoff.factories import FAR

from common.models import User
from places.models import Station
from tipoff.desk.selectors import is_certified
from tipoff.models import (
    Enrolment,
    JournalEntry,
    Officer,
    OfficerVault,
    Revocation,
    StationKey,
    StationKeyShare,
    TipKey,
)
from tipoff.trust import current_trust
from tipoff.vault import certificates, officers, primitives, shares
from tipoff.vault.certificates import OfficerCertificate
from tipoff.vault.encoding import b64, canonical
from tipoff.vault.shares import StationKeyName

PANEL = "/truc-ban/khoa-don-vi/"
ADDED = {"name": "Trần Thị Hoa", "login": "hoa", "email": "", "role": "officer"}
WRAP = {"memory": 1, "passes": 1, "purpose": "wrap", "salt": "", "sealed": "", "v": 1}


@pytest.fixture
def desk(client, province):
    """Đà Nẵng's duty desk, unlocked."""
    province.unlock(client)
    return client


def fresh_keys():
    return officers.keys(officers.new_seed())


def enrolment(officer, keys):
    """A row as the officer's browser leaves it."""
    wrapped = canonical(WRAP)
    return Enrolment.objects.create(
        officer=officer, box_key=keys.box.public, sign_key=keys.sign.public, wrapped=wrapped
    )


def serial_of(officer):
    return signing.serial_of(OfficerCertificate, officer.vault.certificate)


def made_key(world, station, holders, epoch=2, of=None):
    """A new epoch as the province's browser answers it, as JSON."""
    pair = primitives.box_pair()
    certificate = certificates.StationCertificate(
        station=of or station.code,
        kind=station.kind,
        province=station.province_id,
        wards=("20260",),
        epoch=epoch,
        box_key=pair.public,
        not_after=FAR,
        serial=certificates.new_serial("48"),
    )
    name = StationKeyName(station.code, epoch, pair.public)

    def sealed(recipient):
        return b64(shares.seal_station_share(pair.private, name, recipient))

    to = [(o, certificates.Recipient("officer", o.public_id, 0, o.vault.box_key)) for o in holders]
    made = {
        "envelope": b64(signing.signed(world, certificate)),
        "shares": [{"officer": o.public_id, "sealed": sealed(r)} for o, r in to],
        "escrow": sealed(certificates.Recipient("escrow", "escrow", 1, world.escrow.public)),
    }
    return json.dumps(made)


def journalled(action):
    return JournalEntry.objects.filter(action=action).order_by("-seq").first()


def test_a_new_officer_sets_the_password_by_a_link_and_has_no_keys(desk, client):
    answer = desk.post(PANEL + "them-can-bo/", ADDED | {"station": "cam-le"})
    link = answer.json()["link"]
    user = User.objects.get(username="hoa")
    assert (user.kind, user.has_usable_password()) == (User.Kind.OFFICER, False)
    assert not hasattr(user.officer, "vault")
    assert journalled("officer-added").details["officer"] == user.officer.public_id
    client.logout()
    password = "rat-dai-va-kho-doan-2026"
    page = client.get(link, follow=True)
    form = {"password1": password, "password2": password}
    client.post(page.redirect_chain[-1][0], form)
    user.refresh_from_db()
    assert user.check_password(password)
    used = client.get(link, follow=True)
    assert "password1" not in used.content.decode()


def test_a_taken_name_or_another_provinces_station_is_refused_beside_its_field(desk, province):
    taken = desk.post(PANEL + "them-can-bo/", ADDED | {"login": "DUNG", "station": "cam-le"})
    assert set(taken.json()["errors"]) == {"login"}
    foreign = desk.post(PANEL + "them-can-bo/", ADDED | {"station": "nam-dong"})
    assert set(foreign.json()["errors"]) == {"station"}
    assert not User.objects.filter(username="hoa").exists()


def test_keys_made_in_the_browser_wait_beside_the_old_vault(client, ward):
    before = bytes(ward.officer.vault.wrapped)
    ward.enter(client)
    keys = fresh_keys()
    form = {"box_key": b64(keys.box.public), "sign_key": b64(keys.sign.public)}
    for _ in range(2):
        sent = client.post("/truc-ban/khoa/tao/", form | {"wrapped": b64(canonical(WRAP))})
        assert sent.status_code == 204
    assert Enrolment.objects.get().box_key == keys.box.public
    assert bytes(OfficerVault.objects.get(officer=ward.officer).wrapped) == before
    assert is_certified(ward.officer)
    assert journalled("officer-enrolled").details["again"] is True
    assert client.post("/truc-ban/khoa/tao/", form | {"wrapped": b64(b"{}")}).status_code == 409


def test_certifying_new_keys_ends_the_old_certificate_and_what_was_sealed_to_them(
    world, desk, ward
):
    keys, old = fresh_keys(), serial_of(ward.officer)
    enrolment(ward.officer, keys)
    form = {
        "officer": ward.officer.public_id,
        "envelope": b64(signing.officer_certificate(world, ward.officer, keys)),
        "revoked": b64(signing.revocation(world, old, "passphrase-lost")),
    }
    assert desk.post(PANEL + "chung-thuc/", form).status_code == 200
    officer = Officer.objects.get(pk=ward.officer.pk)
    assert officer.vault.box_key == keys.box.public
    assert is_certified(officer)
    assert not officer.shares.exists()
    assert not Enrolment.objects.exists()
    assert Revocation.objects.get().serial == old
    assert journalled("officer-certified").details["officer"] == officer.public_id


@pytest.mark.parametrize("attack", ["other keys", "other officer", "no revocation", "other scope"])
def test_certifying_what_the_browser_did_not_compare_is_refused(world, desk, ward, attack):
    """A database writer puts other keys into the row once the groups were read, and the like."""
    keys, other = fresh_keys(), fresh_keys()
    enrolment(ward.officer, other if attack == "other keys" else keys)
    scope = {"scope": "68"} if attack == "other scope" else {}
    who = Officer.objects.get(user__username="cam-le-0")
    named = who if attack == "other officer" else ward.officer
    envelope = signing.officer_certificate(world, named, keys, **scope)
    revoked = signing.revocation(world, serial_of(ward.officer), "passphrase-lost")
    form = {
        "officer": ward.officer.public_id,
        "envelope": b64(envelope),
        "revoked": "" if attack == "no revocation" else b64(revoked),
    }
    assert desk.post(PANEL + "chung-thuc/", form).status_code == 409
    assert Enrolment.objects.exists()
    assert is_certified(ward.officer)
    assert not Revocation.objects.exists()


def test_who_leaves_is_shut_out_at_once_and_the_station_has_a_new_key(
    world, desk, province, ward, new_client
):
    old_tip = send("cam-le")
    station = ward.officer.station
    open_desk = new_client()
    ward.unlock(open_desk)
    rest = list(Officer.objects.filter(station=station).exclude(pk=ward.officer.pk))
    made = made_key(world, station, rest)
    form = {
        "officer": ward.officer.public_id,
        "revoked": b64(signing.revocation(world, serial_of(ward.officer))),
        "made": made,
    }
    assert desk.post(PANEL + "can-bo-roi/", form).status_code == 200
    # The open session, list endpoints included.
    assert open_desk.post("/truc-ban/danh-sach/").status_code == 302
    assert not StationKeyShare.objects.filter(officer=ward.officer).exists()
    assert StationKey.objects.get(station=station, epoch=1).retired_at is not None
    assert journalled("officer-left").details["officer"] == ward.officer.public_id
    assert journalled("station-key-renewed").details["epoch"] == 2
    # New tips are sealed to the new key; who stays still holds the old one for the old tips.
    new = TipKey.objects.get(tip=send("cam-le"), name="cam-le")
    assert new.epoch == 2
    assert TipKey.objects.get(tip=old_tip, name="cam-le").epoch == 1
    for officer in rest:
        held = officer.shares.order_by("station_key__epoch")
        assert [share.station_key.epoch for share in held] == [1, 2]


@pytest.mark.parametrize("attack", ["left out", "to the leaver", "old epoch", "other station"])
def test_a_new_epoch_goes_to_all_who_stay_and_to_nobody_else(world, desk, ward, attack):
    station = ward.officer.station
    rest = list(Officer.objects.filter(station=station).exclude(pk=ward.officer.pk))
    holders = {"left out": rest[:1], "to the leaver": [*rest, ward.officer]}.get(attack, rest)
    changes = {"old epoch": {"epoch": 1}, "other station": {"of": "nam-dong"}}
    made = made_key(world, station, holders, **changes.get(attack, {}))
    form = {
        "officer": ward.officer.public_id,
        "revoked": b64(signing.revocation(world, serial_of(ward.officer))),
        "made": made,
    }
    assert desk.post(PANEL + "can-bo-roi/", form).status_code == 409
    assert StationKey.objects.get(station=station).retired_at is None
    assert Officer.objects.get(pk=ward.officer.pk).is_active


def test_nobody_leaves_by_the_own_hand_or_by_another_provinces(world, desk, province, ward):
    form = {"officer": province.officer.public_id, "revoked": "", "made": ""}
    assert desk.post(PANEL + "can-bo-roi/", form).status_code == 409
    stranger = Officer.objects.get(user__username="nam-dong-0")
    refused = desk.post(PANEL + "can-bo-roi/", form | {"officer": stranger.public_id})
    assert set(refused.json()["errors"]) == {"officer"}


def test_who_moves_keeps_the_keys_and_loses_the_old_stations(world, desk, ward):
    target = Station.objects.get(code="desk-48")
    keys = ward.keys
    envelope = signing.officer_certificate(world, ward.officer, keys, station="desk-48")
    form = {
        "officer": ward.officer.public_id,
        "station": "desk-48",
        "envelope": b64(envelope),
        "revoked": b64(signing.revocation(world, serial_of(ward.officer), "moved")),
    }
    assert desk.post(PANEL + "chuyen-can-bo/", form).status_code == 200
    officer = Officer.objects.get(pk=ward.officer.pk)
    assert officer.station == target
    assert is_certified(officer)
    assert not officer.shares.exists()


def test_a_colleague_hands_the_key_over_and_nobody_hands_over_what_they_lack(
    world, client, ward, province
):
    station = ward.officer.station
    newcomer = Officer.objects.filter(station=station).exclude(pk=ward.officer.pk).first()
    newcomer.shares.all().delete()
    key = StationKey.objects.get(station=station)
    name = StationKeyName(station.code, 1, key.public_key)
    receiver = certificates.Recipient("officer", newcomer.public_id, 0, newcomer.vault.box_key)
    sealed = shares.seal_station_share(world.station_keys["cam-le", 1].private, name, receiver)
    form = {"officer": newcomer.public_id, "shares": json.dumps({"1": b64(sealed)})}
    ward.unlock(client)
    assert client.post(PANEL + "trao-khoa/", form).status_code == 200
    assert bytes(newcomer.shares.get().sealed) == sealed
    assert journalled("station-key-shared").details["epochs"] == [1]
    form["shares"] = json.dumps({"2": b64(sealed)})
    assert client.post(PANEL + "trao-khoa/", form).status_code == 409
    province.unlock(client)
    assert client.post(PANEL + "trao-khoa/", form).status_code == 409


def test_a_reply_from_before_an_officer_left_stays_true_unless_the_keys_were_stolen(
    world, province, ward
):
    serial, before = serial_of(ward.officer), 1_000
    for reason, believed in (("left", True), ("stolen", False)):
        Revocation.objects.all().delete()
        statement = signing.revocation(world, serial, reason)
        Revocation.objects.create(serial=serial, statement=statement)
        trust = current_trust(before)
        assert trust.is_revoked(serial, before) is not believed
        assert trust.is_revoked(serial, FAR)


def test_a_vault_with_the_new_root_pinned_takes_the_old_ones_place(client, ward):
    """Only from an open desk, and only what is a vault at all."""
    ward.enter(client)
    sent = {"wrapped": b64(canonical(WRAP))}
    assert client.post("/truc-ban/khoa/goc-moi/", sent).status_code == 423
    ward.unlock(client)
    assert client.post("/truc-ban/khoa/goc-moi/", {"wrapped": b64(b"{}")}).status_code == 409
    assert client.post("/truc-ban/khoa/goc-moi/", sent).status_code == 204
    assert OfficerVault.objects.get(officer=ward.officer).wrapped == canonical(WRAP)
    assert journalled("root-pinned").actor == ward.officer.public_id
