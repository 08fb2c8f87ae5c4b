"""Every odd and hostile file has its expected outcome in `odd_files.csv`, and meets it."""

import csv
import hashlib
from pathlib import Path

import pytest
from tests.tipoff.cleaning import (
    looking,
    odd_film_cases,
    odd_others,
    odd_papers,
    odd_pictures,
    odd_recordings,
)
from tests.tipoff.cleaning.odd import MAKERS, SECRET, secrets_in
from tests.tipoff.cleaning.odd_films import SAMPLES

from tipoff.cleaning import HEAD_SIZE, Family, Kind, Refused, cleaner_for, judge

MODULES = (odd_film_cases, odd_others, odd_papers, odd_pictures, odd_recordings)
TABLE = Path(__file__).with_name("odd_files.csv")
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
TAKEN = [row for row in ROWS if row["outcome"] in set(Kind)]

pytestmark = [
    pytest.mark.usefixtures("in_this_process"),
    pytest.mark.filterwarnings("ignore:Corrupt EXIF"),
]


def names(rows):
    return [row["file"] for row in rows]


def cleaned(data, kind, **options):
    cleaner = cleaner_for(kind, **options)
    return cleaner, cleaner.feed(data) + cleaner.finish()


def outcome(data):
    """What happens to a file, in the table's words."""
    kind = judge(data[:HEAD_SIZE])
    if kind is None:
        return ("", "not taken", "")
    try:
        cleaner, _ = cleaned(data, kind)
    except Refused as refused:
        return (kind.value, f"refused {refused.reason}", "")
    return (kind.value, cleaner.kind.value, " ".join(sorted(cleaner.removed)))


def test_the_table_has_at_least_sixty_kinds_and_a_maker_for_each():
    assert names(ROWS) == list(dict.fromkeys(names(ROWS)))
    assert set(names(ROWS)) == set(MAKERS)
    assert len(ROWS) >= 200
    assert len({(row["judged"], row["outcome"]) for row in ROWS}) >= 20


def test_makers_plant_the_secret_nearly_everywhere():
    """The search for leaks can find something: most odd files that are taken do hold the secret."""
    planted = [name for name in names(TAKEN) if SECRET in MAKERS[name]()]
    assert len(planted) >= 85, len(planted)


@pytest.mark.parametrize("row", ROWS, ids=names(ROWS))
def test_an_odd_file_meets_its_outcome(row):
    assert outcome(MAKERS[row["file"]]()) == (row["judged"], row["outcome"], row["removed"])


@pytest.mark.parametrize("row", TAKEN, ids=names(TAKEN))
def test_what_comes_out_tells_no_secret_and_can_be_opened(row):
    original = MAKERS[row["file"]]()
    cleaner, data = cleaned(original, Kind(row["judged"]))
    assert not secrets_in(data)
    assert judge(data[:HEAD_SIZE]) is cleaner.kind
    assert cleaner.sha256 == hashlib.sha256(original).hexdigest()
    assert cleaner.size == len(original)
    LOOKS[cleaner.kind.family](row["file"], original, data, cleaner.kind)


def look_at_picture(name, original, data, kind):
    picture = looking.look_at_picture(data, kind.value)
    if name in ("png-16-bit", "png-data-bomb"):
        return
    if picture.mode in ("RGB", "RGBA", "P"):
        across = picture.width > picture.height
        first, second = ((8, 8), (40, 8)) if across else ((8, 8), (8, 40))
        turned = name == "png-exif"  # orientation 8 turns the other way
        first, second = (second, first) if turned else (first, second)
        assert looking.is_red_then_blue(picture, first, second)
    is_turned = name in ("jpeg-turned", "heic-turned", "png-exif")
    assert picture.size == ((32, 48) if is_turned else (48, 32))


def look_at_paper(name, original, data, kind):
    pages = {"pdf-packed-objects": 3, "pdf-linearized": 2}.get(name, 1)
    assert looking.look_at_paper(data) == pages
    if name not in ("pdf-content-bomb", "pdf-by-hand"):
        assert odd_papers.SHOWN in data or b"/FlateDecode" in data
    if "comment" in name or name == "pdf-form":
        assert (b"Fxo" in data) == (name != "pdf-hidden-comment")


def look_at_film(name, original, data, kind):
    assert len(data) == len(original)
    assert not any(looking.times_in(data))
    if b"moof" in data:
        assert looking.fragment_samples(data) == SAMPLES[b"vide"]
        return
    samples = looking.samples_of(data)
    only_sound = b"vide" not in original
    assert samples == ({b"soun": SAMPLES[b"soun"]} if only_sound else SAMPLES)


def look_at_recording(name, original, data, kind):
    assert looking.is_frames_alone(data, odd_recordings.FRAME, odd_recordings.FRAME_2)
    assert len(data) >= 9 * 144


def look_at_sound(name, original, data, kind):
    look = look_at_recording if kind is Kind.MP3 else look_at_film
    look(name, original, data, kind)


LOOKS = {
    Family.IMAGE: look_at_picture,
    Family.DOCUMENT: look_at_paper,
    Family.VIDEO: look_at_film,
    Family.AUDIO: look_at_sound,
}


@pytest.mark.parametrize("row", TAKEN, ids=names(TAKEN))
def test_cleaning_what_is_clean_removes_nothing_more(row):
    once = cleaned(MAKERS[row["file"]](), Kind(row["judged"]))
    kind = once[0].kind
    cleaner, twice = cleaned(once[1], kind)
    assert cleaner.removed == set()
    if kind.family is not Family.IMAGE:
        assert twice == once[1]


@pytest.mark.parametrize("row", TAKEN, ids=names(TAKEN))
def test_kept_as_it_is_a_file_is_unchanged(row):
    data = MAKERS[row["file"]]()
    cleaner, kept = cleaned(data, Kind(row["judged"]), keep_original=True)
    assert kept == data
    assert (cleaner.kind, cleaner.removed) == (Kind(row["judged"]), set())


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("jpeg-pixel-bomb", "too-many-pixels"),
        ("png-side-bomb", "too-many-pixels"),
        ("pdf-password", "locked"),
        ("pdf-too-many-pages", "too-complex"),
        ("pdf-head-only", "broken"),
        ("heic-brand-only", "broken"),
    ],
)
def test_kept_as_it_is_a_bomb_is_refused_all_the_same(name, outcome):
    data = MAKERS[name]()
    with pytest.raises(Refused, match=rf"^{outcome}$"):
        cleaned(data, judge(data[:HEAD_SIZE]), keep_original=True)


def test_a_film_with_hidden_places_can_be_kept_as_it_is():
    data = MAKERS["mp4-gopro-places"]()
    assert cleaned(data, Kind.MP4, keep_original=True)[1] == data


@pytest.mark.parametrize("keep_original", [False, True])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_file_of_another_kind_than_was_said_is_refused(kind, keep_original):
    for name in ("html", "empty", "png-plain", "pdf-plain", "mp4-plain", "mp3-plain", "mov-plain"):
        data = MAKERS[name]()
        if judge(data[:HEAD_SIZE]) is kind:
            continue
        with pytest.raises(Refused, match=r"^(kind|empty)$"):
            cleaned(data, kind, keep_original=keep_original)
