from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tipoff.vault.world import CONTENT, NOW

from tipoff.vault import certificates, container, envelopes, primitives, tips
from tipoff.vault.encoding import b64
from tipoff.vault.errors import OpenError
from tipoff.vault.tips import PARTS, SealedTip, TipContent


def refused(*reasons):
    return pytest.raises(OpenError, match=f"^({'|'.join(reasons)})$")


def open_part(world, part, sealed=None, identity=None, private=None):
    sealed = getattr(world.tip, part) if sealed is None else sealed
    return tips.open_part(
        part, sealed, identity or world.tip.identity, private or world.tip_private
    )


def swapped(identity):
    """The identity with each of its names exchanged for another's."""
    return [
        replace(identity, tip_id="tip-2"),
        replace(identity, tip_public=primitives.box_pair().public),
        replace(identity, source_public=primitives.box_pair().public),
    ]


def test_the_station_and_the_escrow_each_open_the_whole_tip(world):
    for key, private in zip(
        world.tip.keys, [world.cam_le.private, world.escrow_pair.private], strict=True
    ):
        tip_private = tips.open_tip_key(key, world.tip.identity, private)
        for part in PARTS:
            assert open_part(world, part, private=tip_private) == getattr(CONTENT, part)


def test_no_other_station_officer_or_citizen_opens_its_key(world):
    others = [world.ngu_hanh_son.private, world.lan.private, world.source.source_private]
    for private in others:
        with refused("wrong-key"):
            tips.open_tip_key(world.tip.keys[0], world.tip.identity, private)


@settings(max_examples=150)
@given(part=st.sampled_from(PARTS), data=st.data())
def test_no_changed_byte_of_a_sealed_part_opens(world, part, data):
    sealed = bytearray(getattr(world.tip, part))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with refused("wrong-key"):
        open_part(world, part, bytes(sealed))


@given(part=st.sampled_from(PARTS), cut=st.integers(0, 4000))
def test_no_cut_part_opens(world, part, cut):
    with refused("wrong-key"):
        open_part(world, part, getattr(world.tip, part)[:cut])


@pytest.mark.parametrize("which", range(3))
def test_a_part_opens_under_its_own_tip_and_keys_alone(world, which):
    identity = swapped(world.tip.identity)[which]
    for part in PARTS:
        with refused("wrong-context"):
            open_part(world, part, identity=identity)
    with refused("wrong-context"):
        tips.open_tip_key(world.tip.keys[0], identity, world.cam_le.private)


def test_a_part_never_passes_for_another_part(world):
    for part in PARTS:
        for other in set(PARTS) - {part}:
            with refused("wrong-context"):
                open_part(world, part, getattr(world.tip, other))


def test_a_part_of_another_tip_sealed_to_the_same_key_is_refused(world):
    """Whoever writes the database may seal to a tip, but cannot move what was sealed."""
    foreign = replace(world.tip.identity, tip_id="tip-2")
    sealed = tips.seal_part("body", {"story": "khác"}, foreign)
    with refused("wrong-context"):
        open_part(world, "body", sealed)


@pytest.mark.parametrize(
    "change", [{"name": "ngu-hanh-son"}, {"epoch": 3}, {"kind": "escrow"}], ids=str
)
def test_a_sealed_key_names_its_recipient_and_epoch(world, change):
    with refused("wrong-context"):
        tips.open_tip_key(
            replace(world.tip.keys[0], **change), world.tip.identity, world.cam_le.private
        )


def test_a_sealed_key_that_is_not_the_tips_own_is_refused(world):
    """The context can be right and the key inside still another's: it is compared."""
    identity, recipient = world.tip.identity, world.cam_le.certificate.recipient()
    planted = tips.seal_tip_key(primitives.box_pair().private, identity, recipient)
    with refused("wrong-key"):
        tips.open_tip_key(planted, identity, world.cam_le.private)


def test_a_transfer_opens_for_the_next_station_and_for_it_alone(world):
    key, identity = world.tip.keys[0], world.tip.identity
    receiver = world.ngu_hanh_son
    moved = tips.reseal_tip_key(
        key, identity, world.cam_le.private, receiver.certificate.recipient()
    )
    assert tips.open_tip_key(moved, identity, receiver.private) == world.tip_private
    with refused("wrong-key"):
        tips.open_tip_key(moved, identity, world.cam_le.private)


def test_a_tip_without_anyone_to_open_it_is_not_sealed(world):
    with pytest.raises(ValueError, match="needs somebody"):
        tips.seal_tip(CONTENT, [], world.source.source_public, tip_id="x")


@given(story=st.text(st.characters(exclude_categories=("Cs",)), max_size=3000))
def test_sizes_tell_only_multiples_of_4_kib(world, story):
    tip = world.seal_tip("t", TipContent({}, {"story": story}, {"phone": story[:50]}))
    seal = 48
    assert all((len(getattr(tip, part)) - seal) % 4096 == 0 for part in PARTS)


def test_a_nameless_tip_is_as_long_as_a_named_one(world):
    nameless = world.seal_tip("t", replace(CONTENT, contact={}))
    assert len(nameless.to_bytes()) == len(world.seal_tip("t").to_bytes())


def test_nothing_of_the_content_stands_in_the_container(world):
    blob = world.tip.to_bytes()
    for private in (world.tip_private, world.cam_le.private):
        assert private not in blob
        assert b64(private).encode() not in blob
    assert "ngõ".encode() not in blob
    assert b"category" not in blob


def test_every_sealing_draws_a_new_key_pair(world):
    assert world.seal_tip("tip-1").identity.tip_public != world.tip.identity.tip_public


def test_the_container_reads_back_and_is_always_the_same(world):
    tip = replace(world.tip, clear={"station": "cam-le", "urgent": True, "created_at": NOW})
    assert SealedTip.from_bytes(tip.to_bytes()) == tip
    assert SealedTip.from_bytes(tip.to_bytes()).to_bytes() == tip.to_bytes()
    assert len(tip.digest) == 32
    assert tip.digest != world.tip.digest


@settings(max_examples=150)
@given(data=st.data())
def test_a_damaged_container_is_refused(world, data):
    blob = bytearray(world.tip.to_bytes())
    if data.draw(st.booleans()):
        del blob[data.draw(st.integers(0, len(blob) - 1)) :]
    else:
        blob[data.draw(st.integers(0, len(blob) - 1))] ^= data.draw(st.integers(1, 255))
    with refused("malformed", "truncated"):
        SealedTip.from_bytes(bytes(blob))


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ({}, [b""] * 3),
        ({"tip": "t"}, [b""] * 2),
        ({"tip": "t", "tip_key": "AA", "source_key": "AA", "keys": [], "clear": {}}, [b""] * 3),
        ({"tip": "t", "tip_key": "A" * 43, "source_key": "A" * 43, "keys": [1]}, [b""] * 3),
    ],
)
def test_a_whole_container_of_something_else_is_malformed(head, parts):
    with refused("malformed"):
        SealedTip.from_bytes(container.pack(head, parts))


def test_a_sealed_text_with_fields_of_its_own_is_malformed(world):
    purpose = envelopes.seal(
        "tip-part", {"part": "body"}, {}, world.tip.identity.tip_public, text=True
    )
    plain = primitives.box_open(purpose, world.tip_private)
    more = plain.replace(b'{"context"', b'{"a":1,"context"').rstrip(b"\0")[:-1]
    sealed = primitives.box_seal(
        more + b"\x80" + bytes(-(len(more) + 1) % 4096), world.tip.identity.tip_public
    )
    with refused("malformed"):
        envelopes.unseal("tip-part", {"part": "body"}, sealed, world.tip_private, text=True)


def test_recipients_come_from_verified_certificates(world):
    verified = certificates.verify_station(world.cam_le.chain, world.trust, NOW, station="cam-le")
    assert verified.recipient() == world.cam_le.certificate.recipient()
