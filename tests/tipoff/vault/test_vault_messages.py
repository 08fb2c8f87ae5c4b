from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tipoff.vault.world import LATER, NOW

from tipoff.vault import envelopes, messages, postings, primitives
from tipoff.vault.encoding import b64
from tipoff.vault.errors import CertificateError, OpenError
from tipoff.vault.messages import SignedText, Written
from tipoff.vault.postings import Posting

TEXT = "Đã nhận được tin. Cảm ơn anh/chị.\nSẽ trả lời trong 20 ngày."


def refused(kind, *reasons):
    return pytest.raises(kind, match=f"^({'|'.join(reasons)})$")


@pytest.fixture(scope="module")
def reply(world):
    return messages.seal_reply(world.tip.identity, 2, TEXT, NOW, world.writer())


def opened_by_source(world, reply):
    private = world.source.source_private
    return messages.open_reply(reply.to_source, world.tip.identity, 2, private)


def read(world, sealed, *, identity=None, sequence=2, trust=None, at=NOW):
    """As the citizen's lookup does: open with the receipt's key, verify up to the root."""
    identity = identity or world.tip.identity
    opened = messages.open_reply(sealed, identity, sequence, world.source.source_private)
    return messages.verify_reply(opened, identity, sequence, trust or world.trust, at)


def test_the_citizen_reads_a_reply_verified_up_to_the_root(world, reply):
    assert read(world, reply.to_source) == Written("lan", "cam-le", NOW, TEXT)


def test_the_officers_read_the_same_reply(world, reply):
    opened = messages.open_reply(reply.to_tip, world.tip.identity, 2, world.tip_private, to="tip")
    verified = messages.verify_reply(opened, world.tip.identity, 2, world.trust, NOW)
    assert verified.text == TEXT


def test_a_receipt_opens_nothing_that_was_sealed_to_the_tip(world, reply):
    message = messages.seal_message(world.tip.identity, 1, {"text": "thêm"})
    note = messages.seal_note(world.tip.identity, 3, "ghi chú", NOW, world.writer())
    for sealed in (reply.to_tip, message, note, world.tip.header, world.tip.body):
        with refused(OpenError, "wrong-key"):
            primitives.box_open(sealed, world.source.source_private)


@settings(max_examples=100)
@given(data=st.data())
def test_no_changed_byte_of_a_sealed_reply_opens(world, reply, data):
    sealed = bytearray(reply.to_source)
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with refused(OpenError, "wrong-key"):
        read(world, bytes(sealed))


@settings(max_examples=100)
@given(data=st.data())
def test_no_changed_byte_of_a_signed_reply_is_believed(world, reply, data):
    """The server can seal to the source, but not sign: what it alters is not believed."""
    opened = opened_by_source(world, reply)
    signed = bytearray(opened.signed)
    signed[data.draw(st.integers(0, len(signed) - 1))] ^= data.draw(st.integers(1, 255))
    forged = SignedText(bytes(signed), opened.chain)
    with pytest.raises(CertificateError):
        messages.verify_reply(forged, world.tip.identity, 2, world.trust, NOW)


@pytest.mark.parametrize(
    "change",
    [
        {"tip_id": "tip-2"},
        {"tip_public": bytes(31) + b"\x01"},
        {"source_public": bytes(31) + b"\x01"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_reply_is_for_one_tip_key_and_source_alone(world, reply, change):
    identity = replace(world.tip.identity, **change)
    with refused(OpenError, "wrong-context"):
        read(world, reply.to_source, identity=identity)
    opened = opened_by_source(world, reply)
    with refused(CertificateError, "wrong-context"):
        messages.verify_reply(opened, identity, 2, world.trust, NOW)


def test_a_reply_cannot_be_replayed_or_reordered(world, reply):
    with refused(OpenError, "wrong-context"):
        read(world, reply.to_source, sequence=3)
    opened = opened_by_source(world, reply)
    with refused(CertificateError, "wrong-context"):
        messages.verify_reply(opened, world.tip.identity, 3, world.trust, NOW)


def test_a_reply_resealed_by_the_server_into_another_tip_is_not_believed(world, reply):
    other = world.seal_tip("tip-2").identity
    opened = opened_by_source(world, reply)
    data = {"signed": b64(opened.signed), "chain": [b64(link) for link in opened.chain]}
    context = other.context(sequence=1, to="source")
    moved = envelopes.seal("tip-reply", context, data, other.source_public, text=True)
    with refused(CertificateError, "wrong-context"):
        read(world, moved, identity=other, sequence=1)


def test_an_officer_cannot_sign_in_anothers_name_or_station(world):
    for named in (
        replace(world.writer(), officer="minh"),
        replace(world.writer(), station="ngu-hanh-son"),
        replace(world.writer(), sign_seed=world.minh.sign_seed),
        replace(world.writer(), chain=world.minh.chain),
    ):
        sealed = messages.seal_reply(world.tip.identity, 2, TEXT, NOW, named).to_source
        with refused(CertificateError, "wrong-officer", "wrong-station", "bad-signature"):
            read(world, sealed)


def test_a_writer_without_a_certified_key_is_not_believed(world):
    stranger = replace(world.writer(), chain=(world.da_nang, world.cam_le.envelope))
    sealed = messages.seal_reply(world.tip.identity, 2, TEXT, NOW, stranger).to_source
    with refused(CertificateError, "bad-signature"):
        read(world, sealed)


def test_a_reply_is_judged_by_the_certificates_of_the_day_it_came_in(world, reply):
    assert read(world, reply.to_source, at=LATER).text == TEXT
    with refused(CertificateError, "expired"):
        read(world, reply.to_source, at=LATER + 1)
    revoked = world.trusting(revoked=[world.lan.certificate.serial])
    with refused(CertificateError, "revoked"):
        read(world, reply.to_source, trust=revoked)


def test_another_root_vouches_for_no_reply(world, reply):
    stranger = replace(world.trust, root=primitives.sign_pair().public)
    with refused(CertificateError, "bad-signature"):
        read(world, reply.to_source, trust=stranger)


def test_a_note_never_passes_for_a_reply(world, reply):
    note = messages.seal_note(world.tip.identity, 2, "nội bộ", NOW, world.writer())
    identity = world.tip.identity
    with refused(OpenError, "wrong-context"):
        messages.open_reply(note, identity, 2, world.tip_private, to="tip")
    opened = messages.open_note(note, identity, 2, world.tip_private)
    assert messages.verify_note(opened, identity, 2, world.trust, NOW).text == "nội bộ"
    with refused(CertificateError, "bad-signature"):
        messages.verify_reply(opened, identity, 2, world.trust, NOW)


def test_a_reply_to_the_tip_does_not_open_as_one_to_the_source(world, reply):
    with refused(OpenError, "wrong-context"):
        messages.open_reply(reply.to_tip, world.tip.identity, 2, world.tip_private, to="source")


def test_a_citizens_message_opens_in_its_place_alone(world):
    identity = world.tip.identity
    sealed = messages.seal_message(identity, 4, {"text": "thêm"})
    assert messages.open_message(sealed, identity, 4, world.tip_private) == {"text": "thêm"}
    with refused(OpenError, "wrong-context"):
        messages.open_message(sealed, identity, 5, world.tip_private)
    for change in ({"tip_id": "x"}, {"source_public": bytes(32)}):
        with refused(OpenError, "wrong-context"):
            messages.open_message(sealed, replace(identity, **change), 4, world.tip_private)


@pytest.mark.parametrize(
    "data", [[], "x", {"chain": "x"}, {"chain": [], "signed": 1}, {"chain": [2]}]
)
def test_a_reply_of_another_shape_is_malformed(world, data):
    context = world.tip.identity.context(sequence=2, to="source")
    sealed = envelopes.seal("tip-reply", context, data, world.source.source_public, text=True)
    with refused(OpenError, "malformed"):
        read(world, sealed)


def test_a_statement_of_another_shape_is_malformed(world):
    statement = {**world.tip.identity.context(sequence=2), "officer": "lan", "station": "cam-le"}
    signed = envelopes.sign("reply", statement, world.lan.sign_seed)
    with refused(CertificateError, "malformed"):
        messages.verify_reply(
            SignedText(signed, world.lan.chain), world.tip.identity, 2, world.trust, NOW
        )


def posting(world, **changes):
    fields = {"kind": "reply", "sequence": 2, "sealed": [b"one", b"two"], **changes}
    return Posting(identity=fields.pop("identity", world.tip.identity), **fields)


def test_a_posting_is_its_officers_and_exactly_what_was_signed(world):
    signature = postings.sign_posting(posting(world), world.lan.sign_seed)
    sign_key = world.lan.certificate.sign_key
    assert postings.check_posting(posting(world), signature, sign_key)
    for change in (
        {"kind": "note"},
        {"sequence": 3},
        {"sealed": [b"two", b"one"]},
        {"sealed": [b"onetwo"]},
        {"identity": replace(world.tip.identity, tip_id="tip-2")},
        {"identity": replace(world.tip.identity, source_public=bytes(32))},
    ):
        assert not postings.check_posting(posting(world, **change), signature, sign_key)
    other = world.minh.certificate.sign_key
    assert not postings.check_posting(posting(world), signature, other)


@settings(max_examples=60)
@given(at=st.integers(0, 63), change=st.integers(1, 255))
def test_no_changed_byte_of_a_postings_signature_holds(world, at, change):
    signature = bytearray(postings.sign_posting(posting(world), world.lan.sign_seed))
    signature[at] ^= change
    sign_key = world.lan.certificate.sign_key
    assert not postings.check_posting(posting(world), bytes(signature), sign_key)
    assert not postings.check_posting(posting(world), bytes(signature[:at]), sign_key)


def test_long_and_short_replies_have_the_same_size(world):
    short, longer = (
        messages.seal_reply(world.tip.identity, 2, text, NOW, world.writer())
        for text in ("a", "a" * 300)
    )
    assert len(short.to_source) == len(longer.to_source) == len(longer.to_tip)
