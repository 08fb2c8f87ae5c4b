import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipoff.vault.encoding import MAX_INTEGER, b64, canonical, parse, unb64
from tipoff.vault.errors import OpenError
from tipoff.vault.padding import pad, unpad

NAMES = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=4)
LEAVES = st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | st.text(max_size=20)
NESTED = st.lists(LEAVES, max_size=3) | st.dictionaries(NAMES, LEAVES, max_size=3)
VALUES = st.dictionaries(NAMES, LEAVES | NESTED, max_size=5)


@given(VALUES)
def test_canonical_bytes_read_back_as_the_same_value(value):
    assert parse(canonical(value)) == value


@given(VALUES)
def test_the_order_of_keys_changes_no_byte(value):
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"1",
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":NaN}',
        b'{"a":-0}',
        b'{"a":9007199254740992}',
        b'{"a":"\\u00e0"}',
        b'{"a":"\\ud800"}',
        b'{"\xc3\xa0":1}',
        b'{"a":1}\n',
        b"\xef\xbb\xbf{}",
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_any_other_bytes_are_refused(data):
    with pytest.raises(OpenError, match="malformed"):
        parse(data)


@pytest.mark.parametrize("value", [{"a": 0.5}, {"a": 2**53}, {"à": 1}, {1: 1}, {"a": b"x"}])
def test_what_has_no_exact_form_is_not_written(value):
    with pytest.raises(ValueError, match=r"plain|large|form"):
        canonical(value)


@given(st.binary())
def test_base64_has_one_form_only(data):
    assert unb64(b64(data)) == data


@pytest.mark.parametrize("text", ["QQ==", "QR", "Q", "a+b/", "QQ\n", " QQ", None, 5])
def test_other_forms_of_base64_are_refused(text):
    with pytest.raises(OpenError, match="malformed"):
        unb64(text)


@given(st.binary(max_size=9000), st.sampled_from([512, 4096]))
def test_padding_comes_off_again_and_leaves_whole_blocks(data, block):
    padded = pad(data, block)
    assert len(padded) % block == 0
    assert len(padded) - len(data) <= block
    assert unpad(padded, block) == data


@pytest.mark.parametrize(
    "data", [b"", bytes(512), b"\x80" + bytes(511) + bytes(512), b"a" * 512, b"\x80"]
)
def test_padding_that_pad_cannot_have_written_is_refused(data):
    with pytest.raises(OpenError, match="malformed"):
        unpad(data, 512)


def test_canonical_is_plain_json_to_anyone_else():
    assert json.loads(canonical({"a": ["é", None, True]})) == {"a": ["é", None, True]}
