from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tipoff.vault.world import LATER, NOW, World

from tipoff.vault import certificates, envelopes, primitives
from tipoff.vault.certificates import Authority, Revocation
from tipoff.vault.errors import CertificateError


def station(world, holder=None, trust=None, now=NOW, code="cam-le", ward=None):
    chain = (holder or world.cam_le).chain
    return certificates.verify_station(chain, trust or world.trust, now, station=code, ward=ward)


def officer(world, holder=None, trust=None, now=NOW, name="lan", code="cam-le"):
    chain = (holder or world.lan).chain
    return certificates.verify_officer(chain, trust or world.trust, now, officer=name, station=code)


def refused(reason):
    return pytest.raises(CertificateError, match=f"^{reason}$")


def test_a_certified_station_and_officer_are_believed(world):
    assert station(world, ward="20260") == world.cam_le.certificate
    assert officer(world) == world.lan.certificate


@settings(max_examples=150)
@given(data=st.data())
def test_no_changed_byte_of_any_certificate_is_believed(world, data):
    chain = list(data.draw(st.sampled_from([world.cam_le.chain, world.lan.chain])))
    which = data.draw(st.integers(0, 1))
    at = data.draw(st.integers(0, len(chain[which]) - 1))
    changed = bytearray(chain[which])
    changed[at] ^= data.draw(st.integers(1, 255))
    chain[which] = bytes(changed)
    with pytest.raises(CertificateError):
        certificates.verify_station(chain, world.trust, NOW, station="cam-le")
    with pytest.raises(CertificateError):
        certificates.verify_officer(chain, world.trust, NOW, officer="lan", station="cam-le")


@given(cut=st.integers(0, 200))
def test_a_cut_certificate_is_not_believed(world, cut):
    chain = (world.da_nang, world.cam_le.envelope[:cut])
    with refused("bad-signature"):
        certificates.verify_station(chain, world.trust, NOW, station="cam-le")


def test_another_root_certifies_nothing_here(world):
    with refused("bad-signature"):
        station(world, trust=replace(world.trust, root=primitives.sign_pair().public))


def test_a_root_of_zeros_which_stands_for_none_certifies_nothing(world):
    with refused("bad-signature"):
        station(world, trust=replace(world.trust, root=bytes(32)))
    forged = certificates.issue(world.cam_le.certificate, bytes(32))
    zeros = (bytes(64) + world.da_nang[64:], forged)
    with refused("bad-signature"):
        certificates.verify_station(
            zeros, replace(world.trust, root=bytes(32)), NOW, station="cam-le"
        )


def test_an_authority_that_the_root_did_not_sign_certifies_nothing(world):
    stranger = primitives.sign_pair()
    own = Authority("48", stranger.public, 9, LATER, certificates.new_serial("root"))
    forged = certificates.issue(world.cam_le.certificate, stranger.private)
    chain = (certificates.issue(own, stranger.private), forged)
    with refused("bad-signature"):
        certificates.verify_station(chain, world.trust, NOW, station="cam-le")
    with refused("bad-signature"):
        certificates.verify_station((world.da_nang, forged), world.trust, NOW, station="cam-le")


@pytest.mark.parametrize("length", [0, 1, 3])
def test_a_chain_has_two_links(world, length):
    with refused("malformed"):
        certificates.verify_station((world.da_nang,) * length, world.trust, NOW, station="cam-le")


def test_a_certificate_of_one_kind_is_none_of_another(world):
    with refused("bad-signature"):
        station(world, holder=world.lan)
    with refused("bad-signature"):
        officer(world, holder=world.cam_le)
    with refused("bad-signature"):
        certificates.verify_escrow(world.da_nang, world.trust, NOW)


@pytest.mark.parametrize("at", [LATER + 1, LATER + 10**9])
def test_an_expired_certificate_is_refused(world, at):
    short = world.station("cam-le", not_after=NOW - 1)
    with refused("expired"):
        station(world, holder=short)
    with refused("expired"):
        officer(world, holder=world.officer("lan", "cam-le", not_after=NOW - 1))
    with refused("expired"):
        station(world, now=at)
    with refused("expired"):
        certificates.verify_escrow(world.escrow, world.trust, at)


def test_one_that_ran_out_can_be_read_for_its_renewal_with_every_other_check(world):
    def stood(holder, trust=world.trust, code="cam-le", now=NOW):
        named = {"station": code, "ended": True}
        return certificates.verify_station(holder.chain, trust, now, **named)

    short = world.station("cam-le", not_after=NOW - 1)
    assert stood(short) == short.certificate
    with refused("wrong-station"):
        stood(short, code="hai-chau")
    epochs = world.trust.epochs
    taken_back = replace(world.trust, epochs=epochs.revoking([short.certificate.serial]))
    with refused("revoked"):
        stood(short, taken_back)
    with refused("old-epoch"):
        stood(short, replace(world.trust, epochs=epochs.raised("cam-le", 3)))
    # The authority's own end still counts.
    with refused("expired"):
        stood(short, now=LATER + 1)


def test_the_last_second_of_validity_still_counts(world):
    assert station(world, now=LATER).station == "cam-le"


def test_a_revoked_serial_is_refused_at_every_link(world):
    authority = certificates.read_unverified(Authority, world.da_nang)
    for serial in (authority.serial, world.cam_le.certificate.serial):
        with refused("revoked"):
            station(world, trust=world.trusting(revoked=[serial]))
    with refused("revoked"):
        officer(world, trust=world.trusting(revoked=[world.lan.certificate.serial]))


def test_an_epoch_below_the_lowest_accepted_is_refused(world):
    assert station(world, trust=world.trusting({"cam-le": 2, "authority:48": 1})).epoch == 2
    with refused("old-epoch"):
        station(world, trust=world.trusting({"cam-le": 3}))
    with refused("old-epoch"):
        station(world, trust=world.trusting({"authority:48": 2}))
    with refused("old-epoch"):
        certificates.verify_escrow(world.escrow, world.trusting({"escrow": 2}), NOW)


def test_one_stations_epoch_says_nothing_about_another(world):
    assert station(world, trust=world.trusting({"ngu-hanh-son": 9})).station == "cam-le"


def test_another_stations_key_cannot_stand_in(world):
    with refused("wrong-station"):
        station(world, holder=world.ngu_hanh_son)
    with refused("wrong-station"):
        officer(world, holder=world.officer("lan", "ngu-hanh-son"))
    with refused("wrong-officer"):
        officer(world, holder=world.minh, code="ngu-hanh-son")


def test_a_station_receives_only_for_wards_that_its_certificate_names(world):
    with refused("wrong-ward"):
        station(world, ward="20287")


def test_an_authority_certifies_in_its_own_province_only(world):
    with refused("wrong-scope"):
        station(world, holder=world.station("cam-le", province="68"))
    with refused("wrong-scope"):
        officer(world, holder=world.officer("lan", "cam-le", province="68"))


def test_a_province_certifies_no_central_desk(world):
    with refused("wrong-scope"):
        station(world, holder=world.station("cam-le", kind="central"))
    central = replace(
        world.cam_le.certificate, kind="central", province="", serial="central:1", wards=()
    )
    chain = (world.central, certificates.issue(central, world.central_key))
    assert certificates.verify_station(chain, world.trust, NOW, station="cam-le") == central
    ward = replace(central, kind="ward")
    with refused("wrong-scope"):
        certificates.verify_station(
            (world.central, certificates.issue(ward, world.central_key)),
            world.trust,
            NOW,
            station="cam-le",
        )


def test_a_serial_names_its_own_issuer(world):
    foreign = replace(world.cam_le.certificate, serial=certificates.new_serial("68"))
    with refused("wrong-scope"):
        station(world, holder=world.hold(foreign))


def test_keys_of_the_demonstration_do_not_count_unless_allowed():
    demonstration = World(demonstration=True)
    for check in (station, officer):
        with refused("demonstration"):
            check(demonstration)
        assert check(demonstration, trust=demonstration.trusting_demonstration()).demonstration


def test_a_demonstration_leaf_under_a_real_authority_does_not_count(world):
    with refused("demonstration"):
        station(world, holder=world.hold(replace(world.cam_le.certificate, demonstration=True)))


def test_missing_unknown_and_mistyped_fields_are_malformed(world):
    plain = envelopes.peek(world.cam_le.envelope)
    bad = [
        {k: v for k, v in plain.items() if k != "wards"},
        {**plain, "more": 1},
        {**plain, "epoch": "2"},
        {**plain, "epoch": True},
        {**plain, "wards": "20260"},
        {**plain, "wards": [20260]},
        {**plain, "box_key": "AA"},
        {**plain, "demonstration": 0},
    ]
    for fields in bad:
        envelope = envelopes.sign("certificate/station", fields, world.da_nang_key)
        with refused("malformed"):
            certificates.verify_station(
                (world.da_nang, envelope), world.trust, NOW, station="cam-le"
            )


def test_a_revocation_holds_for_its_own_issuers_serials_only(world):
    taken = Revocation(world.lan.certificate.serial, "left the force", NOW)
    signed = certificates.issue(taken, world.da_nang_key)
    verify = certificates.verify_revocation
    assert verify(signed, world.trust, NOW, world.da_nang) == taken
    with refused("bad-signature"):
        verify(signed, world.trust, NOW)
    with refused("wrong-scope"):
        verify(certificates.issue(taken, world.lam_dong_key), world.trust, NOW, world.lam_dong)


def test_the_root_takes_an_authority_back(world):
    serial = certificates.read_unverified(Authority, world.da_nang).serial
    taken = Revocation(serial, "key lost", NOW)
    signed = certificates.issue(taken, world.root.private)
    assert certificates.verify_revocation(signed, world.trust, NOW) == taken
