from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipoff.vault import streams
from tipoff.vault.errors import OpenError
from tipoff.vault.streams import FRAME, HEADER_SIZE, SEALED_FRAME

KEY = bytes(range(32))
PLAIN = bytes(range(256)) * 600  # two whole frames and a part


def refused(*reasons):
    return pytest.raises(OpenError, match=f"^({'|'.join(reasons)})$")


def sealed(plain=PLAIN, file_id="file-1"):
    return b"".join(streams.seal_stream([plain], KEY, file_id))


@pytest.mark.parametrize("size", [0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME])
def test_a_file_of_any_size_opens_again(size):
    plain = b"\x80" * size
    assert streams.open_stream(sealed(plain), KEY, "file-1") == plain


@settings(max_examples=20)
@given(cuts=st.lists(st.integers(0, len(PLAIN)), max_size=6))
def test_how_the_upload_was_cut_into_chunks_does_not_matter(cuts):
    edges = [0, *sorted(cuts), len(PLAIN)]
    chunks = [PLAIN[a:b] for a, b in pairwise(edges)]
    whole = b"".join(streams.seal_stream(chunks, KEY, "f"))
    assert streams.open_stream(whole, KEY, "f") == PLAIN


def test_a_size_tells_only_how_many_frames():
    assert len(sealed(b"")) == len(sealed(b"a" * (FRAME - 1))) == HEADER_SIZE + SEALED_FRAME


@settings(max_examples=40)
@given(cut=st.integers(0, len(sealed()) - 1))
def test_a_cut_file_does_not_open(cut):
    with refused("truncated"):
        streams.open_stream(sealed()[:cut], KEY, "file-1")


def test_a_file_cut_at_a_frame_is_seen_as_cut():
    with refused("truncated"):
        streams.open_stream(sealed()[:-SEALED_FRAME], KEY, "file-1")


@settings(max_examples=40)
@given(at=st.integers(0, len(sealed()) - 1), change=st.integers(1, 255))
def test_no_changed_byte_of_a_file_opens(at, change):
    whole = bytearray(sealed())
    whole[at] ^= change
    with refused("wrong-key"):
        streams.open_stream(bytes(whole), KEY, "file-1")


def test_frames_cannot_change_places_be_dropped_or_added():
    whole = sealed()
    header, body = whole[:HEADER_SIZE], whole[HEADER_SIZE:]
    first, second, last = (body[i : i + SEALED_FRAME] for i in range(0, len(body), SEALED_FRAME))
    for frames in (
        [second, first, last],
        [second, last],
        [first, last],
        [first, second, last, last],
    ):
        with refused("wrong-key", "truncated"):
            streams.open_stream(header + b"".join(frames), KEY, "file-1")


def test_a_file_is_no_other_file():
    with refused("wrong-key"):
        streams.open_stream(sealed(), KEY, "file-2")
    with refused("wrong-key"):
        streams.open_stream(sealed(), bytes(32), "file-1")


def test_a_files_key_opens_in_its_own_tip_alone(world):
    identity = world.tip.identity
    wrapped = streams.seal_file_key(KEY, "file-1", identity)
    assert streams.open_file_key(wrapped, "file-1", identity, world.tip_private) == KEY
    others = [("file-2", identity), ("file-1", replace(identity, tip_id="tip-2"))]
    for file_id, other in others:
        with refused("wrong-context"):
            streams.open_file_key(wrapped, file_id, other, world.tip_private)
    with refused("wrong-key"):
        streams.open_file_key(wrapped, "file-1", identity, world.cam_le.private)


def test_new_file_keys_differ():
    assert streams.new_file_key() != streams.new_file_key()
