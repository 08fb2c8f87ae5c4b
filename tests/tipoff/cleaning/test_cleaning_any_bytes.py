"""Any bytes, in any pieces: a clean file or `Refused`, and the same for every cutting."""

import random
import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tipoff.cleaning import odd_film_cases, odd_papers, odd_pictures
from tests.tipoff.cleaning.odd import MAKERS, SECRET, secrets_in
from tests.tipoff.cleaning.odd_films import Film, Track, box, brand, numbers
from tests.tipoff.cleaning.odd_recordings import FRAME, NOTES, OLD_NOTES

from tipoff.cleaning import HEAD_SIZE, Kind, Reason, Refused, cleaner_for, judge

pytestmark = [
    pytest.mark.usefixtures("in_this_process"),
    pytest.mark.filterwarnings("ignore"),
]
FILMS = sorted(name for name in MAKERS if name.startswith(("mp4", "mov", "m4a", "3gp")))
CHEAP_FILMS = [name for name in FILMS if "many-boxes" not in name]
SOUNDS = sorted(n for n in MAKERS if n.startswith("mp3") and n != "mp3-too-much-junk")
HELD = ["jpeg-exif", "png-text", "webp-notes", "heic-notes", "pdf-jpeg", "pdf-form", "pdf-history"]
MODULES = (odd_film_cases, odd_papers, odd_pictures)
few = settings(
    max_examples=150,
    derandomize=True,
)
fewer = settings(few, max_examples=60)


def result(data, cuts=(), kind=None):
    """What comes of a file that comes in pieces: its bytes and what was removed, or the reason."""
    cleaner = cleaner_for(kind or judge(data[:HEAD_SIZE]) or Kind.MP4)
    places = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    try:
        out = [cleaner.feed(data[a:b]) for a, b in pairwise(places)]
        return b"".join([*out, cleaner.finish()]), cleaner.removed, cleaner.sha256
    except Refused as refused:
        return refused.reason


@given(st.sampled_from(CHEAP_FILMS + SOUNDS), st.lists(st.integers(0, 10**6), max_size=30))
@few
def test_the_cutting_of_a_stream_never_changes_the_result(name, cuts):
    data = MAKERS[name]()
    assert result(data, cuts) == result(data)


@pytest.mark.parametrize("name", [*CHEAP_FILMS, *SOUNDS])
def test_one_byte_at_a_time_gives_the_same(name):
    data = MAKERS[name]()
    if len(data) <= HEAD_SIZE:
        assert result(data, range(len(data))) == result(data)


@given(st.sampled_from(HELD), st.lists(st.integers(0, 10**6), max_size=8))
@settings(few, max_examples=20)
def test_the_cutting_of_a_held_file_never_changes_the_result(name, cuts):
    data = MAKERS[name]()
    assert result(data, cuts) == result(data)


def mutated(data, seed, changes):
    """Some bytes changed, a piece cut out, doubled or put elsewhere."""
    draw, data = random.Random(seed), bytearray(data)
    for _ in range(changes):
        at, length = draw.randrange(len(data)), draw.randrange(1, 40)
        match draw.randrange(5):
            case 0:
                data[at] = draw.randrange(256)
            case 1:
                data[at : at + 4] = draw.choice(
                    (bytes(4), b"\xff" * 4, numbers(1), b"\x7f\xff\0\0")
                )
            case 2:
                del data[at : at + length]
            case 3:
                data[at:at] = data[draw.randrange(len(data)) :][:length]
            case 4:
                del data[max(at, len(data) // 2) :]
        data = data or bytearray(b"x")
    return bytes(data)


def is_result(outcome):
    return outcome in set(Reason) if isinstance(outcome, Reason) else isinstance(outcome, tuple)


@given(st.sampled_from(CHEAP_FILMS + SOUNDS), st.integers(0, 2**32), st.integers(1, 8))
@settings(few, max_examples=400)
def test_a_damaged_stream_is_cleaned_or_refused(name, seed, changes):
    original = MAKERS[name]()
    data = mutated(original, seed, changes)
    assert is_result(result(data, kind=judge(original[:HEAD_SIZE])))


@given(st.sampled_from(HELD), st.integers(0, 2**32), st.integers(1, 8))
@settings(few, max_examples=200)
def test_a_damaged_picture_or_paper_is_cleaned_or_refused(name, seed, changes):
    original = MAKERS[name]()
    data = mutated(original, seed, changes)
    assert is_result(result(data, kind=judge(original[:HEAD_SIZE])))


@given(st.sampled_from([*CHEAP_FILMS, *SOUNDS, *HELD]), st.floats(0, 1))
@fewer
def test_a_file_cut_short_anywhere_is_cleaned_or_refused(name, part):
    original = MAKERS[name]()
    data = original[: int(len(original) * part)]
    assert is_result(result(data, kind=judge(original[:HEAD_SIZE])))


@given(st.binary(max_size=3_000), st.sampled_from(list(Kind)))
@few
def test_any_bytes_under_the_name_of_any_kind_are_cleaned_or_refused(data, kind):
    judge(data)
    assert is_result(result(data, kind=kind))


@given(st.binary(max_size=2_000), st.sampled_from([b"ID3\x03\0\0\0\0\0\x05", FRAME, brand()]))
@few
def test_any_bytes_behind_a_good_start_are_cleaned_or_refused(data, start):
    assert is_result(result(start + data))


def test_once_refused_a_file_stays_refused():
    cleaner = cleaner_for(Kind.MP4)
    cleaner.feed(MAKERS["mp4-plain"]()[:40])
    for _ in range(2):
        with pytest.raises(Refused, match=r"^broken$"):
            cleaner.finish()
    with pytest.raises(Refused, match=r"^broken$"):
        cleaner.feed(b"more")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_byte_over_the_limit_is_refused_at_once(kind, monkeypatch):
    for keep_original in (False, True):
        cleaner = cleaner_for(kind, keep_original=keep_original)
        cleaner._limit = 100
        with pytest.raises(Refused, match=r"^too-large$"):
            cleaner.feed(bytes(101))


def test_pictures_and_papers_may_have_20_mb_films_and_recordings_500():
    assert {kind.limit >> 20 for kind in Kind} == {20, 500}
    assert all((kind.limit >> 20 == 20) == (kind.family in ("image", "document")) for kind in Kind)


def peak_of(cleaner, pieces):
    """The most memory that passing these pieces takes, in bytes, and how many bytes came out."""
    tracemalloc.start()
    try:
        passed = sum(len(cleaner.feed(piece)) for piece in pieces)
        passed += len(cleaner.finish())
        return tracemalloc.get_traced_memory()[1], passed
    finally:
        tracemalloc.stop()


def long_film(megabytes):
    """A film of one long `mdat`, in pieces of 64 KiB, `moov` behind it."""
    film = Film(in_moov=odd_film_cases.NOTES)
    whole, piece = film.bytes(), bytes(64 * 1024)
    start, _, rest = whole.partition(b"mdat")
    media, moov = rest.split(b"moov")
    size = 8 + len(media) - 4 + megabytes * len(piece) * 16
    yield start[:-4] + numbers(size) + b"mdat" + media[:-4]
    for _ in range(megabytes * 16):
        yield piece
    yield media[-4:] + b"moov" + moov


def long_recording(megabytes):
    yield NOTES
    piece = FRAME * 157
    for _ in range(megabytes * 16):
        yield piece
    yield OLD_NOTES


@pytest.mark.parametrize(
    ("kind", "stream"), [(Kind.MP4, long_film), (Kind.MP3, long_recording)], ids=["mp4", "mp3"]
)
def test_memory_stays_flat_however_long_the_stream(kind, stream):
    short, _ = peak_of(cleaner_for(kind), stream(2))
    long, passed = peak_of(cleaner_for(kind), stream(10))
    assert passed > 10_000_000
    assert long < short + 256 * 1024
    assert long < 2 * 1024 * 1024


def test_a_moov_is_held_up_to_its_bound_and_no_further():
    track = Track(samples=[b"one"]).box(0)
    head = brand() + box(b"mdat", SECRET)
    fits = box(b"moov", box(b"mvhd", bytes(100)), track, box(b"udta", bytes(15_000_000)))
    peak, _ = peak_of(cleaner_for(Kind.MP4), [head, fits])
    assert peak < 80 * 1024 * 1024
    over = [head, numbers(17_000_000) + b"moov", bytes(65_536)]
    with pytest.raises(Refused, match=r"^too-complex$"):
        peak_of(cleaner_for(Kind.MP4), over)


def test_a_secret_is_found_in_each_coding_that_notes_use():
    for code in ("ascii", "utf-16-le", "utf-16-be"):
        assert secrets_in(b"..." + SECRET.decode().encode(code) + b"...")
    assert not secrets_in(SECRET[:-1])
