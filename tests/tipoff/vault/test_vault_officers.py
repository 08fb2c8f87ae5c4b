import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipoff.vault import challenges, drafts, officers, shares
from tipoff.vault.encoding import canonical, parse
from tipoff.vault.errors import OpenError
from tipoff.vault.shares import StationKeyName

CHEAP = {"passes": 1, "memory": 8192}
SEED, ROOT = bytes(range(32)), bytes(range(32, 64))
WRAPPED = officers.wrap_officer(SEED, ROOT, "ca vang boi loi tung tang", "lan", **CHEAP)
WORDS_JS = Path(__file__).parents[3] / "site/tipoff/static/tipoff/vault/words.js"


def refused(*reasons):
    return pytest.raises(OpenError, match=f"^({'|'.join(reasons)})$")


def test_a_vault_opens_with_its_passphrase_and_brings_seed_and_pinned_root():
    assert officers.unwrap_officer(WRAPPED, "ca vang boi loi tung tang", "lan") == (SEED, ROOT)


@pytest.mark.parametrize(
    "typed",
    ["  CA vang\tboi  loi tung tang\n", "cá vàng bơi lội tung tăng", "Cá Vàng bơi lội tung tăng"],
)
def test_marks_capitals_and_spaces_of_a_keyboard_do_not_matter(typed):
    assert officers.unwrap_officer(WRAPPED, typed, "lan") == (SEED, ROOT)


def test_the_letter_d_with_a_stroke_counts_as_d():
    assert officers.tidy("Đi ĐÂU đó") == b"di dau do"


def test_another_passphrase_or_another_officers_vault_does_not_open():
    with refused("wrong-passphrase"):
        officers.unwrap_officer(WRAPPED, "ca vang boi loi tung toe", "lan")
    with refused("wrong-passphrase"):
        officers.unwrap_officer(WRAPPED, "ca vang boi loi tung tang", "minh")


@settings(max_examples=60)
@given(data=st.data())
def test_no_changed_byte_of_a_wrap_opens(data):
    wrapped = bytearray(WRAPPED)
    wrapped[data.draw(st.integers(0, len(wrapped) - 1))] ^= data.draw(st.integers(1, 255))
    with refused("wrong-passphrase", "malformed"):
        officers.unwrap_officer(bytes(wrapped), "ca vang boi loi tung tang", "lan")


@pytest.mark.parametrize(
    "change",
    [
        {"memory": 2**40},
        {"passes": 1000},
        {"passes": 0},
        {"memory": 1},
        {"passes": "1"},
        {"v": 2},
        {"purpose": "x"},
        {"salt": "AA"},
    ],
    ids=str,
)
def test_costs_that_would_stall_the_browser_are_refused_before_any_work(change, monkeypatch):
    monkeypatch.setattr(officers.primitives, "argon2id", lambda *a: pytest.fail("worked"))
    with refused("malformed"):
        officers.unwrap_officer(canonical({**parse(WRAPPED), **change}), "x", "lan")


def test_a_wrapped_secret_of_another_kind_is_no_officers_vault():
    wrapped = officers.wrap(SEED, "x", "officer:lan", **CHEAP)
    with refused("malformed"):
        officers.unwrap_officer(wrapped, "x", "lan")


def test_a_real_wrap_costs_128_mib_and_three_passes():
    head = parse(officers.wrap_officer(SEED, ROOT, "x", "lan"))
    assert (head["passes"], head["memory"]) == (3, 128 * 1024 * 1024)


def test_a_passphrase_is_six_words_of_at_least_55_bits():
    drawn = {officers.draw_passphrase() for _ in range(50)}
    assert len(drawn) == 50
    assert all(len(p.split()) == 6 and set(p.split()) <= set(officers.words()) for p in drawn)
    assert len(officers.words()) ** 6 >= 2**55


def test_fewer_than_five_words_are_not_drawn():
    with pytest.raises(ValueError, match="five words"):
        officers.draw_passphrase(4)


def test_the_words_are_plain_distinct_and_survive_a_telex_keyboard():
    words = officers.words()
    assert len(set(words)) == len(words) == 1024
    telex = re.compile(r"w|[aeiouy].*[sfrxj]|a.*a|e.*e|o.*o|d.*d")
    assert [w for w in words if not re.fullmatch("[a-z]{3,7}", w) or telex.search(w)] == []


def test_the_browser_draws_from_the_same_words():
    quoted = "".join(re.findall(r'"([a-z ]+)"', WORDS_JS.read_text()))
    assert tuple(quoted.split()) == officers.words()


def test_the_fingerprint_is_six_groups_of_digits_and_depends_on_both_keys_and_the_root():
    said = officers.fingerprint(SEED, ROOT, ROOT)
    assert re.fullmatch(r"(\d{5} ){5}\d{5}", said)
    others = [(ROOT, SEED, ROOT), (SEED, SEED, ROOT), (SEED, ROOT, SEED)]
    assert said not in {officers.fingerprint(*keys) for keys in others}


def test_box_and_signing_keys_do_not_share_a_secret():
    keys = officers.keys(SEED)
    assert len({keys.box.private, keys.sign.private, keys.box.public, keys.sign.public, SEED}) == 5


def test_a_station_share_opens_for_its_officer_and_station_alone(world):
    name = StationKeyName("cam-le", 2, world.cam_le.certificate.box_key)
    lan, minh = world.lan.certificate.recipient(), world.minh.certificate.recipient()
    sealed = shares.seal_station_share(world.cam_le.private, name, lan)
    assert shares.open_station_share(sealed, name, lan, world.lan.private) == world.cam_le.private
    with refused("wrong-key"):
        shares.open_station_share(sealed, name, lan, world.minh.private)
    for other, recipient in [
        (StationKeyName("ngu-hanh-son", 2, name.box_key), lan),
        (StationKeyName("cam-le", 1, name.box_key), lan),
        (StationKeyName("cam-le", 2, bytes(32)), lan),
        (name, minh),
    ]:
        with refused("wrong-context"):
            shares.open_station_share(sealed, other, recipient, world.lan.private)


def test_a_share_of_a_key_that_is_not_the_stations_is_refused(world):
    name = StationKeyName("cam-le", 2, world.cam_le.certificate.box_key)
    lan = world.lan.certificate.recipient()
    planted = shares.seal_station_share(world.ngu_hanh_son.private, name, lan)
    with refused("wrong-key"):
        shares.open_station_share(planted, name, lan, world.lan.private)


def test_a_nonce_is_answered_by_its_officer_in_its_login_alone(world):
    nonce = challenges.new_nonce()
    sealed = challenges.seal_nonce(nonce, "lan", "login-1", world.lan.certificate.box_key)
    opened = challenges.open_nonce(sealed, "lan", "login-1", world.lan.private)
    assert challenges.check_answer(nonce, challenges.answer(opened))
    assert not challenges.check_answer(nonce, challenges.answer(challenges.new_nonce()))
    assert not challenges.check_answer(nonce, b"")
    assert challenges.answer(nonce) != nonce
    with refused("wrong-key"):
        challenges.open_nonce(sealed, "lan", "login-1", world.minh.private)
    for officer, login in (("minh", "login-1"), ("lan", "login-2")):
        with refused("wrong-context"):
            challenges.open_nonce(sealed, officer, login, world.lan.private)


@given(plain=st.binary(max_size=6000))
def test_a_draft_opens_with_its_key_and_context_alone(plain):
    key, other = drafts.new_key(), drafts.new_key()
    sealed = drafts.seal(plain, key, "answers")
    assert drafts.unseal(sealed, key, "answers") == plain
    assert (len(sealed) - 40) % 4096 == 0
    for wrong_key, context in ((other, "answers"), (key, "file")):
        with refused("wrong-key"):
            drafts.unseal(sealed, wrong_key, context)


@settings(max_examples=60)
@given(data=st.data())
def test_no_changed_or_cut_draft_opens(data):
    key = bytes(32)
    sealed = bytearray(drafts.seal(b"answers", key, "answers"))
    at = data.draw(st.integers(0, len(sealed) - 1))
    if data.draw(st.booleans()):
        del sealed[at:]
    else:
        sealed[at] ^= data.draw(st.integers(1, 255))
    with refused("wrong-key"):
        drafts.unseal(bytes(sealed), key, "answers")


def test_the_hash_that_finds_a_draft_does_not_open_it():
    key = drafts.new_key()
    assert re.fullmatch("[0-9a-f]{64}", drafts.key_hash(key))
    assert key.hex() != drafts.key_hash(key)
    assert drafts.key_hash(key) != drafts.key_hash(drafts.new_key())
    with refused("wrong-key"):
        drafts.unseal(
            drafts.seal(b"x", key, "answers"), bytes.fromhex(drafts.key_hash(key)), "answers"
        )
