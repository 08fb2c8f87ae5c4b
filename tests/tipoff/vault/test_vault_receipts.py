import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tipoff.vault.world import SALT

from tipoff.vault import primitives, receipts

CODES = st.text(receipts.ALPHABET, min_size=16, max_size=16)


def grouped(code):
    return "-".join(code[i : i + 4] for i in range(0, 16, 4))


def test_a_receipt_is_sixteen_crockford_characters_in_four_groups():
    drawn = {receipts.draw() for _ in range(200)}
    assert len(drawn) == 200
    assert all(re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", r) for r in drawn)
    assert {c for r in drawn for c in r} == set(receipts.ALPHABET) | {"-"}


@given(CODES, st.lists(st.sampled_from([" ", "-", "–", ".", "\u00a0", "\t", "", "_"]), min_size=16))
def test_what_people_type_comes_to_the_same_receipt(code, gaps):
    slips = {"0": "o", "1": "l"}
    typed = "".join(g + slips.get(c, c.lower()) for g, c in zip(gaps, code, strict=False))
    assert receipts.normalise(typed) == grouped(code)


@pytest.mark.parametrize("slip", ["O", "o", "0"])
@pytest.mark.parametrize("other", ["I", "i", "L", "l", "1"])
def test_letters_that_look_like_digits_are_taken_as_digits(slip, other):
    assert receipts.normalise(slip * 8 + other * 8) == "0000-0000-1111-1111"


@pytest.mark.parametrize(
    "text",
    ["", "ABCD", "ABCD-EFGH-JKMN-PQR", "ABCD-EFGH-JKMN-PQRSX", "UUUU-UUUU-UUUU-UUUU", "é" * 16],
)
def test_what_cannot_be_a_receipt_is_none(text):
    assert receipts.normalise(text) is None


def test_full_width_letters_of_an_input_method_are_understood():
    assert receipts.normalise("ＡＢＣＤ　ＥＦＧＨ　ＪＫＭＮ　ＰＱＲＳ") == "ABCD-EFGH-JKMN-PQRS"


def test_a_receipt_gives_the_same_keys_again_and_another_site_gives_others():
    keys = receipts.derive("ABCD-EFGH-JKMN-PQRS", SALT)
    assert receipts.derive("ABCDEFGHJKMNPQRS", SALT) == keys
    other = receipts.derive("ABCD-EFGH-JKMN-PQRS", b"another")
    own = {keys.lookup_id, keys.source_private, keys.source_public, keys.mac_key}
    assert own.isdisjoint(
        {other.lookup_id, other.source_private, other.source_public, other.mac_key}
    )
    assert len(own) == 4


def test_the_source_key_pair_is_a_pair():
    keys = receipts.derive(receipts.draw(), SALT)
    sealed = primitives.box_seal(b"xin chao", keys.source_public)
    assert primitives.box_open(sealed, keys.source_private) == b"xin chao"


def test_stretching_costs_what_the_design_says(monkeypatch):
    asked = []
    real = primitives.argon2id
    monkeypatch.setattr(primitives, "argon2id", lambda *a: asked.append(a[2:]) or real(*a))
    receipts.derive("ABCD-EFGH-JKMN-PQRS", SALT)
    assert asked == [(2, 19 * 1024 * 1024)]


@settings(max_examples=50)
@given(st.integers(0, 3), st.integers(0, 31), st.integers(1, 255))
def test_a_binding_holds_for_exactly_its_tip_keys_and_receipt(field, at, change):
    mac_key, tip_public, source_public = bytes([1]) * 32, bytes([2]) * 32, bytes([3]) * 32
    binding = receipts.bind(mac_key, "tip-1", tip_public, source_public)
    assert receipts.check_binding(mac_key, binding, "tip-1", tip_public, source_public)
    fields = [mac_key, binding, tip_public, source_public]
    changed = bytearray(fields[field])
    changed[at] ^= change
    fields[field] = bytes(changed)
    assert not receipts.check_binding(fields[0], fields[1], "tip-1", fields[2], fields[3])


def test_a_binding_does_not_hold_for_another_tip():
    binding = receipts.bind(bytes(32), "tip-1", bytes(32), bytes(32))
    assert not receipts.check_binding(bytes(32), binding, "tip-2", bytes(32), bytes(32))


def test_the_binding_is_compared_in_constant_time(monkeypatch):
    compared = []
    monkeypatch.setattr(primitives.hmac, "compare_digest", lambda *a: compared.append(a) or False)
    assert not receipts.check_binding(bytes(32), b"x", "tip-1", bytes(32), bytes(32))
    assert len(compared) == 1
