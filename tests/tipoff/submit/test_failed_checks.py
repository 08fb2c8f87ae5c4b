"""A station, rule or key that fails a check sends the tip up, never to an error."""

import pytest
from tests.tipoff.submit.reports import holders, report

from common.models import User
from places.models import Station
from tipoff import rules, services, trust
from tipoff.models import (
    EscrowKey,
    Officer,
    OfficerVault,
    Revocation,
    RoutingRule,
    StationKey,
    StationKeyShare,
    Tip,
)
from tipoff.routing import Concerns, Question
from tipoff.services import submit_tip
from tipoff.vault import certificates, receipts


def _break_officers():
    OfficerVault.objects.filter(officer__station__code="cam-le").update(last_unlocked_at=None)


def _break_certificate():
    key = StationKey.objects.get(station__code="cam-le")
    key.certificate = key.certificate[:-2] + b"x}"
    key.save()


def _swap_certificate():
    other = StationKey.objects.get(station__code="nam-dong")
    StationKey.objects.filter(station__code="cam-le").update(
        certificate=other.certificate, authority=other.authority, public_key=other.public_key
    )


def _take_shares():
    StationKeyShare.objects.filter(officer__user__username="cam-le-1").delete()


def _move_an_officer():
    officer = Officer.objects.get(user__username="cam-le-1")
    officer.station = Station.objects.get(code="desk-48")
    officer.save()


def _switch_off_a_login():
    User.objects.filter(username="cam-le-1").update(is_active=False)


def _old_epoch():
    trust.remember({"cam-le": 2})


@pytest.mark.parametrize(
    "harm",
    [
        _break_officers,
        _break_certificate,
        _swap_certificate,
        _take_shares,
        _move_an_officer,
        _switch_off_a_login,
        _old_epoch,
    ],
)
def test_a_station_that_fails_a_check_is_passed_over_for_the_province(world, harm):
    harm()
    tip = submit_tip(receipts.draw(), report()).tip
    assert tip.station.code == "desk-48"
    assert "cam-le" not in holders(tip)


def test_an_expired_key_is_passed_over(bare_world):
    world = bare_world
    world.add_escrow()
    desk = world.station("desk-48", "province", "48")
    ward = world.station("cam-le", "ward", "48", ["20260"])
    ward.keys.all().update(retired_at="2026-01-01T00:00Z")
    world.certify(ward, ["20260"], epoch=2, not_after=1)
    assert submit_tip(receipts.draw(), report()).tip.station == desk


def test_a_ward_that_the_certificate_does_not_name_is_not_served(bare_world):
    world = bare_world
    world.add_escrow()
    world.station("desk-48", "province", "48")
    ward = world.station("cam-le", "ward", "48", ["20285"])
    ward.wards.add("20260")
    assert submit_tip(receipts.draw(), report()).tip.station.code == "desk-48"


def test_a_station_relabelled_as_the_desk_above_receives_nothing(world):
    Station.objects.filter(code="cam-le").update(kind="province")
    question = Question("20260", "48", "theft", concerns=Concerns.WARD, home_province="48")
    tip = submit_tip(receipts.draw(), report(question)).tip
    assert tip.station.code == "desk-48"
    assert "cam-le" not in holders(tip)


def test_with_no_working_desk_at_all_the_central_one_owns_it_and_escrow_opens_it(bare_world):
    bare_world.add_escrow()
    tip = submit_tip(receipts.draw(), report()).tip
    assert tip.station.kind == "central"
    assert holders(tip) == {"escrow"}
    assert bare_world.open_tip(tip, "escrow")[1] == {"story": "Mất xe máy"}


def test_an_expired_escrow_key_serves_as_the_last_resort_only(world):
    EscrowKey.objects.all().delete()
    world.add_escrow(not_after=1)
    assert "escrow" not in holders(submit_tip(receipts.draw(), report()).tip)
    StationKey.objects.update(certificate=b"")
    assert holders(submit_tip(receipts.draw(), report()).tip) == {"escrow"}


def test_without_any_certified_key_nothing_is_acknowledged(bare_world):
    with pytest.raises(services.NotKeptError):
        submit_tip(receipts.draw(), report())
    assert Tip.objects.count() == 0


def test_a_revoked_station_key_is_passed_over(world):
    key = StationKey.objects.get(station__code="cam-le")
    serial = certificates.read_unverified(certificates.StationCertificate, key.certificate).serial
    statement = certificates.Revocation(serial, "lost", 1)
    signer, _ = world.authority("48")
    forged, _ = world.authority("68")
    row = Revocation.objects.create(
        serial=serial, statement=certificates.issue(statement, forged.private)
    )
    assert submit_tip(receipts.draw(), report()).tip.station.code == "cam-le"
    row.statement = certificates.issue(statement, signer.private)
    row.save()
    assert submit_tip(receipts.draw(), report()).tip.station.code == "desk-48"


def test_a_rule_counts_only_with_the_provinces_signature(world):
    special = world.station("kinh-te", "province", "68")
    signer, _ = world.authority("48")
    forged, _ = world.authority("68")
    rule = RoutingRule.objects.create(
        province_id="48",
        category="theft",
        station=special,
        signature=rules.sign("48", "theft", "kinh-te", forged.private),
    )
    assert submit_tip(receipts.draw(), report()).tip.station.code == "cam-le"
    rule.signature = rules.sign("48", "theft", "kinh-te", signer.private)
    rule.save()
    tip = submit_tip(receipts.draw(), report()).tip
    assert tip.station.code == "kinh-te"
    assert holders(tip) == {"kinh-te", "desk-48", "escrow"}
