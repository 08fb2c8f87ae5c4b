"""Pieces: a broken connection costs one piece, each is sealed by itself, none is left behind."""

import json

import pytest
from tests.tipoff.uploads import samples
from tests.tipoff.uploads.conftest import Sender, nothing_is_left, opened, stored

from tipoff import blobs
from tipoff.uploads import pieces, slots
from tipoff.uploads.problems import words

SIZE = 100_000  # of a piece in these tests
FILM = samples.whole_movie(250_000)


def said(response):
    return json.loads(response.content)


def begun(sender, **told):
    return said(sender.await_file(FILM, **told))


def test_a_file_in_pieces_becomes_one_sealed_file_and_the_pieces_go(sender):
    answer = sender.send_in_pieces(FILM, SIZE, name="phim.mp4")
    assert answer.status_code == 200
    assert "phim.mp4" in said(answer)["list"]
    (file,) = sender.files
    assert (file.size, file.kind) == (len(FILM), "mp4")
    assert "location" in file.removed
    assert len(opened(file)) == len(FILM)
    assert [path.name for path in stored()] == [file.id]
    assert "arriving" not in sender.place


def test_no_piece_shows_what_is_in_it(sender):
    awaiting = begun(sender)
    sender.piece(awaiting["id"], 0, FILM[:SIZE])
    (path,) = stored()
    assert samples.MARKER in FILM[:SIZE]
    assert samples.MARKER not in path.read_bytes()


def test_the_same_file_goes_on_where_it_stopped(sender):
    awaiting = begun(sender)
    sender.piece(awaiting["id"], 0, FILM[:SIZE])
    assert begun(sender) == {"id": awaiting["id"], "offset": SIZE}
    assert sender.send_in_pieces(FILM, SIZE).status_code == 200
    assert len(opened(sender.files[0])) == len(FILM)


def test_another_file_begins_anew_and_the_old_pieces_go(sender):
    awaiting = begun(sender)
    sender.piece(awaiting["id"], 0, FILM[:SIZE])
    other = begun(sender, modified="2")
    assert other["offset"] == 0
    assert other["id"] != awaiting["id"]
    assert stored() == []


def test_a_piece_out_of_step_is_told_the_offset(sender):
    awaiting = begun(sender)
    for offset in (5, SIZE):
        answer = sender.piece(awaiting["id"], offset, FILM[:SIZE])
        assert (answer.status_code, said(answer)) == (409, {"offset": 0})
    sender.piece(awaiting["id"], 0, FILM[:SIZE])
    repeated = sender.piece(awaiting["id"], 0, FILM[:SIZE])
    assert (repeated.status_code, said(repeated)) == (409, {"offset": SIZE})


def test_finishing_too_early_is_told_the_offset(sender):
    awaiting = begun(sender)
    sender.piece(awaiting["id"], 0, FILM[:SIZE])
    answer = sender.finish(awaiting["id"])
    assert (answer.status_code, said(answer)) == (409, {"offset": SIZE})


def test_finished_twice_is_one_file(sender):
    awaiting = begun(sender)
    for offset in range(0, len(FILM), SIZE):
        sender.piece(awaiting["id"], offset, FILM[offset : offset + SIZE])
    assert sender.finish(awaiting["id"]).status_code == 200
    assert sender.finish(awaiting["id"]).status_code == 404
    assert len(sender.files) == 1


def test_a_piece_that_was_damaged_on_the_disk_is_told_and_all_is_given_up(sender):
    awaiting = begun(sender)
    for offset in range(0, len(FILM), SIZE):
        sender.piece(awaiting["id"], offset, FILM[offset : offset + SIZE])
    blobs.pieces().write(f"{awaiting['id']}.1", b"x" * 900)
    answer = sender.finish(awaiting["id"])
    assert (answer.status_code, said(answer)["error"]) == (422, words("interrupted"))
    assert nothing_is_left()


def test_pieces_cannot_be_exchanged_or_put_elsewhere(sender):
    awaiting = begun(sender)
    for offset in range(0, len(FILM), SIZE):
        sender.piece(awaiting["id"], offset, FILM[offset : offset + SIZE])
    store = blobs.pieces()
    store.write(f"{awaiting['id']}.1", store.read(f"{awaiting['id']}.0"))
    assert said(sender.finish(awaiting["id"]))["error"] == words("interrupted")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"chi la chu thoi " * 9000, "kind"),
        (samples.jpeg() + bytes(21 * 1024 * 1024), "too-large"),
    ],
)
def test_the_first_piece_tells_already_what_will_not_be_taken(sender, data, reason):
    awaiting = said(sender.await_file(data))
    answer = sender.piece(awaiting["id"], 0, data[:SIZE])
    assert (answer.status_code, said(answer)["error"]) == (422, words(reason))
    assert nothing_is_left()
    assert "arriving" not in sender.place


def test_a_broken_film_is_refused_at_the_end_and_leaves_nothing(sender):
    cut = FILM[: len(FILM) - 40_000]
    answer = sender.send_in_pieces(cut, SIZE)
    assert (answer.status_code, said(answer)["error"]) == (422, words("broken"))
    assert nothing_is_left()


@pytest.mark.parametrize(
    ("size", "reason"), [("0", "empty"), (str(600 * 1024 * 1024), "too-large")]
)
def test_a_size_that_cannot_be_is_refused_at_once(sender, size, reason):
    answer = sender.post(f"{sender.url}bat-dau/", {"name": "a", "size": size})
    assert (answer.status_code, said(answer)["error"]) == (422, words(reason))


def test_more_bytes_than_announced_are_refused(sender):
    awaiting = said(sender.await_file(FILM[:1000]))
    assert sender.piece(awaiting["id"], 0, FILM[:2000]).status_code == 422
    assert nothing_is_left()


def test_a_piece_of_nothing_changes_nothing(sender):
    awaiting = begun(sender)
    sender.piece(awaiting["id"], 0, FILM[:SIZE])
    answer = sender.piece(awaiting["id"], SIZE, b"")
    assert (answer.status_code, said(answer)) == (409, {"offset": SIZE})
    assert begun(sender)["offset"] == SIZE


def test_a_piece_larger_than_a_piece_is_not_read(sender):
    awaiting = begun(sender)
    answer = sender.piece(awaiting["id"], 0, bytes(pieces.PIECE + 1))
    assert answer.status_code == 413


def test_another_citizens_file_is_as_unknown_as_one_that_never_was(sender):
    awaiting = begun(sender)
    stranger = Sender().begin()
    for file_id in (awaiting["id"], "0" * 32, ""):
        assert stranger.piece(file_id, 0, FILM[:10]).status_code == 404
        assert stranger.finish(file_id).status_code == 404


def test_without_a_box_the_script_is_told_that_it_is_gone(world):
    stranger = Sender()
    assert stranger.await_file(FILM).status_code == 410
    assert stranger.piece("x", 0, b"x").status_code == 410
    assert stranger.finish("x").status_code == 410


def test_without_a_free_slot_a_piece_is_to_be_sent_again_later(sender, settings):
    awaiting = begun(sender)
    taken = [slots.SLOTS.acquire(blocking=False) for _ in range(settings.UPLOAD_SLOTS)]
    try:
        answer = sender.piece(awaiting["id"], 0, FILM[:SIZE])
    finally:
        for _ in filter(None, taken):
            slots.SLOTS.release()
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert sender.piece(awaiting["id"], 0, FILM[:SIZE]).status_code == 200


@pytest.mark.parametrize("number", ["-1", "1e3", "٣", "9" * 400, "0x10", "", " 1"])
def test_numbers_that_are_none_count_as_nought(sender, number):
    answer = sender.post(f"{sender.url}bat-dau/", {"name": "a", "size": number})
    assert answer.status_code == 422
