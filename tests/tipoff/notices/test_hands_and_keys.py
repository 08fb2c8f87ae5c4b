"""Who gets a tip into their hands, and whose keys wait for somebody, is told once, never what."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from tests.tipoff.desk.duty import send
from tests.tipoff.desk.keys import signing

from tipoff import mailing
from tipoff.desk.keys import people
from tipoff.desk.moving.services import assign
from tipoff.models import (
    Authority,
    AuthorityShare,
    DutyShift,
    Notice,
    Officer,
    OfficerVault,
    StationKeyShare,
    Tip,
)
from tipoff.vault import officers as vault_officers
from tipoff.vault.certificates import OfficerCertificate
from tipoff.vault.encoding import canonical

WRAP = {"memory": 1, "passes": 1, "purpose": "wrap", "salt": "", "sealed": "", "v": 1}


def told(kind):
    """Whom a notice of this kind is for, by account."""
    found = Notice.objects.filter(kind=kind).values_list("officer__user__username", flat=True)
    return sorted(found)


def on_shift(officer):
    """Put an officer on duty around the present moment."""
    now, hour = timezone.now(), timedelta(hours=1)
    times = {"starts_at": now - hour, "ends_at": now + hour}
    DutyShift.objects.create(station=officer.station, officer=officer, **times)


def let_sign(officer):
    """Give an officer of the province's desk a share of its signing key."""
    row = Authority.objects.get(scope="48")
    AuthorityShare.objects.create(authority=row, officer=officer, sealed=b"s")


@pytest.fixture
def ward(country):
    """Officers of Cẩm Lệ and of the province's desk by account, all of them with addresses."""
    found = Officer.objects.filter(station__code__in=("cam-le", "desk-48"))
    return {one.user.username: one for one in found.select_related("user", "station")}


def make_keys(officer):
    """What the officer's browser posts when it has made keys."""
    keys = vault_officers.keys(vault_officers.new_seed())
    people.enrol(officer, keys.box.public, keys.sign.public, canonical(WRAP))
    return keys


def certify(world, by, officer):
    """The whole of a new officer's coming, with keys in place of lost ones."""
    keys = make_keys(officer)
    old = signing.serial_of(OfficerCertificate, officer.vault.certificate)
    envelope = signing.officer_certificate(world, officer, keys)
    people.certify(by, officer, envelope, signing.revocation(world, old, "passphrase-lost"))


def test_a_colleague_who_gets_a_tip_is_told_its_number_and_no_more(ward):
    tip = send("cam-le")
    assign(ward["cam-le-0"], [tip], ward["cam-le-1"])
    (notice,) = Notice.objects.filter(kind="assigned")
    assert (notice.officer, notice.number) == (ward["cam-le-1"], tip.public_id)
    mailing.send_due()
    bodies = {sent.body.replace(tip.public_id, "") for sent in mail.outbox}
    assert len(bodies) == 1, "what was done stands in the e-mail"


def test_many_at_once_are_one_notice_and_urgent_if_one_of_them_is(ward):
    tips = [send("cam-le"), send("cam-le", urgent=True)]
    assign(ward["cam-le-0"], tips, ward["cam-le-1"])
    (notice,) = Notice.objects.filter(kind="assigned")
    assert (notice.number, notice.urgent) == ("", True)


def test_who_takes_a_tip_and_who_has_it_already_is_not_told(ward):
    tip = send("cam-le")
    for _ in range(2):
        assign(ward["cam-le-0"], [tip], ward["cam-le-0"])
    assign(ward["cam-le-1"], [tip], ward["cam-le-0"])
    assert told("assigned") == []


def test_a_tip_that_comes_back_into_the_same_hands_is_told_again(ward, clock):
    tip = send("cam-le")
    for name in ("cam-le-1", "cam-le-0", "cam-le-1"):
        assign(ward["cam-le-0"], [tip], ward[name])
        clock(minutes=1)
    assert told("assigned") == ["cam-le-1", "cam-le-1"]


def test_a_practice_tip_tells_nobody(ward):
    tip = send("cam-le")
    Tip.objects.update(practice=True)
    tip.refresh_from_db()
    assign(ward["cam-le-0"], [tip], ward["cam-le-1"])
    assert told("assigned") == []


def test_for_a_colleague_without_an_address_who_is_on_duty_is_told(ward, world):
    third = world.officer(ward["cam-le-0"].station, "hoa")
    on_shift(ward["cam-le-1"])
    assign(ward["cam-le-0"], [send("cam-le")], third)
    assert told("assigned") == ["cam-le-1"]


def test_nothing_is_queued_where_the_assigning_is_rolled_back(ward, monkeypatch):
    def fail(*args, **details):
        raise RuntimeError

    monkeypatch.setattr("tipoff.desk.moving.services.record", fail)
    with pytest.raises(RuntimeError):
        assign(ward["cam-le-0"], [send("cam-le")], ward["cam-le-1"])
    assert told("assigned") == []


def test_keys_that_were_made_are_told_to_who_can_certify_them(ward):
    let_sign(ward["desk-48-1"])
    make_keys(ward["cam-le-0"])
    assert told("keys") == ["desk-48-1"]
    assert set(Notice.objects.values_list("number", flat=True)) == {""}


def test_of_two_who_can_certify_the_one_on_duty_is_told(ward):
    let_sign(ward["desk-48-0"])
    let_sign(ward["desk-48-1"])
    on_shift(ward["desk-48-1"])
    make_keys(ward["cam-le-0"])
    assert told("keys") == ["desk-48-1"]


def test_at_the_signing_desk_a_colleague_is_told_and_never_the_one_who_made_them(ward):
    let_sign(ward["desk-48-0"])
    let_sign(ward["desk-48-1"])
    on_shift(ward["desk-48-0"])
    make_keys(ward["desk-48-0"])
    assert told("keys") == ["desk-48-1"]


def test_without_anybody_who_can_certify_whoever_is_on_duty_there_is_told(ward):
    make_keys(ward["cam-le-0"])
    assert told("keys") == ["desk-48-0", "desk-48-1"]


def test_one_who_was_certified_waits_for_a_colleague_who_holds_the_stations_key(ward, world):
    certify(world, ward["desk-48-0"], ward["cam-le-0"])
    assert "cam-le-1" in told("keys")
    assert "cam-le-0" not in told("keys")


def test_where_no_colleague_holds_the_key_the_desk_above_is_told(ward, world):
    StationKeyShare.objects.filter(officer=ward["cam-le-1"]).delete()
    let_sign(ward["desk-48-1"])
    certify(world, ward["desk-48-0"], ward["cam-le-0"])
    # Once for the keys that were made, once for the station's.
    assert told("keys") == ["desk-48-1", "desk-48-1"]


def test_who_moves_to_another_station_waits_for_its_key(ward, world):
    officer = ward["cam-le-0"]
    keys = vault_officers.keys(vault_officers.new_seed())
    OfficerVault.objects.filter(officer=officer).update(
        box_key=keys.box.public, sign_key=keys.sign.public
    )
    officer.vault.refresh_from_db()
    old = signing.serial_of(OfficerCertificate, officer.vault.certificate)
    envelope = signing.officer_certificate(world, officer, keys, station="desk-48")
    taken_back = signing.revocation(world, old, "moved")
    desk = ward["desk-48-0"]
    people.renew_certificate(desk, officer, desk.station, envelope, taken_back)
    assert told("keys") == ["desk-48-1"]
