"""The authority's key in the officer's worker: it signs what Python believes, and never leaves."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import json
import time
from dataclasses import replace

import pytest
from tests.browser.vault_desk import desk  # noqa: F401
from tests.browser.vault_officer import officer, world  # noqa: F401

from tipoff import rules
from tipoff.vault import authorities, certificates, officers, primitives
from tipoff.vault.encoding import b64, unb64

NEW = {"boxKey": primitives.box_pair().public, "signKey": primitives.sign_pair().public}


def authority_share(world, seed=None, certificate=None, to="lan"):
    """The province's signing key as the server hands it to an officer."""
    certificate = certificate or world.da_nang
    named = certificates.read_unverified(certificates.Authority, certificate)
    receiver = getattr(world, to).certificate.recipient()
    sealed = authorities.seal_authority_share(seed or world.da_nang_key, named, receiver)
    return {"certificate": b64(certificate), "sealed": b64(sealed)}


@pytest.fixture
def signer(officer, world):
    officer.opened = officer.result(
        "unlock", **officer.unlocking(authorities=[authority_share(world)])
    )
    return officer


def now():
    return int(time.time())


def asked(signer, heard=None, **changes):
    said = officers.fingerprint(NEW["boxKey"], NEW["signKey"], signer.world.root.public)
    keys = {name: b64(key) for name, key in NEW.items()}
    return {"officer": "hoa", "station": "cam-le", **keys, "heard": heard or said, **changes}


def test_the_officer_signs_for_the_own_province_as_soon_as_the_vault_is_open(signer):
    assert signer.opened["signs"] == ["48/1"]
    assert signer.opened["failed"] == []


def test_an_officer_is_certified_when_the_spoken_groups_fit(signer, world):
    envelope = signer.result("issueOfficer", **asked(signer))["envelope"]
    found = certificates.verify_officer(
        (world.da_nang, unb64(envelope)), world.trust, now(), officer="hoa", station="cam-le"
    )
    assert (found.box_key, found.sign_key) == (NEW["boxKey"], NEW["signKey"])


def test_keys_or_a_root_swapped_after_the_groups_were_read_are_refused(signer):
    """What a database writer would do between the call and the click."""
    swapped = b64(primitives.box_pair().public)
    for change in ({"boxKey": swapped}, {"signKey": swapped}, {"heard": "00000 " * 6}):
        assert signer.error("issueOfficer", **asked(signer, **change)) == "wrong-fingerprint"
    foreign = officers.fingerprint(NEW["boxKey"], NEW["signKey"], primitives.sign_pair().public)
    assert signer.error("issueOfficer", **asked(signer, heard=foreign)) == "wrong-fingerprint"


def test_a_station_gets_other_wards_for_the_key_that_is_certified_and_no_other(signer, world):
    chain = [b64(link) for link in world.cam_le.chain]
    named = {"station": "cam-le", "wards": ["20263", "20260"], "chain": chain}
    envelope = unb64(signer.result("issueStation", **named)["envelope"])
    found = certificates.verify_station(
        (world.da_nang, envelope), world.trust, now(), station="cam-le", ward="20263"
    )
    assert found.box_key == world.cam_le.certificate.box_key
    assert found.wards == ("20260", "20263")
    other = [chain[0], b64(world.ngu_hanh_son.envelope)]
    assert signer.error("issueStation", **{**named, "chain": other}) == "wrong-station"
    assert signer.error("issueStation", **{**named, "wards": ["Cẩm Lệ"]}) == "wrong-ward"


def stood(world, **changes):
    """Cẩm Lệ's certificate as it ran out a day ago, and what asks to prolong it."""
    ended = replace(world.cam_le.certificate, not_after=now() - 86400, **changes)
    envelope = certificates.issue(ended, world.da_nang_key)
    return ended, {"station": "cam-le", "chain": [b64(world.da_nang), b64(envelope)]}


def test_a_certificate_that_ran_out_is_prolonged_as_it_stood_and_certifies_nothing_else(
    signer, world
):
    ended, asked = stood(world)
    envelope = unb64(signer.result("prolongStation", **asked, wards=["20263"])["envelope"])
    found = certificates.verify_station(
        (world.da_nang, envelope), world.trust, now(), station="cam-le"
    )
    same = replace(ended, not_after=found.not_after, serial=found.serial)
    assert (found, found.serial != ended.serial) == (same, True)
    assert signer.error("issueStation", **asked, wards=list(ended.wards)) == "expired"
    assert signer.error("prolongStation", **{**asked, "station": "hai-chau"}) == "wrong-station"
    foreign = [asked["chain"][0], b64(certificates.issue(ended, world.lam_dong_key))]
    assert signer.error("prolongStation", **{**asked, "chain": foreign}) == "bad-signature"


def test_what_was_taken_back_or_is_of_a_lowered_epoch_is_not_prolonged(signer, world):
    ended, asked = stood(world, serial=certificates.new_serial("48"))
    signer.result("learn", revoked=[ended.serial])
    assert signer.error("prolongStation", **asked) == "revoked"
    _, asked = stood(world, serial=certificates.new_serial("48"))
    signer.result("learn", minimum={"cam-le": ended.epoch + 1})
    assert signer.error("prolongStation", **asked) == "old-epoch"


def test_a_revocation_is_of_the_own_province_and_the_worker_believes_it_at_once(signer, world):
    serial = world.lan.certificate.serial
    envelope = unb64(signer.result("issueRevocation", serial=serial, reason="left")["envelope"])
    found = certificates.verify_revocation(envelope, world.trust, now(), world.da_nang)
    assert (found.serial, found.reason) == (serial, "left")
    to = {"officer": "lan", "station": "cam-le", "chain": [b64(x) for x in world.lan.chain]}
    assert signer.error("sealAuthorityShare", to=to) == "revoked"
    assert signer.error("issueRevocation", serial="68:00", reason="left") == "wrong-scope"


def test_a_rule_is_signed_in_the_same_bytes_as_python_reads(signer, world):
    rule = {"province": "48", "category": "drugs", "station": "desk-48"}
    signature = unb64(signer.result("signRule", **rule)["signature"])
    key = certificates.read_unverified(certificates.Authority, world.da_nang).sign_key
    assert rules.holds(signature, "48", "drugs", "desk-48", key)
    assert signer.error("signRule", **{**rule, "province": "68"}) == "wrong-scope"


def test_a_colleague_of_the_same_desk_gets_the_key_and_nobody_else(signer, world):
    colleague = world.officer("hoa", "cam-le")
    chain = [b64(link) for link in colleague.chain]
    to = {"officer": "hoa", "station": "cam-le", "chain": chain}
    sealed = unb64(signer.result("sealAuthorityShare", to=to)["sealed"])
    named = certificates.read_unverified(certificates.Authority, world.da_nang)
    receiver = colleague.certificate.recipient()
    opened = authorities.open_authority_share(sealed, named, receiver, colleague.private)
    assert opened == world.da_nang_key
    stranger = {"officer": "minh", "station": "ngu-hanh-son"}
    assert signer.error("sealAuthorityShare", to={**to, **stranger}) == "wrong-station"
    assert signer.error("sealAuthorityShare", to={**to, "officer": "minh"}) == "wrong-officer"


def test_a_swapped_authority_share_or_certificate_signs_nothing(officer, world):
    """The database's rows, changed: another's seed, another province's authority, a root of the
    writer's own."""
    own = primitives.sign_pair()
    forged = certificates.Authority("48", own.public, 9, world.later, "root:0")
    rows = [
        authority_share(world, seed=own.private),
        authority_share(world, world.lam_dong_key, world.lam_dong),
        authority_share(world, own.private, certificates.issue(forged, own.private)),
        authority_share(world, to="minh"),
    ]
    opened = officer.result("unlock", **officer.unlocking(authorities=rows))
    reasons = [failed["error"] for failed in opened["failed"]]
    assert reasons == ["wrong-key", "wrong-scope", "bad-signature", "wrong-key"]
    rule = {"province": "48", "category": "drugs", "station": "desk-48"}
    assert officer.error("signRule", **rule) == "no-authority"


def test_no_answer_holds_the_authoritys_key_and_a_locked_worker_signs_nothing(signer, world):
    signer.ask("status")
    signer.ask("issueOfficer", **asked(signer))
    signer.ask("signRule", province="48", category="drugs", station="desk-48")
    to = {"officer": "lan", "station": "cam-le", "chain": [b64(x) for x in world.lan.chain]}
    signer.ask("sealAuthorityShare", to=to)
    said = json.dumps(signer.page.evaluate("self.answers"))
    assert b64(world.da_nang_key) not in said
    assert world.da_nang_key.hex() not in said
    signer.result("lock")
    assert signer.error("issueOfficer", **asked(signer)) == "locked"
    assert signer.error("signRule", province="48", category="x", station="y") == "locked"
