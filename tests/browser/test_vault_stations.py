"""Station keys and roots in the officer's worker, against whoever writes the database.

Handed to colleagues, made anew, left to heirs, a root that follows another: each with what a writer
of rows would put in its place, which the worker must refuse.
"""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import json
import time

import pytest
from tests.browser.test_vault_authority import authority_share
from tests.browser.vault_desk import desk  # noqa: F401
from tests.browser.vault_officer import PASSPHRASE, officer, world, wrapped  # noqa: F401

from tipoff.vault import certificates, officers, primitives, shares, succession
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.shares import StationKeyName

HEIR_WARDS = ("20260", "20263", "20287")


@pytest.fixture
def signer(officer, world):
    shares = [authority_share(world)]
    officer.result("unlock", **officer.unlocking(authorities=shares))
    return officer


def now():
    return int(time.time())


def chain(links):
    return [b64(link) for link in links]


def to_officer(holder):
    named = holder.certificate
    return {"officer": named.officer, "station": named.station, "chain": chain(holder.chain)}


def to_station(holder):
    return {"station": holder.certificate.station, "chain": chain(holder.chain)}


def renewing(world, *holders, **changes):
    return {
        "station": "cam-le",
        "kind": "ward",
        "wards": [],
        "present": chain(world.cam_le.chain),
        "epoch": 3,
        "officers": [to_officer(holder) for holder in holders],
        "escrow": b64(world.escrow),
        **changes,
    }


def test_a_new_epoch_is_certified_as_the_old_one_was_and_opens_for_those_who_stay(signer, world):
    stays = world.officer("hoa", "cam-le")
    made = signer.result("newStationKey", **renewing(world, stays))
    found = certificates.verify_station(
        (world.da_nang, unb64(made["envelope"])), world.trust, now(), station="cam-le"
    )
    # The wards are those that stand certified, whatever the database says.
    assert (found.epoch, found.wards) == (3, world.cam_le.certificate.wards)
    name = StationKeyName("cam-le", 3, found.box_key)
    (share,) = made["shares"]
    receiver = stays.certificate.recipient()
    private = shares.open_station_share(unb64(share["sealed"]), name, receiver, stays.private)
    escrow = certificates.Recipient("escrow", "escrow", 1, b"")
    opened = unb64(made["escrow"])
    assert shares.open_station_share(opened, name, escrow, world.escrow_pair.private) == private
    assert b64(private) not in json.dumps(made)


def test_a_new_epoch_goes_to_nobody_who_is_not_certified_there(signer, world):
    stays = world.officer("hoa", "cam-le")
    stranger, elsewhere = to_officer(stays), to_officer(world.minh)
    stranger["officer"] = "minh"
    swapped = primitives.box_pair().public
    forged = certificates.EscrowCertificate(swapped, 9, world.later, "root:0")
    refusals = {
        "wrong-officer": {"officers": [stranger]},
        "wrong-station": {"officers": [elsewhere]},
        "no-officer": {"officers": []},
        "old-epoch": {"epoch": 0},
        "bad-signature": {"escrow": b64(certificates.issue(forged, world.da_nang_key))},
    }
    for reason, change in refusals.items():
        assert signer.error("newStationKey", **renewing(world, stays) | change) == reason
    present = chain(world.ngu_hanh_son.chain)
    assert signer.error("newStationKey", **renewing(world, stays, present=present)) == (
        "wrong-station"
    )


def test_a_lowered_epoch_or_a_revoked_colleague_is_refused(officer, world):
    """What the server has learnt stands outside the database: rows deleted there change nothing."""
    stays = world.officer("hoa", "cam-le")
    trust = {"minimum": {"cam-le": 3}, "revoked": [stays.certificate.serial]}
    signing = [authority_share(world)]
    officer.result("unlock", **officer.unlocking(authorities=signing, trust=trust))
    again = renewing(world, world.lan, present=None, wards=["20260"])
    assert officer.error("newStationKey", **again) == "old-epoch"
    asked = {"station": "cam-le", "epoch": 2, "to": to_officer(stays)}
    assert officer.error("sealStationShare", **asked) == "revoked"


def test_a_colleague_gets_the_stations_key_and_nobody_from_elsewhere(signer, world):
    newcomer = world.officer("hoa", "cam-le")
    asked = {"station": "cam-le", "epoch": 2, "to": to_officer(newcomer)}
    sealed = unb64(signer.result("sealStationShare", **asked)["sealed"])
    name = StationKeyName("cam-le", 2, world.cam_le.certificate.box_key)
    receiver = newcomer.certificate.recipient()
    opened = shares.open_station_share(sealed, name, receiver, newcomer.private)
    assert opened == world.cam_le.private
    assert signer.error("sealStationShare", **{**asked, "to": to_officer(world.minh)}) == (
        "wrong-station"
    )
    lying = {**to_officer(world.minh), "station": "cam-le"}
    assert signer.error("sealStationShare", **{**asked, "to": lying}) == "wrong-station"
    assert signer.error("sealStationShare", **{**asked, "epoch": 1}) == "no-key"


def granting(world, heir, **changes):
    return {
        "keys": [{"station": "cam-le", "epoch": 2}],
        "from": to_station(world.cam_le),
        "to": to_station(heir),
        **changes,
    }


def test_an_heir_certified_for_all_wards_opens_what_was_left_to_it(signer, world):
    heir = world.station("hai-chau", wards=HEIR_WARDS, epoch=1)
    (granted,) = signer.result("grantStation", **granting(world, heir))
    box_key = world.cam_le.certificate.box_key
    grant = {**granted, "boxKey": b64(box_key), "holder": {"station": "hai-chau", "epoch": 1}}
    heirs = world.officer("lan", "hai-chau", seed=world.lan_seed)
    name = StationKeyName("hai-chau", 1, heir.certificate.box_key)
    receiver = heirs.certificate.recipient()
    share = {
        "station": "hai-chau",
        "epoch": 1,
        "boxKey": b64(heir.certificate.box_key),
        "sealed": b64(shares.seal_station_share(heir.private, name, receiver)),
    }
    moved = {"station": "hai-chau", "chain": chain(heirs.chain), "shares": [share]}
    opened = signer.result("unlock", **signer.unlocking(**moved, grants=[grant]))
    assert sorted(opened["stations"]) == ["cam-le/2", "hai-chau/1"]
    assert signer.result("openHeaders", tips=[signer.tip()])[0]["header"]
    swapped = {**grant, "sealed": share["sealed"]}
    opened = signer.result("unlock", **signer.unlocking(**moved, grants=[swapped]))
    assert opened["stations"] == ["hai-chau/1"]
    assert opened["failed"] == [{"station": "cam-le", "epoch": 2, "error": "grant"}]


def test_keys_are_left_to_no_station_that_is_not_certified_for_the_wards(signer, world):
    fewer = world.station("hai-chau", wards=("20260",), epoch=1)
    assert signer.error("grantStation", **granting(world, fewer)) == "wrong-ward"
    heir = world.station("hai-chau", wards=HEIR_WARDS, epoch=1)
    swapped = {**to_station(heir), "chain": chain(world.ngu_hanh_son.chain)}
    assert signer.error("grantStation", **granting(world, heir, to=swapped)) == "wrong-station"
    others = [{"station": "ngu-hanh-son", "epoch": 2}]
    assert signer.error("grantStation", **granting(world, heir, keys=others)) == "wrong-station"


def rotated(world):
    """A new root, its statement by the old one, and the province certified by it."""
    root = primitives.sign_pair()
    statement = succession.announce(world.root.private, root.private, now() - 1)
    named = certificates.read_unverified(certificates.Authority, world.da_nang)
    return root, statement, certificates.issue(named, root.private)


def after_rotation(world, statement, authority, **changes):
    trust = {"minimum": {}, "revoked": [], "successions": [b64(statement)]}
    return {"trust": trust, "chain": [b64(authority), b64(world.lan.envelope)], **changes}


def test_a_root_that_the_pinned_one_names_is_pinned_in_its_place(officer, world):
    root, statement, authority = rotated(world)
    args = after_rotation(world, statement, authority)
    opened = officer.result("unlock", **officer.unlocking(**args))
    rewrapped = unb64(opened["rewrapped"])
    assert officers.unwrap_officer(rewrapped, PASSPHRASE, "lan") == (world.lan_seed, root.public)
    # The next unlocking needs no new wrap, and still believes by the new root alone.
    again = officer.unlocking(**args, wrapped=b64(wrapped(world, root.public)))
    assert officer.result("unlock", **again)["rewrapped"] is None


def test_a_forged_succession_leads_nowhere(officer, world):
    """Without the old root's word no other root is believed, whoever writes the row."""
    own, stranger = primitives.sign_pair(), primitives.sign_pair()
    named = certificates.read_unverified(certificates.Authority, world.da_nang)
    authority = certificates.issue(named, own.private)
    genuine = succession.announce(world.root.private, stranger.private, now())
    statements = [
        succession.announce(stranger.private, own.private, now()),
        genuine[:64] + succession.announce(own.private, own.private, now())[64:],
        b"",
    ]
    for statement in statements:
        args = after_rotation(world, statement, authority)
        assert officer.error("unlock", **officer.unlocking(**args)) == "bad-signature"
